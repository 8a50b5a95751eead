import { type Saying, saying } from '../../words/saying.ts';
import type { Config } from '../config.ts';

/** Who this machine is where it signs in to Azure without a key. */
export function azureIdentity({ process: { AZURE_CLIENT_ID: id } }: Pick<Config, 'process'>): Saying {
  return id === undefined ? saying('errors.reach.ownIdentity') : saying('errors.reach.identity', { id });
}

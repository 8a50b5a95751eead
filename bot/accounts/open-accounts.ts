import type { Config } from '../config.ts';
import { appTokens } from '../identity/app-tokens.ts';
import type { Accounts } from './accounts.ts';
import { type AskDataverse, createDataverse } from './dataverse.ts';
import { dataverseAccounts } from './dataverse-accounts.ts';

/**
 * The CRM that the settings name; null = none.
 * @param patience so many ms a form waits for it
 */
export function openAccounts(config: Config, now: () => number, patience: { readonly form: number }): Accounts | null {
  const ask = openDataverse(config, now);
  return ask && dataverseAccounts(ask, patience);
}

/** Asked as the bot itself; the double of a desk, where the bot has no identity, takes any token. */
export function openDataverse({ crm, teams }: Config, now: () => number): AskDataverse | null {
  if (crm === null) return null;
  const token = teams.appId === undefined ? async () => 'desk' : appTokens(teams, crm.url);
  return createDataverse({ url: crm.url, token, now });
}

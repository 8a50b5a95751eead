import { causesOf, whyNotReached } from '../../errors/why-not-reached.ts';
import { type Saying, saying } from '../../words/saying.ts';
import type { StoreConfig } from '../config.ts';

/**
 * Why the store cannot be used, for operators: what could not be reached, as whom, and what to check.
 * @param thrown what any operation of the store threw
 * @param identity who this machine is in Azure
 */
export async function whyStoreNotReached(thrown: unknown, store: StoreConfig, identity: Saying): Promise<Saying> {
  const [innermost] = causesOf(thrown).slice(-1);
  const message = innermost instanceof Error ? innermost.message : String(innermost);
  if (store.kind === 'sqlite') {
    const why = message.slice(0, 200);
    return saying('errors.reach.sqlite', { file: store.file, why });
  }
  const { endpoint: address, database } = store;
  const who = store.key === undefined ? identity : saying('errors.reach.key', { setting: 'COSMOS_KEY' });
  const status = innermost instanceof Error && 'code' in innermost ? innermost.code : undefined;
  if (status === 401) return saying('errors.reach.cosmosUnknown', { address, identity: who });
  // As the service words it (Microsoft Learn: troubleshoot-forbidden).
  if (status === 403 && /firewall|originated from|virtual network|private endpoint/i.test(message)) {
    return saying('errors.reach.cosmosFirewall', { address, identity: who });
  }
  if (status === 403) return saying('errors.reach.cosmosForbidden', { address, identity: who });
  if (status === 404) return saying('errors.reach.cosmosMissing', { address, database, identity: who });
  return whyNotReached({ address, setting: 'COSMOS_ENDPOINT', identity: who }, thrown);
}

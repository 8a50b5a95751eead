import { createPartnerCenter, type PartnerCenter } from '../../partner-center/partner-center.ts';
import type { Log } from '../log/log.ts';
import { type KeptRefreshToken, keptRefreshToken } from '../providers/kept-refresh-token.ts';
import type { Account } from '../providers/providers.ts';
import type { Vault } from '../secrets/vault.ts';

/** An account as it answers at this moment, whether the bot has paused it or not, and where its refresh token is. */
export interface OpenAccount {
  readonly client: PartnerCenter;
  readonly kept: KeptRefreshToken;
}

export type PartnerCenterOf = (account: Account) => Promise<OpenAccount>;

/** Of each account one client, so that all who ask share its tokens: its refresh token rolls no more often than it has to. */
export function createPartnerCenterOf(vault: () => Promise<Vault>, log: Log, now: () => number): PartnerCenterOf {
  const accounts = new Map<string, Promise<OpenAccount>>();
  const open = async (account: Account): Promise<OpenAccount> => {
    const kept = keptRefreshToken(account, await vault(), now);
    return { client: createPartnerCenter({ ...account, ...kept, log, now }), kept };
  };
  return (account) => {
    const opened = accounts.get(account.id) ?? open(account);
    accounts.set(account.id, opened);
    return opened;
  };
}

import { createHash } from 'node:crypto';
import type { Vault } from '../secrets/vault.ts';

/** Where the refresh token of an account's integration user is kept; it rolls with each use. */
export interface KeptRefreshToken {
  readonly readRefreshToken: () => Promise<string | undefined>;
  readonly saveRefreshToken: (token: string) => Promise<void>;
}

/**
 * What the vault has is newer than the setting, from which it came. It is kept under a name that follows from the
 * setting: a new token put there takes the place of whatever came from the old one.
 */
export function keptRefreshToken(
  account: { readonly id: string; readonly refreshToken?: string | undefined },
  vault: Vault,
): KeptRefreshToken {
  const { id, refreshToken = '' } = account;
  const seed = createHash('sha256').update(refreshToken).digest('hex').slice(0, 12);
  const name = `refresh-token-${id}-${seed}`;
  return {
    readRefreshToken: async () => (await vault.get(name)) ?? account.refreshToken,
    saveRefreshToken: (token) => vault.put(name, token),
  };
}

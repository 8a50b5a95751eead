import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Vault } from '../secrets/vault.ts';

/** Where the refresh token of an account's integration user is kept; it rolls with each use. */
export interface KeptRefreshToken {
  readonly readRefreshToken: () => Promise<string | undefined>;
  readonly saveRefreshToken: (token: string) => Promise<void>;
  /** Where the next one to be used is, and since when it is there, in ms UTC, as far as that was kept. */
  readonly whereItIs: () => Promise<{ readonly place: 'vault' | 'setting' | 'nowhere'; readonly since?: number }>;
}

/** Whose sign-in it is, and the token that a setting gave to begin with. */
export interface SignInAccount {
  readonly id: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly loginUrl: string;
  readonly refreshToken?: string | undefined;
}

/** `taken`: prints of the setting's values that it has taken over from, the last one first; `savedAt`: ms UTC. */
const Kept = z.object({ token: z.string(), taken: z.array(z.string()), savedAt: z.number().exactOptional() });
type Kept = z.infer<typeof Kept>;

/** Processes with the setting before and after a redeployment work side by side for a while. */
const TAKEN_KEPT = 8;

/**
 * What the vault has is newer than the setting, from which it came, and stands under a name that follows from the
 * account: with the setting emptied or put back the sign-in stays. A value that was never in the setting before wins
 * over what is kept, once.
 */
export function keptRefreshToken(account: SignInAccount, vault: Vault, now = Date.now): KeptRefreshToken {
  const place = placeOf(account);
  const given = account.refreshToken || undefined;
  const printed = given === undefined ? [] : [printOf(given)];

  const read = async (): Promise<Kept | undefined> => {
    const kept = await vault.get(place);
    if (kept !== undefined) return Kept.parse(JSON.parse(kept));
    const former = await vault.get(formerPlaceOf(account));
    return former === undefined ? undefined : { token: former, taken: printed };
  };

  /** Whether what is kept came from the setting, or there is none. */
  const isNewer = (kept: Kept | undefined) => printed.every((print) => kept?.taken.includes(print));

  return {
    async readRefreshToken() {
      const kept = await read();
      return isNewer(kept) ? kept?.token : given;
    },
    async whereItIs() {
      const kept = await read();
      if (!isNewer(kept)) return { place: 'setting' };
      if (kept === undefined) return { place: 'nowhere' };
      return { place: 'vault', ...(kept.savedAt === undefined ? {} : { since: kept.savedAt }) };
    },
    async saveRefreshToken(token) {
      const before = (await read())?.taken ?? [];
      const taken = [...new Set([...printed, ...before])].slice(0, TAKEN_KEPT);
      await vault.put(place, JSON.stringify({ token, taken, savedAt: now() } satisfies Kept));
    },
  };
}

/** What its secret is named, for the vault. */
export function placeOf({ tenantId, clientId, loginUrl }: SignInAccount): string {
  const account = [new URL(loginUrl).origin, tenantId, clientId].join(' ').toLowerCase();
  return `refresh-token-of-${printOf(account)}`;
}

/** Where a bot before this one kept it: under the value of the setting. It stays there, for one that goes back to it. */
function formerPlaceOf({ id, refreshToken = '' }: SignInAccount): string {
  return `refresh-token-${id}-${printOf(refreshToken).slice(0, 12)}`;
}

function printOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

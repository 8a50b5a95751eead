import type { JWK } from 'jose';
import { importJWK } from 'jose/key/import';
import { z } from 'zod';
import { backOff } from '../../../errors/back-off.ts';
import { messageOf } from '../../../errors/redact.ts';
import type { Log } from '../../log/log.ts';
import { Refused } from './refusals.ts';

/** A key with which the channel signs. */
export interface ChannelKey {
  readonly key: Awaited<ReturnType<typeof importJWK>>;
  /** The channels that may use it; undefined = it does not say. */
  readonly endorsements: readonly string[] | undefined;
}

/**
 * The key of this id; undefined = the channel has none.
 * @throws Refused `keys-unavailable` when it cannot be told
 */
export type FindKey = (keyId: string) => Promise<ChannelKey | undefined>;

/** All in ms. */
const hour = 3_600_000;
/** From this age on keys are fetched anew, behind the calls; Microsoft Learn says to do so at least each day. */
const freshFor = 24 * hour;
/** While they cannot be fetched, keys are believed up to this age. */
const believedFor = 72 * hour;
/** A key that is not known is looked for no more often than this, whoever asks: the real ones are announced days ahead. */
const pauseAfterSuccess = 5 * 60_000;
const pauseAfterFailure = { first: 1000, longest: 60_000 };
/** For metadata and keys together; whoever waits for an answer waits five seconds. */
const patience = 4000;
/** In characters of the log. */
const longestReason = 200;

const Metadata = z.object({ jwks_uri: z.url() });
const Keys = z.object({ keys: z.array(z.unknown()).max(100) });
const RsaKey = z.object({
  kid: z.string(),
  kty: z.literal('RSA'),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
});

/** Keeps the public keys of the channel. */
export function createChannelKeys(metadataUrl: string, now: () => number, log: Log): FindKey {
  let keys: ReadonlyMap<string, ChannelKey> = new Map();
  let fetchedAt = Number.NEGATIVE_INFINITY;
  let nextFetch = Number.NEGATIVE_INFINITY;
  let failures = 0;
  let fetching: Promise<void> | undefined;

  const refresh = async () => {
    try {
      keys = await fetchKeys(metadataUrl);
      fetchedAt = now();
      failures = 0;
      nextFetch = fetchedAt + pauseAfterSuccess;
    } catch (error) {
      failures += 1;
      nextFetch = now() + backOff(failures, pauseAfterFailure);
      log.warn(
        { because: messageOf(error).slice(0, longestReason), failures },
        "the channel's keys could not be fetched",
      );
    } finally {
      fetching = undefined;
    }
  };
  /** One fetch at a time, which all wait for who need it. */
  const refreshIfDue = () => {
    if (fetching === undefined && now() >= nextFetch) fetching = refresh();
    return fetching;
  };

  return async (keyId) => {
    const isUsable = () => now() - fetchedAt < believedFor;
    const known = isUsable() ? keys.get(keyId) : undefined;
    if (known === undefined) await refreshIfDue();
    else if (now() - fetchedAt >= freshFor) void refreshIfDue();
    if (!isUsable()) throw new Refused('keys-unavailable');
    return known ?? keys.get(keyId);
  };
}

/**
 * The keys that the metadata lead to, by their ids.
 * @throws whatever keeps them from being read
 */
export async function fetchKeys(metadataUrl: string): Promise<ReadonlyMap<string, ChannelKey>> {
  const signal = AbortSignal.timeout(patience);
  const { jwks_uri: keysUrl } = Metadata.parse(await fetchJson(metadataUrl, signal));
  const { origin, protocol } = new URL(keysUrl);
  if (protocol !== 'https:' && origin !== new URL(metadataUrl).origin)
    throw new Error('The keys are not at an https address.');
  const { keys } = Keys.parse(await fetchJson(keysUrl, signal));
  const found = keys.flatMap((key) => RsaKey.safeParse(key).data ?? []);
  const imported = found.map(async ({ endorsements, ...key }): Promise<[string, ChannelKey]> => {
    const jwk: JWK = key;
    return [key.kid, { key: await importJWK(jwk, 'RS256'), endorsements }];
  });
  return new Map(await Promise.all(imported));
}

async function fetchJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, redirect: 'error' });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
}

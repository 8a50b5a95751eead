import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';

/**
 * The object id of a person's manager in Entra ID, lower case; undefined = has none.
 * @throws OnboardingError `graph-not-reached`, retryable, when Graph gives no answer that can be used
 */
export type FindManager = (personId: string) => Promise<string | undefined>;

export interface FindManagerOptions {
  /** e.g. `https://graph.microsoft.com`. */
  readonly graphUrl: string;
  /** An app-only token for Microsoft Graph with the permission `User.Read.All`. */
  readonly token: () => Promise<string>;
  /** ms on any clock. */
  readonly now: () => number;
  /** How long token and answer together may take, in ms. */
  readonly timeoutMs?: number;
}

const Manager = z.object({ id: z.string() });

/** Managers change rarely, and a changed one should not have to wait for long. */
const keptForMs = 5 * 60_000;
/** More people than this do not wait for an approval at the same time. */
const mostKept = 1000;

/**
 * Looks managers up in Microsoft Graph ("List manager": GET /users/{id}/manager, 404 = none). An answer is kept for
 * five minutes, a failure is not; who asks for the same person meanwhile shares the request.
 */
export function createFindManager(options: FindManagerOptions): FindManager {
  const managers = new LRUCache<string, { readonly id: string | undefined }>({
    max: mostKept,
    ttl: keptForMs,
    ttlResolution: 0,
    perf: { now: options.now },
    fetchMethod: async (personId) => ({ id: await lookUp(personId, options) }),
  });
  return async (personId) => (await managers.fetch(personId))?.id;
}

async function lookUp(personId: string, { graphUrl, token, timeoutMs = 5000 }: FindManagerOptions) {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const headers = { authorization: `Bearer ${await Promise.race([token(), expiryOf(signal)])}` };
    const url = `${graphUrl}/v1.0/users/${encodeURIComponent(personId)}/manager?$select=id`;
    const answer = await fetch(url, { headers, redirect: 'error', signal });
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw notReached(new Error(`Microsoft Graph answered ${answer.status}`), answer.status);
    return Manager.parse(await answer.json()).id.toLowerCase();
  } catch (thrown) {
    throw thrown instanceof OnboardingError ? thrown : notReached(thrown);
  }
}

function expiryOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

function notReached(cause: unknown, httpStatus?: number): OnboardingError {
  return new OnboardingError('graph-not-reached', {
    says: saying('errors.identity.graph'),
    retryable: true,
    cause,
    ...(httpStatus !== undefined && { httpStatus }),
  });
}

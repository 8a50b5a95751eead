import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';

/** How Microsoft Graph is asked. */
export interface GraphOptions {
  /** e.g. `https://graph.microsoft.com`. */
  readonly graphUrl: string;
  /** An app-only token for Microsoft Graph with the permissions `User.Read.All` and `GroupMember.Read.All`. */
  readonly token: () => Promise<string>;
  /** ms on any clock. */
  readonly now: () => number;
  /** Hears how each question came out: what went wrong; undefined = nothing. */
  readonly heard?: (failure: OnboardingError | undefined) => void;
  /** How long token and answer together may take, in ms. */
  readonly timeoutMs?: number;
}

/**
 * Whether this is an id of the directory, as it may become a part of an address: `me` and `..` lead elsewhere, and the
 * channel's own id stands in for who is in no directory, such as an anonymous guest of a meeting.
 */
export function isObjectId(id: string): boolean {
  return /^[0-9a-f]{1,40}(-[0-9a-f]{1,40}){4}$/i.test(id);
}

/**
 * Asks Microsoft Graph once.
 * @param read what the answer has to be, of the form that it comes in
 * @returns undefined = there is no such thing (404)
 * @throws OnboardingError `graph-not-reached`, retryable, when Graph gives no answer that can be used
 */
export async function askGraph<T>(
  options: GraphOptions,
  url: string,
  read: (answer: unknown) => T,
  form: 'json' | 'text' = 'json',
): Promise<T | undefined> {
  try {
    const answer = await askOnce(options, url, read, form);
    options.heard?.(undefined);
    return answer;
  } catch (thrown) {
    const failure = thrown instanceof OnboardingError ? thrown : graphNotReached(thrown);
    options.heard?.(failure);
    throw failure;
  }
}

async function askOnce<T>(
  { token, timeoutMs = 5000 }: GraphOptions,
  url: string,
  read: (answer: unknown) => T,
  form: 'json' | 'text',
): Promise<T | undefined> {
  const signal = AbortSignal.timeout(timeoutMs);
  const headers = { authorization: `Bearer ${await Promise.race([token(), expiryOf(signal)])}` };
  const answer = await fetch(url, { headers, redirect: 'error', signal });
  if (answer.status === 404) return undefined;
  if (!answer.ok) throw graphNotReached(new Error(`Microsoft Graph answered ${answer.status}`), answer.status);
  return read(await answer[form]());
}

function expiryOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

export function graphNotReached(cause: unknown, httpStatus?: number): OnboardingError {
  return new OnboardingError('graph-not-reached', {
    says: saying('errors.identity.graph'),
    retryable: true,
    outage: 'directory',
    cause,
    ...(httpStatus !== undefined && { httpStatus }),
  });
}

import { setTimeout as pause } from 'node:timers/promises';
import { ErrorResponse } from '@azure/cosmos';
import { backOff } from '../../errors/back-off.ts';
import { documentTooLarge } from './size-limit.ts';
import { storeUnavailable } from './unavailable.ts';

/** How long we wait for Cosmos DB, in milliseconds. */
export interface Patience {
  /** For one request. */
  readonly attempt: number;
  /** For an operation with all its attempts. Somebody waits for the answer of a turn. */
  readonly operation: number;
}

/** The sub-status of a 404 that this replica has not caught up with what we have read or written elsewhere. */
const SESSION_BEHIND = 1002;

/** The first pause after an attempt that came to nothing, in milliseconds; it doubles with each further one. */
const FIRST_PAUSE = 25;

/**
 * Runs a request until it is answered: statuses that are answers become their word; after anything unclear or temporary
 * it is sent again, for as long as `patience` allows. Every other failure is OnboardingError `store-unavailable`, or
 * `store-document-too-large` for 413.
 *
 * The SDK repeats writes neither after a lost answer nor after 449, repeats reads far beyond the time of a turn, and
 * waits for a 429 however long it is told to. Here all of them are alike, so a request has to be safe to repeat.
 */
export async function answered<T, Word extends string = never>(
  request: (signal: AbortSignal) => Promise<T>,
  patience: Patience,
  words: Readonly<Partial<Record<number, Word>>> = {},
): Promise<T | Word> {
  const giveUpAt = performance.now() + patience.operation;
  for (let attempts = 1; ; attempts += 1) {
    try {
      return await until(giveUpAt, request);
    } catch (thrown) {
      const asked = thrown instanceof ErrorResponse ? thrown.retryAfterInMilliseconds : undefined;
      const wait = Math.max(asked ?? 0, backOff(attempts, { first: FIRST_PAUSE }));
      if (mayPass(thrown) && performance.now() + wait < giveUpAt) {
        await pause(wait);
        // On a busy machine the pause may take all that was left; then what was said last counts.
        if (performance.now() < giveUpAt) continue;
      }
      const status = statusOf(thrown);
      const word = status === undefined ? undefined : words[status];
      if (word !== undefined) return word;
      if (status === 413) throw documentTooLarge(thrown);
      throw storeUnavailable(thrown, asked === undefined ? undefined : Math.ceil(asked / 1_000));
    }
  }
}

/** Also ends what the SDK would still repeat, and the pauses in between, which its abort signal does not reach. */
async function until<T>(moment: number, request: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const over = new AbortController();
  const timer = setTimeout(() => over.abort(new Error('Cosmos DB did not answer in time')), moment - performance.now());
  const tooLate = new Promise<never>((_, reject) => {
    over.signal.addEventListener('abort', () => reject(over.signal.reason), { once: true });
  });
  try {
    return await Promise.race([request(over.signal), tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Whether asking again may help. Microsoft Learn (conceptual-resilient-sdk-applications) names 408, 410 (a partition
 * moved), 429, 449 (others write the document at this moment) and 503 as temporary. Without a status nobody knows: the
 * connection broke, or something in between answered in a language of its own.
 */
function mayPass(thrown: unknown): boolean {
  if (!(thrown instanceof ErrorResponse) || typeof thrown.code !== 'number') return true;
  const { code, substatus } = thrown;
  return [408, 410, 429, 449].includes(code) || code >= 500 || (code === 404 && substatus === SESSION_BEHIND);
}

/** The status of an answer that is about the document; a 404 with a sub-status is about something else. */
function statusOf(thrown: unknown): number | undefined {
  if (!(thrown instanceof ErrorResponse) || typeof thrown.code !== 'number') return undefined;
  return thrown.code === 404 && thrown.substatus ? undefined : thrown.code;
}

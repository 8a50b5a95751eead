import { ErrorResponse } from '@azure/cosmos';
import { storeUnavailable } from './unavailable.ts';

/** The sub-status of a 404 that is about the container or the database, not about the document. */
export const OWNER_MISSING = 1003;

/**
 * The answers to a write under the condition that nothing has changed. 449: others are writing the document at this
 * moment, and this write did not take place.
 */
export const onlyIfUnchanged = { 404: 'changed', 412: 'changed', 449: 'changed' } as const;

/** Runs a request; the statuses that are answers become their word, every other failure `store-unavailable`. */
export async function answered<T, Word extends string = never>(
  request: () => Promise<T>,
  words: Readonly<Partial<Record<number, Word>>> = {},
): Promise<T | Word> {
  try {
    return await request();
  } catch (thrown) {
    if (!(thrown instanceof ErrorResponse)) throw storeUnavailable(thrown);
    const word = typeof thrown.code === 'number' && thrown.substatus !== OWNER_MISSING ? words[thrown.code] : undefined;
    if (word !== undefined) return word;
    const wait = thrown.retryAfterInMilliseconds;
    throw storeUnavailable(thrown, wait === undefined ? undefined : Math.ceil(wait / 1_000));
  }
}

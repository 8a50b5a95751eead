import { LRUCache } from 'lru-cache';
import { type GraphOptions, isObjectId } from './graph.ts';

/** People and groups change rarely, and a change should not have to wait for long. */
const keptForMs = 5 * 60_000;

/**
 * What Microsoft Graph answers of somebody, or of a group. An answer is kept for five minutes, a failure is not; who asks
 * for the same meanwhile shares the request.
 * @param most of so many at a time
 * @returns undefined = that is no id of the directory
 */
export function keptAnswers<T extends object>(
  lookUp: (id: string) => Promise<T>,
  { now }: GraphOptions,
  most = 1000,
): (id: string) => Promise<T | undefined> {
  const known = new LRUCache<string, T>({
    max: most,
    ttl: keptForMs,
    ttlResolution: 0,
    perf: { now },
    fetchMethod: lookUp,
  });
  return async (id) => (isObjectId(id) ? known.fetch(id) : undefined);
}

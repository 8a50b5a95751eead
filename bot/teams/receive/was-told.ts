import { LRUCache } from 'lru-cache';

/** In ms. */
const pause = 60_000;
/** Of more people at once somebody may be told again sooner. */
const mostPeople = 5000;

/**
 * Whether somebody has been told within a minute that they write too much; from now on they have. As many answers as
 * there are messages would be a flood of our own.
 * @param now ms on any clock
 */
export function createWasTold(now: () => number): (personId: string) => boolean {
  const told = new LRUCache<string, true>({ max: mostPeople, ttl: pause, ttlResolution: 0, perf: { now } });
  return (personId) => {
    if (told.has(personId)) return true;
    told.set(personId, true);
    return false;
  };
}

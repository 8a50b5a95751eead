import { LRUCache } from 'lru-cache';
import { atMost } from '../../at-most.ts';

/** Of more people at once somebody may be told again sooner. */
const mostPeople = 5000;

/**
 * Whether somebody has been told the same within the pause; from now on they have. As many answers as there are messages
 * would be a flood of our own.
 * @param pause ms
 * @param now ms on any clock
 */
export function createWasTold(pause: number, now: () => number): (whom: string) => boolean {
  const told = new LRUCache<string, true>({ ...atMost(mostPeople), ttl: pause, ttlResolution: 0, perf: { now } });
  return (whom) => {
    if (told.has(whom)) return true;
    told.set(whom, true);
    return false;
  };
}

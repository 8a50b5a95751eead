import { LRUCache } from 'lru-cache';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { saying } from '../words/saying.ts';
import { atMost } from './at-most.ts';

/** What is counted for each person. */
export type Counted = 'onboardings' | 'imported' | 'mails' | 'commands' | 'lookups';

const hour = 60 * 60_000;
/** Of so many people at once what they did is remembered. */
const mostPeople = 5000;

/**
 * What one person may do within an hour, by a window that slides. It is the memory of this process: of several, each
 * allows as much, and a start begins anew.
 */
export interface Limits {
  /** @throws OnboardingError `limit-reached` when there can be no more, which says for how long */
  check(what: Counted, personId: string): void;
  /** It has happened. */
  count(what: Counted, personId: string): void;
  /** Both, for what happens now. */
  take(what: Counted, personId: string): void;
}

/** @param now ms UTC */
export function createLimits(most: Readonly<Record<Counted, number>>, now: () => number): Limits {
  const moments = new LRUCache<string, number[]>({
    ...atMost(5 * mostPeople),
    ttl: hour,
    ttlResolution: 0,
    perf: { now },
  });
  const check: Limits['check'] = (what, personId) => {
    // The one after which there can be one more.
    const oldest = moments.get(`${what} ${personId}`)?.at(-most[what]) ?? Number.NEGATIVE_INFINITY;
    const pause = oldest + hour - now();
    if (pause <= 0) return;
    throw new OnboardingError('limit-reached', {
      says: saying(`errors.limits.${what}`, { most: most[what], minutes: Math.ceil(pause / 60_000) }),
      retryable: true,
      retryAfterSeconds: Math.ceil(pause / 1000),
      heldBack: true,
    });
  };
  const count: Limits['count'] = (what, personId) => {
    const key = `${what} ${personId}`;
    const counted = moments.get(key) ?? [];
    if (counted.length >= most[what]) counted.shift();
    counted.push(now());
    moments.set(key, counted);
  };
  return {
    check,
    count,
    take(what, personId) {
      check(what, personId);
      count(what, personId);
    },
  };
}

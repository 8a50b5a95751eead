import { LRUCache } from 'lru-cache';
import { OnboardingError } from '../../../errors/onboarding-error.ts';
import { saying } from '../../../words/saying.ts';
import { atMost } from '../../at-most.ts';

const minute = 60_000;
/** A dozen open views, each of which asks three things every few seconds, and a person who types into a filter. */
const mostInAMinute = 300;
const mostPeople = 5_000;

/** How often one person may ask within a minute: by the memory of this process. @param now ms UTC */
export function createPace(now: () => number): (personId: string) => void {
  const asked = new LRUCache<string, { readonly since: number; times: number }>(atMost(mostPeople));
  return (personId) => {
    const at = now();
    const known = asked.get(personId);
    const current = known !== undefined && at - known.since < minute ? known : { since: at, times: 0 };
    asked.set(personId, current);
    current.times += 1;
    if (current.times <= mostInAMinute) return;
    throw new OnboardingError('limit-reached', {
      says: saying('answers.failure.tooOften'),
      retryable: true,
      retryAfterSeconds: Math.ceil((current.since + minute - at) / 1000),
      heldBack: true,
    });
  };
}

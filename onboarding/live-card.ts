import { cardOf, everyone } from './card-message.ts';
import { type DealStep, stepsOf } from './deal-steps.ts';
import type { Onboarding } from './onboarding.ts';
import { withRefreshedCards } from './record-news.ts';

/**
 * The message that everybody reads follows whatever changes what it says, by whichever way that came. Where it is being
 * read along nobody is asked whether they look.
 */
export function withLiveCard(before: Onboarding, record: Onboarding, at: number): Onboarding {
  if (cardOf(record, everyone) === undefined || isSaid(before, record)) return record;
  return withRefreshedCards(record, at);
}

/** Whether it says the same of both. */
function isSaid(before: Onboarding, after: Onboarding): boolean {
  const isSameRep = before.requester.id === after.requester.id;
  const steps = stepsOf(before);
  return (
    isSameRep && before.accountName === after.accountName && stepsOf(after).every((step, at) => isSame(step, steps[at]))
  );
}

function isSame(one: DealStep, other: DealStep | undefined): boolean {
  return one.state === other?.state && one.since === other.since;
}

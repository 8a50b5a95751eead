import { asSeenBy } from './as-it-waits.ts';
import { cardOf, everyone } from './card-message.ts';
import { stepsOf } from './deal-steps.ts';
import type { Onboarding } from './onboarding.ts';
import { withRefreshedCards } from './record-news.ts';
import { waitsOf } from './waits.ts';

/**
 * The message that everybody reads follows whatever changes what it says, by whichever way that came, a dialog too, which
 * cannot redraw what is behind it. Where it is being read along nobody is asked whether they look. Given to another rep it
 * stays where it is, while news goes to the new rep's own chat.
 */
export function withLiveCard(before: Onboarding, record: Onboarding, at: number): Onboarding {
  if (cardOf(record, everyone) === undefined || isSaid(before, record)) return record;
  return withRefreshedCards(record, at);
}

function isSaid(before: Onboarding, after: Onboarding): boolean {
  return JSON.stringify(saidOf(before)) === JSON.stringify(saidOf(after));
}

/** What it says, or more. */
function saidOf(whole: Onboarding) {
  const record = asSeenBy(whole);
  const { accountName, requester, stage } = record;
  const waits = waitsOf(record).map(({ for: what, whom, since }) => ({ what, whom, since }));
  return { accountName, requesterId: requester.id, stage: stage.kind, steps: stepsOf(record), waits };
}

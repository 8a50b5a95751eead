import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { joined } from './onboarding/part-view.ts';
import { renderView } from './render.ts';

/** Where an onboarding stands that is not over. */
export const openStages = ['drafting', 'awaiting-approval', 'provisioning'] as const;

/** How all onboardings stand, and what came of some days. */
export interface Digest {
  /** The days it is about, ms UTC; the second is no longer among them. */
  readonly from: number;
  readonly until: number;
  /** Of each open stage: how many are there, and for how many days half of them have been; null = none is. */
  readonly stages: readonly {
    readonly stage: (typeof openStages)[number];
    readonly count: number;
    readonly medianDays: number | null;
  }[];
  /** Since when the one waits that waits for its approval the longest, ms UTC; null = none does. */
  readonly waitingSince: number | null;
  /** What customers were bound to, in minor units of each currency. */
  readonly ordered: readonly { readonly currency: string; readonly total: number; readonly deals: number }[];
  readonly approvals: readonly { readonly name: string; readonly count: number }[];
  /** There are more onboardings than were counted. */
  readonly isCut: boolean;
}

/** More people are only counted. */
const mostPeople = 10;

/** What whoever approves reads on Monday morning. @param now ms UTC */
export function digestCard(words: Words, digest: Digest, now: number): Card {
  const { from, until, stages, waitingSince, ordered, approvals, isCut } = digest;
  const given = approvals.slice(0, mostPeople).map((each) => words.say('cards.digest.approvals', each));
  const others = approvals.length - given.length;
  return renderView(words, 'digest-card', {
    days: words.say('cards.digest.days', { from: words.day(from), until: words.day(until - 1) }),
    longest:
      waitingSince === null
        ? words.say('cards.digest.noneWaits')
        : words.say('cards.digest.longest', { since: words.sinceDay(waitingSince, now) }),
    stages: stages.map(({ stage, count, medianDays }) => ({
      stage: words.say(`cards.crm.${stage}`),
      count: words.say('cards.digest.count', { count }),
      median: medianDays === null ? '–' : words.say('cards.digest.median', { days: medianDays }),
    })),
    ordered:
      joined(
        ordered.map(({ currency, total, deals }) =>
          words.say('cards.digest.ordered', { amount: words.money(total, currency), deals }),
        ),
      ) || words.say('cards.digest.nothing'),
    approvals:
      joined([...given, others > 0 ? words.say('cards.digest.others', { count: others }) : '']) ||
      words.say('cards.digest.nobody'),
    cut: isCut ? words.say('cards.digest.cut') : '',
  });
}

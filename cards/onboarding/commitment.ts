import { cancelTimes } from '../../onboarding/cancel-times.ts';
import { type Commitment, commitmentOf, endsEarly } from '../../onboarding/commitment.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import type { Fact } from './facts.ts';

/**
 * What ordering would bind the customer to.
 * @param cancelBy the last moment to cancel if it were ordered today, ms UTC
 * @param isShort without what is among the things to check, and with what it costs to leave: for whoever approves it
 */
export function commitmentBox(words: Words, record: Onboarding, shown: CommitmentShown): Card {
  return renderView(words, 'onboarding/commitment', { facts: commitmentFacts(words, record, shown) });
}

interface CommitmentShown {
  readonly cancelBy: number;
  readonly isShort?: boolean;
}

/** The same, fact by fact. */
export function commitmentFacts(
  words: Words,
  record: Onboarding,
  { cancelBy, isShort = false }: CommitmentShown,
): readonly Fact[] {
  const { contract } = record;
  const discount = contract?.discountPercent ?? 0;
  const lines = leftOf(record);
  const commitment = commitmentOf(lines, discount, contract?.currency ?? 'USD');
  const { total, yearly, currency } = commitment;
  const facts = [
    {
      name: words.say(isShort ? 'cards.approval.wholeTerm' : 'cards.commitment.wholeTerm'),
      value: upTo(words, lines, words.money(total, currency)),
    },
    {
      name: words.say('cards.commitment.perYear'),
      value: yearly === total ? '' : upTo(words, lines, words.money(yearly, currency)),
    },
    {
      name: words.say('cards.commitment.discount'),
      value: discount === 0 || isShort ? '' : words.say('cards.commitment.discounted', { percent: discount }),
    },
    {
      name: words.say('cards.commitment.margin'),
      value: marginWords(words, commitment, lines),
    },
    { name: words.say('cards.commitment.cancelUntil'), value: cancelWords(words, record, cancelBy) },
  ];
  return facts.filter(({ value }) => value !== '');
}

type Ordered = Pick<Onboarding, 'lines' | 'contract' | 'order'>;

/** What is ordered, or to be ordered, without what was left out or cancelled since. */
function leftOf({ lines, order }: Ordered): readonly SubscriptionLine[] {
  return lines.filter((_, line) => !order.leftOut.includes(line));
}

/** What everything that is ordered comes to. */
export function totalWords(words: Words, record: Ordered): string {
  const lines = leftOf(record);
  const { contract } = record;
  const { total, currency } = commitmentOf(lines, contract?.discountPercent ?? 0, contract?.currency ?? 'USD');
  return upTo(words, lines, words.money(total, currency));
}

/** The amount, which is the most there can be where a first term of these lines ends early. */
export function upTo(words: Words, lines: readonly SubscriptionLine[], amount: string): string {
  return lines.some(endsEarly) ? words.say('cards.commitment.atMost', { amount }) : amount;
}

function cancelWords(words: Words, record: Onboarding, cancelBy: number): string {
  const { order, stage } = record;
  if (order.placed !== null) {
    const times = cancelTimes(record).flatMap(({ until }) => (until === null ? [] : [until]));
    return times.map((until) => words.moment(until)).join(' · ');
  }
  if (stage.kind === 'cancelled') return '';
  return words.say('cards.commitment.ifOrderedNow', { moment: words.moment(cancelBy) });
}

function marginWords(
  words: Words,
  { total, cost, marginPercent, isGivenAway, currency }: Commitment,
  lines: readonly SubscriptionLine[],
): string {
  if (isGivenAway && cost !== null) {
    return words.say('cards.commitment.givenAway', { amount: upTo(words, lines, words.money(cost, currency)) });
  }
  if (cost === null || marginPercent === null) return words.say('cards.commitment.marginUnknown');
  const amount = upTo(words, lines, words.money(total - cost, currency));
  const margin = words.say('cards.commitment.marginOver', { percent: marginPercent, amount });
  return total < cost ? words.say('cards.commitment.belowCost', { margin }) : margin;
}

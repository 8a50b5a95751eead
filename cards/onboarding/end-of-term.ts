import { lastDayOf } from '../../onboarding/last-day.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import {
  EndOfTerm,
  type ExtendedTerm,
  endsOf,
  type ProductChoice,
  type SubscriptionLine,
} from '../../onboarding/steps/subscriptions.ts';
import { lastDayOfTerm } from '../../onboarding/term-days.ts';
import { today } from '../../onboarding/today.ts';
import type { Words } from '../../words/words.ts';
import { termWords } from '../plan-words.ts';
import type { Choice } from './choices.ts';

/** What can become of the product after its term, and what that costs. */
export function endChoices(words: Words, product: ProductChoice): readonly Choice[] {
  const price = extendedPrice(words, product.extendedTerm);
  return endsOf(product).map((end) => ({ title: words.say(`cards.line.${end}`, { price }), value: end }));
}

/** The same before the product is known. */
export function usualEnds(words: Words): readonly Choice[] {
  return EndOfTerm.options.map((end) => ({
    title: words.say(end === 'extend' ? 'cards.line.extendUsually' : `cards.line.${end}`),
    value: end,
  }));
}

/** When that would be. */
export function endNote(words: Words, product: ProductChoice, now: number): string {
  const terms = [...new Set(product.plans.map(({ term }) => term))];
  const days = terms.map((term) =>
    words.say('cards.endOfTerm.termEnds', {
      term: termWords(words, term),
      day: words.calendarDay(lastDayOfTerm(now, term)),
    }),
  );
  return words.say('cards.endOfTerm.orderedToday', { days: days.join(', ') });
}

/** `Until 28 Nov 2027 (if ordered today), then it ends and the service stops` */
export function endWords(words: Words, record: Onboarding, line: SubscriptionLine, index: number, now: number): string {
  const lastDate = lastDayOf(record, index, now);
  const lastDay = words.calendarDay(lastDate);
  const isCertain = record.order.placed !== null || line.customTermEndDate !== null;
  const day = isCertain ? lastDay : words.say('cards.endOfTerm.ifOrderedToday', { day: lastDay });
  const { product, plan, endOfTerm } = line;
  if (isTakenBack(record, index)) return words.say('cards.endOfTerm.takenBack');
  if (record.order.subscriptions[index]?.state === 'over') return overWords(words, line, lastDate, now);
  if (product.isTrial) return words.say('cards.endOfTerm.trial', { day });
  switch (endOfTerm) {
    case 'renew':
      return words.say('cards.endOfTerm.renew', { day, term: termWords(words, plan.term) });
    case 'cancel':
      return words.say('cards.endOfTerm.cancel', { day });
    case 'extend':
      return words.say('cards.endOfTerm.extend', { day, price: extendedPrice(words, product.extendedTerm) });
  }
}

/** Cancelled after the order, by way of the bot. */
function isTakenBack({ order }: Onboarding, index: number): boolean {
  return order.leftOut.includes(index) && order.subscriptions[index]?.state === 'over';
}

/** `Ended on 28 Nov 2027`; one that is gone before its last day somebody cancelled. */
function overWords(words: Words, { product, endOfTerm }: SubscriptionLine, lastDay: string, now: number): string {
  if (lastDay >= today(now)) return words.say('cards.endOfTerm.goneBefore', { day: words.calendarDay(lastDay) });
  const day = words.calendarDay(lastDay);
  return endOfTerm === 'extend' && !product.isTrial
    ? words.say('cards.endOfTerm.extended', { day, price: extendedPrice(words, product.extendedTerm) })
    : words.say('cards.endOfTerm.ended', { day });
}

/** What Partner Center knows of that, once it is ordered. */
export function endStateWords(words: Words, { order }: Onboarding, index: number): string {
  const subscription = order.subscriptions[index];
  switch (subscription?.state) {
    case undefined:
      return order.endOfTermSettled ? '' : words.say('cards.endOfTerm.toldSoon');
    case 'untold':
      return words.say('cards.endOfTerm.toldSoon');
    case 'told':
      return words.say('cards.endOfTerm.told');
    case 'drifted':
      return words.say('cards.endOfTerm.toldAgain');
    case 'left':
      return words.say('cards.endOfTerm.left', { found: subscription.changedTo ?? 'nothing' });
    case 'over':
      return '';
  }
}

/** `$7.42 list / $5.94 cost`, about so much where no price sheet says it, or that nobody knows. */
function extendedPrice(words: Words, extended: ExtendedTerm | null): string {
  if (extended === null) return words.say('cards.endOfTerm.priceUnknown');
  const { cost, suggested, currency, isEstimate } = extended;
  const prices = [
    ...(suggested === null ? [] : [words.say('cards.line.list', { price: words.money(suggested, currency) })]),
    ...(cost === null ? [] : [words.say('cards.line.cost', { price: words.money(cost, currency) })]),
  ];
  if (prices.length === 0) return words.say('cards.endOfTerm.priceUnknown');
  const price = prices.join(' / ');
  return isEstimate ? words.say('cards.endOfTerm.priceAbout', { price }) : price;
}

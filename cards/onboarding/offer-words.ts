import { dayOf, type EndDate, type Promotion } from '../../onboarding/steps/offers.ts';
import type { Plan, SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import { planWords } from '../plan-words.ts';
import { joined } from './part-view.ts';

/** `15% off with 1 year, billed yearly: Microsoft 365 E3 · offered until 30 Jun 2030`, on the form. */
export function promotionOffered(words: Words, promotion: Promotion, plan: Plan): string {
  const { name, percent, seats, isAutomatic } = promotion;
  return joined([
    words.say(isAutomatic ? 'cards.offers.automatic' : 'cards.offers.promotion', {
      name,
      percent,
      plan: planWords(words, plan),
    }),
    untilWords(words, promotion),
    seats === null ? '' : words.say('cards.offers.seats', seats),
    isAutomatic ? '' : undecidedWords(words, promotion),
  ]);
}

/** What was chosen of a line besides its plan, and what will become of its price. */
export function lineRemarks(words: Words, line: SubscriptionLine): readonly string[] {
  const { promotion, plan } = line;
  const chosen =
    promotion === null
      ? ''
      : joined([
          words.say('cards.offers.chosen', { name: promotion.name, percent: promotion.percent }),
          untilWords(words, promotion),
          undecidedWords(words, promotion),
        ]);
  return [chosen, endsEarlyWords(words, line), announcedWords(words, plan)].filter((text) => text !== '');
}

function untilWords(words: Words, { until }: Promotion): string {
  return until === '' ? '' : words.say('cards.offers.until', { day: words.calendarDay(until) });
}

function undecidedWords(words: Words, { isConfirmed }: Promotion): string {
  return isConfirmed ? '' : words.say('cards.offers.undecided');
}

/** `From 1 Jul 2026 Microsoft charges $6.00 instead of $5.50`; '' when no other is announced, or our cost not to be seen. */
export function announcedWords(words: Words, { announced, cost, currency }: Plan): string {
  if (announced === null || cost === null || announced.cost === cost) return '';
  const [before, after] = [words.money(cost, currency), words.money(announced.cost, currency)];
  return words.say('cards.offers.announced', { day: words.calendarDay(announced.from), before, after });
}

/** `31 Dec 2026, together with Visio Plan 2`, or with the end of a month. */
export function endDateWords(words: Words, { date, subscriptions }: Pick<EndDate, 'date' | 'subscriptions'>): string {
  const day = words.calendarDay(dayOf(date));
  const [name] = subscriptions;
  return name === undefined
    ? words.say('cards.offers.endOfMonth', { day })
    : words.say('cards.offers.together', { day, name, more: subscriptions.length - 1 });
}

function endsEarlyWords(words: Words, { product, customTermEndDate }: SubscriptionLine): string {
  if (customTermEndDate === null) return '';
  const offered = product.endDates.find(({ date }) => date === customTermEndDate);
  const day = endDateWords(words, offered ?? { date: customTermEndDate, subscriptions: [] });
  return words.say('cards.offers.endsEarly', { day });
}

import { lineTotal } from '../../onboarding/commitment.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { dayOf } from '../../onboarding/steps/offers.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { planWords, priceWords, termWords } from '../plan-words.ts';
import { renderView } from '../render.ts';
import { upTo } from './commitment.ts';
import { endWords } from './end-of-term.ts';
import { lineRemarks } from './offer-words.ts';

/** What is to be ordered, one line each. */
export function orderLines(
  words: Words,
  record: Onboarding,
  { removable, now }: { removable: boolean; now: number },
): Card {
  const discount = record.contract?.discountPercent ?? 0;
  const lines = record.lines.map((line, index) => {
    const remarks = [endWords(words, record, line, index, now), ...lineRemarks(words, line)];
    return { ...lineWords(words, line, discount), remarks: remarks.map((text) => ({ text })), index, removable };
  });
  return renderView(words, 'onboarding/order-lines', { lines }, record);
}

function lineWords(words: Words, line: SubscriptionLine, discountPercent: number) {
  const { product, plan, quantity, sellingPrice } = line;
  return {
    title: product.title,
    price: priceWords(words, plan, quantity, sellingPrice),
    plan: termsWords(words, line),
    total: upTo(words, [line], words.money(lineTotal(line, discountPercent), plan.currency)),
    over: overWords(words, line),
    hint: words.say('cards.orderLines.removeHint', { product: product.title }),
  };
}

function overWords(words: Words, { plan, customTermEndDate }: SubscriptionLine): string {
  return customTermEndDate === null
    ? words.say('cards.orderLines.over', { term: termWords(words, plan.term) })
    : words.say('cards.orderLines.overEarly', { day: words.calendarDay(dayOf(customTermEndDate)) });
}

function termsWords(words: Words, { product, plan }: SubscriptionLine): string {
  const terms = planWords(words, plan);
  return product.isTrial ? words.say('cards.orderLines.trial', { plan: terms }) : terms;
}

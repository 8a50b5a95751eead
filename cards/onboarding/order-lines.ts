import { lineTotal } from '../../onboarding/commitment.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { dayOf } from '../../onboarding/steps/offers.ts';
import { exceededSeats, type SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { planWords, priceWords, termWords } from '../plan-words.ts';
import { renderView } from '../render.ts';
import { upTo } from './commitment.ts';
import { endWords } from './end-of-term.ts';
import { lineRemarks } from './offer-words.ts';
import { joined } from './part-view.ts';

/** More lines than this are shown in short: a card takes no more than 28 KB, and a list should be seen as one. */
export const mostInFull = 5;

interface Shown {
  readonly editable: boolean;
  /** ms UTC */
  readonly now: number;
}

/** What is to be ordered, line by line. */
export function orderLines(words: Words, record: Onboarding, { editable, now }: Shown): Card {
  if (record.lines.length > mostInFull) return linesInShort(words, record, { editable, now });
  const discount = record.contract?.discountPercent ?? 0;
  const lines = record.lines.map((line, index) => {
    const remarks = [
      endWords(words, record, line, index, now),
      ...lineRemarks(words, line),
      ...seatsRemark(words, record, line),
    ];
    return { ...lineWords(words, line, discount), remarks: remarks.map((text) => ({ text })), index, editable };
  });
  return renderView(words, 'onboarding/order-lines', { lines }, record);
}

/** All that is decided on stands here too; what is only good to know of a promotion or a price to come does not. */
export function linesInShort(words: Words, record: Onboarding, { editable, now }: Shown): Card {
  const discount = record.contract?.discountPercent ?? 0;
  const lines = record.lines.map((line, index) => {
    const { title, price, plan, total, over } = lineWords(words, line, discount);
    const { quantity, promotion } = line;
    const promoted = promotion === null ? '' : words.say('cards.shortLines.promotion', { percent: promotion.percent });
    const end = [endWords(words, record, line, index, now), ...seatsRemark(words, record, line)].join('\n');
    return {
      title,
      terms: `\n${joined([price, plan, promoted, `${total} ${over}`])}\n${end}`,
      choice: joined([words.say('cards.summary.line', { quantity, product: title }), plan]),
      value: String(index),
    };
  });
  return renderView(words, 'onboarding/short-lines', { lines, editable }, record);
}

function lineWords(words: Words, line: SubscriptionLine, discountPercent: number) {
  const { product, plan, quantity, sellingPrice } = line;
  return {
    title: product.title,
    price: priceWords(words, plan, quantity, sellingPrice),
    plan: termsWords(words, line),
    total: upTo(words, [line], words.money(lineTotal(line, discountPercent), plan.currency)),
    over: overWords(words, line),
    hint: words.say('cards.orderLines.editHint', { product: product.title }),
  };
}

function seatsRemark(words: Words, { lines }: Onboarding, line: SubscriptionLine): readonly string[] {
  const seats = exceededSeats(line, lines);
  return seats === undefined ? [] : [words.say('cards.orderLines.moreThanBase', { quantity: line.quantity, seats })];
}

/** How long what a line comes to is paid for. */
export function overWords(words: Words, { plan, customTermEndDate }: SubscriptionLine): string {
  return customTermEndDate === null
    ? words.say('cards.orderLines.over', { term: termWords(words, plan.term) })
    : words.say('cards.orderLines.overEarly', { day: words.calendarDay(dayOf(customTermEndDate)) });
}

function termsWords(words: Words, { product, plan }: SubscriptionLine): string {
  const terms = planWords(words, plan);
  return product.isTrial ? words.say('cards.orderLines.trial', { plan: terms }) : terms;
}

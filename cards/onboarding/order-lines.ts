import { commitmentOf, lineTotal } from '../../onboarding/commitment.ts';
import { isBelowCost } from '../../onboarding/needs-approval.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { dayOf, promoted } from '../../onboarding/steps/offers.ts';
import { exceededSeats, type SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf, stackCards } from '../card.ts';
import { fold } from '../fold.ts';
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
  /** Whether much else stands on the card. */
  readonly isCrowded?: boolean;
  /** ms UTC */
  readonly now: number;
  /** Says what each line costs us as well. */
  readonly costs?: true;
}

/** What is to be ordered, line by line: the first ones at once, the others at a press. */
export function orderLines(words: Words, record: Onboarding, shown: Shown): Card {
  const isShort = record.lines.length > mostInFull;
  const all = record.lines.map((line, index) => ({ line, index }));
  const draw = (placed: readonly Placed[]) =>
    isShort ? inShort(words, record, placed, shown) : inFull(words, record, placed, shown);
  const atOnce = all.length > mostAtOnce || shown.isCrowded ? 1 : mostAtOnce;
  const others = all.slice(atOnce);
  const rest = stackCards([draw(others), isShort && shown.editable ? lineChoice(words, record) : cardOf([])]);
  const title = words.say('cards.fold.lines', { count: others.length });
  return stackCards([draw(all.slice(0, atOnce)), others.length === 0 ? cardOf([]) : fold('lines', title, rest)]);
}

/** Those beside the one that is being filled in, unless they are a long list. */
export function otherLines(words: Words, record: Onboarding, now: number): Card {
  const others = record.lines.map((line, index) => ({ line, index })).filter(({ index }) => index !== record.changing);
  if (others.length === 0 || others.length > mostInFull) return cardOf([]);
  const title = words.say('cards.fold.otherLines', { count: others.length });
  return fold('lines', title, inShort(words, record, others, { editable: false, now }));
}

/** Of more the first stands there, the others behind a button: a card is no higher than a window. */
const mostAtOnce = 2;

/** A line with its place in the order. */
interface Placed {
  readonly line: SubscriptionLine;
  readonly index: number;
}

function inFull(words: Words, record: Onboarding, placed: readonly Placed[], { editable, now, costs }: Shown): Card {
  const discount = record.contract?.discountPercent ?? 0;
  const lines = placed.map(({ line, index }) => {
    const said = lineWords(words, line, discount);
    const remarks: readonly Remark[] = [
      ...(costs ? [costRemark(words, line, discount)] : []),
      ...[endWords(words, record, line, index, now), ...seatsRemark(words, record, line)].map(unsigned),
    ];
    const offers = lineRemarks(words, line).map((text) => ({ text }));
    const alarms = remarks.filter(({ isAlarm }) => isAlarm).map(({ sign, text }) => ({ text: `${sign}${text}` }));
    const others = remarks.filter(({ isAlarm }) => !isAlarm);
    const told = { alarms, remarks: others, offers, offersId: `offers${index}` };
    return { ...said, plan: joined([said.plan, promotedWords(words, line)]), ...told, index, editable };
  });
  return renderView(words, 'onboarding/order-lines', { lines }, record);
}

/** All that is decided on stands here too; what is only good to know of a promotion or a price to come does not. */
function inShort(words: Words, record: Onboarding, placed: readonly Placed[], { now, costs }: Shown): Card {
  const discount = record.contract?.discountPercent ?? 0;
  const lines = placed.map(({ line, index }) => {
    const { title, price, plan, total, over } = lineWords(words, line, discount);
    const { sign, text } = costs ? costRemark(words, line, discount) : unsigned('');
    const end = [text, endWords(words, record, line, index, now), ...seatsRemark(words, record, line)];
    const terms = joined([price, plan, promotedWords(words, line), `${total} ${over}`]);
    const rest = end.filter((each) => each !== '').join('\n');
    if (sign === '') return { title, terms: `\n${terms}\n${rest}`, sign, end: '' };
    return { title, terms: `\n${terms}\n`, sign, end: rest };
  });
  return renderView(words, 'onboarding/short-lines', { lines });
}

/** A line as it is told where there is room for all of it. @param now ms UTC */
export function lineTold(words: Words, record: Onboarding, line: SubscriptionLine, index: number, now: number) {
  const discount = record.contract?.discountPercent ?? 0;
  const { title, price, plan, over } = lineWords(words, line, discount);
  return {
    ...{ title, price, over },
    plan: joined([plan, promotedWords(words, line)]),
    end: endWords(words, record, line, index, now),
    remarks: [...lineRemarks(words, line), ...seatsRemark(words, record, line)],
    cost: costRemark(words, line, discount).text,
  };
}

/** Many lines have one button, and a list to choose from. */
function lineChoice(words: Words, record: Onboarding): Card {
  const lines = record.lines.map((line, index) => {
    const named = words.say('cards.summary.line', { quantity: line.quantity, product: line.product.title });
    return { title: joined([named, termsWords(words, line)]), value: String(index) };
  });
  return renderView(words, 'onboarding/line-choice', { lines }, record);
}

/** What a seat costs us, and what stays with us; below cost it says so in red and in a word, not by its colour alone. */
function costRemark(words: Words, line: SubscriptionLine, discountPercent: number): Remark {
  const { cost, currency } = line.plan;
  const { marginPercent, isGivenAway } = commitmentOf([line], discountPercent, currency);
  if (cost === null) return { sign: '⚠ ', text: words.say('cards.approval.lineCostUnknown') };
  const unit = words.money(promoted(cost, line.promotion), currency);
  if (isGivenAway) {
    return { sign: '⚠ ', text: words.say('cards.approval.lineGivenAway', { cost: unit }), isAlarm: true };
  }
  const values = { cost: unit, percent: marginPercent ?? 0 };
  return isBelowCost(line, discountPercent)
    ? { sign: '⚠ ', text: words.say('cards.approval.lineBelowCost', values), isAlarm: true }
    : unsigned(words.say('cards.approval.lineCost', values));
}

/** `sign` stands out, before the text; an alarm as a whole does, for small red letters are hard to read. */
type Remark = { readonly sign: string; readonly text: string; readonly isAlarm?: true };

function unsigned(text: string): Remark {
  return { sign: '', text };
}

function lineWords(words: Words, line: SubscriptionLine, discountPercent: number) {
  const { product, plan, quantity, sellingPrice } = line;
  return {
    title: product.title,
    price: priceWords(words, plan, quantity, sellingPrice),
    plan: joined([termsWords(words, line), discountWords(words, discountPercent)]),
    total: upTo(words, [line], words.money(lineTotal(line, discountPercent), plan.currency)),
    over: overWords(words, line),
    hint: words.say('cards.orderLines.editHint', { product: product.title }),
  };
}

function promotedWords(words: Words, { promotion }: SubscriptionLine): string {
  return promotion === null ? '' : words.say('cards.shortLines.promotion', { percent: promotion.percent });
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

/** What the contract takes off each sum; '' when nothing. */
export function discountWords(words: Words, percent: number): string {
  return percent === 0 ? '' : words.say('cards.summary.discount', { percent });
}

function termsWords(words: Words, { product, plan }: SubscriptionLine): string {
  const terms = planWords(words, plan);
  return product.isTrial ? words.say('cards.orderLines.trial', { plan: terms }) : terms;
}

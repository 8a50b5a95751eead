import { commitmentOf, lineTotal } from '../../onboarding/commitment.ts';
import type { Inputs } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import {
  endsOf,
  type ProductChoice,
  readLineForm,
  type SubscriptionLine,
} from '../../onboarding/steps/subscriptions.ts';
import type { Words } from '../../words/words.ts';
import { upTo } from './commitment.ts';
import { discountWords, overWords } from './order-lines.ts';
import { joined } from './part-view.ts';

/**
 * What a line comes to as its form stands, with the others of the order; '' where that cannot be said yet. It names the
 * seats it is for: a card computes nothing, and what a client does by itself when an input changes (`valueChangedAction`
 * of Adaptive Cards) does not tell the bot, so it follows with the next press.
 */
export function comesTo(words: Words, record: Onboarding, product: ProductChoice, inputs: Inputs): string {
  const line = lineSoFar(product, inputs);
  if (line === undefined) return '';
  const others = record.lines.filter((_, index) => index !== record.changing);
  const lines = [...others, line];
  const { total, currency } = commitmentOf(lines, discountOf(record), line.plan.currency);
  return joined([
    words.say('cards.line.comesTo', {
      ...amountOf(words, record, line),
      over: overWords(words, line),
    }),
    discountWords(words, discountOf(record)),
    others.length === 0
      ? ''
      : words.say('cards.line.withOthers', { amount: upTo(words, lines, words.money(total, currency)) }),
  ]);
}

/** What so many seats come to on a plan, at the price that is proposed; '' where none is. */
export function planComesTo(words: Words, record: Onboarding, product: ProductChoice, inputs: Inputs): string {
  const line = lineSoFar(product, { ...inputs, sellingPrice: '' });
  return line === undefined ? '' : words.say('cards.line.planComesTo', amountOf(words, record, line));
}

/** What becomes of it after its term costs nothing now, so it may be open yet. */
function lineSoFar(product: ProductChoice, inputs: Inputs): SubscriptionLine | undefined {
  const [anyEnd = 'cancel'] = endsOf(product);
  const read = readLineForm({ ...inputs, endOfTerm: anyEnd }, product);
  return read.ok ? read.value : undefined;
}

function amountOf(words: Words, record: Onboarding, line: SubscriptionLine) {
  const amount = words.money(lineTotal(line, discountOf(record)), line.plan.currency);
  return { quantity: line.quantity, amount: upTo(words, [line], amount) };
}

function discountOf({ contract }: Onboarding): number {
  return contract?.discountPercent ?? 0;
}

import { cancellable, type OpenLine } from '../onboarding/changeable.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { lineName } from '../onboarding/order-progress.ts';
import type { Words } from '../words/words.ts';
import { type Card, stackCards } from './card.ts';
import { fillIn, type Typed } from './fill-in.ts';
import { noticeLine } from './onboarding/notice.ts';
import { renderView } from './render.ts';

/** Asks which subscriptions of an order are cancelled, and why. @param view.now ms UTC */
export function cancelOrderCard(
  words: Words,
  { record, now, ...typed }: Typed & { record: Onboarding; now: number },
): Card {
  const open = cancellable(record, now);
  const data = {
    accountName: record.accountName,
    all: open.map(({ line }) => String(line)).join(','),
    choices: open.map((one) => ({ title: cancelChoice(words, record, one, now), value: String(one.line) })),
  };
  const form = fillIn(words, renderView(words, 'cancel-order-card', data, record), typed);
  return stackCards([noticeLine(words, typed.notice), form]);
}

/** `10 × Microsoft 365 Business Basic, until 12 December, 14:00` */
export function cancelChoice(words: Words, record: Onboarding, { line, takeBack }: OpenLine, now: number): string {
  const moment = words.moment(takeBack.cancelUntil ?? now);
  return words.say('changes.form.choice', { line: lineName(record, line), moment });
}

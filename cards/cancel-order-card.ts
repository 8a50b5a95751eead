import { cancellable } from '../onboarding/changeable.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { lineName } from '../onboarding/order-progress.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { fillIn, type Typed } from './fill-in.ts';
import { renderView } from './render.ts';

/** Asks which subscriptions of an order are cancelled, and why. @param view.now ms UTC */
export function cancelOrderCard(
  words: Words,
  { record, now, notice, ...typed }: Typed & { record: Onboarding; now: number; notice: string },
): Card {
  const open = cancellable(record, now);
  const data = {
    accountName: record.accountName,
    notice,
    all: open.map(({ line }) => String(line)).join(','),
    choices: open.map(({ line, takeBack }) => ({
      title: words.say('changes.form.choice', {
        line: lineName(record, line),
        moment: words.moment(takeBack.cancelUntil ?? now),
      }),
      value: String(line),
    })),
  };
  return fillIn(renderView(words, 'cancel-order-card', data, record), typed);
}

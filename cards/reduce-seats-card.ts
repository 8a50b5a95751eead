import { type OpenLine, reducible, seatsInput } from '../onboarding/changeable.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { leastSeats, takenBackUntil } from '../onboarding/take-back.ts';
import type { Words } from '../words/words.ts';
import { type Card, stackCards } from './card.ts';
import { fillIn, type Typed } from './fill-in.ts';
import { noticeLine } from './onboarding/notice.ts';
import { renderView } from './render.ts';

/** Asks how many seats each product is to have, and why. @param view.now ms UTC */
export function reduceSeatsCard(
  words: Words,
  { record, now, ...typed }: Typed & { record: Onboarding; now: number },
): Card {
  const lines = reducible(record, now).map((open) => ({
    id: seatsInput(open.line),
    label: seatsLabel(words, open, now),
    seats: open.takeBack.seats,
  }));
  const data = { accountName: record.accountName, lines };
  const form = fillIn(words, renderView(words, 'reduce-seats-card', data, record), typed);
  return stackCards([noticeLine(words, typed.notice), form]);
}

/** How many seats of this line there may be, and until when that can be chosen. */
export function seatsLabel(words: Words, { ordered, takeBack }: OpenLine, now: number): string {
  const moment = words.moment(takenBackUntil(takeBack) ?? now);
  const values = { product: ordered.product.title, least: leastSeats(takeBack, now), most: takeBack.seats, moment };
  return words.say('changes.form.seats', values);
}

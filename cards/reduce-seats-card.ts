import { reducible, seatsInput } from '../onboarding/changeable.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { leastSeats, takenBackUntil } from '../onboarding/take-back.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { fillIn, type Typed } from './fill-in.ts';
import { renderView } from './render.ts';

/** Asks how many seats each product is to have, and why. @param view.now ms UTC */
export function reduceSeatsCard(
  words: Words,
  { record, now, notice, ...typed }: Typed & { record: Onboarding; now: number; notice: string },
): Card {
  const lines = reducible(record, now).map(({ line, ordered, takeBack }) => {
    const least = leastSeats(takeBack, now);
    const moment = words.moment(takenBackUntil(takeBack) ?? now);
    const values = { product: ordered.product.title, least, most: takeBack.seats, moment };
    return { id: seatsInput(line), label: words.say('changes.form.seats', values), seats: takeBack.seats };
  });
  const data = { accountName: record.accountName, notice, lines };
  return fillIn(renderView(words, 'reduce-seats-card', data, record), typed);
}

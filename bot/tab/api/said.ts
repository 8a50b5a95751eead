import type { Moment, Money } from '../../../tab/api/said.ts';
import type { Words } from '../../../words/words.ts';
import type { Viewer } from './viewer.ts';

const minute = 60_000;

export function money(words: Words, minor: number, currency: string): Money {
  return { minor, currency, text: words.money(minor, currency) };
}

/** When it was. */
export function moment(words: Words, at: number): Moment {
  return { at, text: words.moment(at) };
}

/** Since when it is so, and how long that is by now. */
export function since(words: Words, at: number, now: number): Moment {
  return { at, text: words.since(at, now) };
}

/** When it will be, and how long that is from now. */
export function ahead(words: Words, at: number, now: number): Moment {
  const moment = words.moment(at);
  if (at - now < minute) return { at, text: moment };
  return { at, text: words.say('answers.queue.ahead', { moment, duration: words.age(now, at) }) };
}

/** Where a deal is gone on with in the chat; null on a desk. */
export function chatOf({ services: { chatLink, dealLink } }: Viewer, id: string): string | null {
  // As people write it: the box that it is typed into takes only so much.
  return chatLink(decodeURI(dealLink(id))) ?? null;
}

export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

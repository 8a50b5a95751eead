import { z } from 'zod';

/** A text of at most so many characters. The library's own `max` asks whatever came for its `length`, a number or not. */
export function shortText(most: number) {
  return z.string().refine((text) => text.length <= most);
}

import type { Words } from './words.ts';

/**
 * Of the languages there are the one that somebody reads best, by what their browser says (`Accept-Language`, RFC 9110
 * section 12.5.4); the first one where it names none of them.
 */
export function acceptedWords(all: readonly [Words, ...Words[]], accepted: string): Words {
  const wished = accepted
    .split(',', mostWishes)
    .map((wish) => {
      const [range = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
      const weight = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
      return { range, weight: Number(weight) || 0 };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  const found = wished.map(
    ({ range }) =>
      all.find(({ locale }) => locale.toLowerCase() === range) ??
      all.find(({ locale }) => isOf(locale.toLowerCase(), range)),
  );
  return found.find((words) => words !== undefined) ?? all[0];
}

/** A browser names a handful. */
const mostWishes = 20;

function isOf(locale: string, range: string): boolean {
  return range === '*' || locale.split('-')[0] === range.split('-')[0];
}

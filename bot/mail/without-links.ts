import { webAddressIn } from '../../onboarding/web-address.ts';

/**
 * What people typed, so that no mail program makes a link of it, be it to a page, a mailbox, a telephone or an app: before
 * and after each sign that holds an address together stands a mark that nobody sees (U+200C, as in `&zwnj;`).
 */
export function withoutLinks(text: string): string {
  return text.replace(/\S+/gu, (word) => (readsAsAddress(asRead(word)) ? word.replace(/./gsu, marked) : word));
}

/** As programs read it that see no difference between a dot and what looks like one. */
function asRead(text: string): string {
  return text.normalize('NFKC').replaceAll('。', '.');
}

function readsAsAddress(word: string): boolean {
  const isDomain = /\.\p{L}|\d\.\d+\.\d/u.test(word);
  const isMailbox = /@\S/u.test(word);
  // Whatever stands before a colon may be the name of an app; a time of day is none.
  const hasScheme = /:\S/u.test(word) && /\p{L}/u.test(word);
  return isDomain || isMailbox || hasScheme || webAddressIn(word) !== undefined;
}

function marked(sign: string): string {
  return /[.:@/\\]/u.test(asRead(sign)) ? `\u200c${sign}\u200c` : sign;
}

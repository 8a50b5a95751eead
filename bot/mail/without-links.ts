import { isEmail } from '../../onboarding/email.ts';
import { webAddressIn } from '../../onboarding/web-address.ts';

/**
 * What people typed, so that no mail program makes a link of it: between what reads as an address stands a mark that
 * nobody sees (U+200C, as in `&zwnj;`). Mail addresses stay whole, to be copied.
 */
export function withoutLinks(text: string): string {
  return text.replace(/\S+/gu, (word) => {
    const bare = /[\p{L}\p{N}].*[\p{L}\p{N}]/u.exec(word)?.[0] ?? '';
    const isDomain = /[.。．｡]\p{L}/u.test(word) && !isEmail(bare);
    const isAddress = isDomain || /\d\.\d+\.\d/.test(word) || webAddressIn(word) !== undefined;
    return isAddress ? word.replace(/[.。．｡:/\\]/gu, '$&\u200c') : word;
  });
}

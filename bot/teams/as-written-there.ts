import type { Words } from '../../words/words.ts';
import type { Locality } from './channel/caller.ts';

/** Where something is read. */
interface Reader {
  readonly isPersonalChat: boolean;
  readonly locality: Locality | null;
}

/**
 * The same services, with days, times and amounts as who reads in their own chat is used to; where several read, in UTC
 * and in the way of the language.
 */
export function asWrittenThere<Parts extends { readonly words: Words }>(
  parts: Parts,
  { isPersonalChat, locality }: Reader,
): Parts {
  return isPersonalChat && locality !== null ? { ...parts, words: parts.words.at(locality) } : parts;
}

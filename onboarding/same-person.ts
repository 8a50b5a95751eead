import { distance } from 'fastest-levenshtein';

/** Of a word so many letters each may be another. */
const lettersForOne = 3;

/** Whether both tell of the same name at the same mail address. */
export function isNameSame(before: string, after: string): boolean {
  return isTold(before, after, (was, is) => was === is);
}

/**
 * Whether both tell of the same person, whose name at most was misspelt: as many words, each in its place and nearly the
 * same.
 */
export function isSpellingOfSame(before: string, after: string): boolean {
  return isTold(before, after, (was, is) => {
    const [words, corrected] = [wordsOf(was), wordsOf(is)];
    return words.length === corrected.length && words.every((word, at) => isNear(word, corrected[at] ?? ''));
  });
}

function isTold(before: string, after: string, isSame: (was: string, is: string) => boolean): boolean {
  const [was, is] = [toldIn(before), toldIn(after)];
  return was.email !== undefined && was.email === is.email && isSame(was.name, is.name);
}

/** In `Ann Carter, ann@abccorp.com, +1 425 555 0100` the last mail address is theirs, and all before it their name. */
function toldIn(text: string): { name: string; email: string | undefined } {
  const parts = text.split(', ');
  const at = parts.findLastIndex((part) => part.includes('@') && !/\s/.test(part));
  return { name: parts.slice(0, Math.max(0, at)).join(', '), email: parts[at]?.toLowerCase() };
}

function wordsOf(name: string): string[] {
  return name.normalize('NFC').toLowerCase().split(/\s+/);
}

function isNear(word: string, other: string): boolean {
  return distance(word, other) * lettersForOne <= Math.max(word.length, other.length);
}

import { distance } from 'fastest-levenshtein';

/** What is told of a person, `Ann Carter, ann@abccorp.com, +1 425 555 0100`, with its mail address taken for the last there is. */
const told = /^(?<name>.*), (?<email>[^\s,]+@[^\s,]+)(?:,.*)?$/su;

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
  const [was, is] = [told.exec(before)?.groups, told.exec(after)?.groups];
  if (was?.name === undefined || is?.name === undefined) return false;
  return was.email?.toLowerCase() === is.email?.toLowerCase() && isSame(was.name, is.name);
}

function wordsOf(name: string): string[] {
  return name.normalize('NFC').toLowerCase().split(/\s+/);
}

function isNear(word: string, other: string): boolean {
  return distance(word, other) * lettersForOne <= Math.max(word.length, other.length);
}

/** Why a name is not taken although it is there: it would be read as another one. */
export interface NameFault {
  readonly code: 'mixed-alphabets';
  readonly values: Readonly<Record<'word' | 'letter' | 'code' | 'alphabet', string>>;
}

/**
 * The scripts that one word may be written in. Source: Unicode UTS #39, restriction level "highly restrictive", as far
 * as letters look alike: Latin goes with those of Chinese, Japanese and Korean; Greek and Cyrillic go with no other.
 */
const alphabets = {
  Latin:
    /^[\p{scx=Latin}\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{scx=Hangul}\p{scx=Common}\p{scx=Inherited}]+$/u,
  Greek: /^[\p{scx=Greek}\p{scx=Common}\p{scx=Inherited}]+$/u,
  Cyrillic: /^[\p{scx=Cyrillic}\p{scx=Common}\p{scx=Inherited}]+$/u,
  other: /^[^\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]+$/u,
};

/** A whole word of these looks Latin. */
const latinLooks = /^[АВЕЅІЈКМНОРСТУХаеорсухіјѕһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧον]+$/u;

/** Legal forms that look Latin too: beside a Latin name each is what it says. Russia, Kazakhstan, Ukraine; Greece. */
const legalForms = new Set('ООО ОАО АО НАО ТОО ТОВ ΑΕ ΕΕ ΟΕ ΙΚΕ'.split(' '));

/** What is wrong with a name as typed, already cleaned; undefined = nothing. */
export function faultInName(name: string): NameFault | undefined {
  const words = name.match(/[\p{L}\p{M}]+/gu) ?? [];
  const hasLatin = words.some((word) => /\p{sc=Latin}/u.test(word));
  const isDisguised = (word: string) => hasLatin && latinLooks.test(word) && !legalForms.has(word);
  const word = words.find((each) => alphabetOf(each) === undefined || isDisguised(each));
  if (word === undefined) return undefined;
  const letter = strangeLetter(word);
  const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { code: 'mixed-alphabets', values: { word, letter, code, alphabet: alphabetOf(letter) ?? 'other' } };
}

/** The alphabet of all of it; undefined = there is more than one. */
function alphabetOf(text: string): string | undefined {
  return Object.entries(alphabets).find(([, written]) => written.test(text))?.[0];
}

/** The first letter of the alphabet that has the fewest in this word. */
function strangeLetter(word: string): string {
  const groups = [...Map.groupBy(word.match(/\p{L}/gu) ?? [], alphabetOf).values()];
  return groups.toSorted((one, other) => one.length - other.length)[0]?.[0] ?? word;
}

import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { printAST } from '@formatjs/icu-messageformat-parser/printer.js';
import type { Catalogue } from '../../words/catalogue.ts';
import { languages } from '../../words/languages.ts';
import { createWords, type Words } from '../../words/words.ts';

/**
 * A language made of English: accents on every letter, brackets around every message, 40 % longer. What people see
 * without brackets did not come through the catalogue; what is cut off would be in German, too.
 */
export function createPseudoWords(): Words {
  // The pseudo-locale of Unicode's CLDR; Intl knows no data for it and takes English: `Nov`, `Germany`.
  return createWords('en-XA', pseudoCatalogue(languages.en));
}

const open = '⟦';
const close = '⟧';

/** The same, written from the right to the left: the other pseudo-locale of CLDR. */
export function createMirroredWords(): Words {
  return createWords('ar-XB', pseudoCatalogue(languages.en));
}

/** One message, its arguments, plurals and tags untouched. */
export function pseudoMessage(message: string): string {
  const elements = parse(message);
  const filler = '~'.repeat(Math.ceil(lettersIn(elements) * 0.4));
  return `${open}${printAST(elements.map(accented))}${filler.replace(/~{8}/g, '$& ')}${close}`;
}

function pseudoCatalogue<Texts extends object>(texts: Texts): Catalogue;
function pseudoCatalogue(texts: object): unknown {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [
      name,
      typeof text === 'string' ? pseudoMessage(text) : pseudoCatalogue(text),
    ]),
  );
}

function accented(element: MessageFormatElement): MessageFormatElement {
  switch (element.type) {
    case TYPE.literal:
      return { type: TYPE.literal, value: element.value.replace(/[A-Za-z]/g, (letter) => accents[letter] ?? letter) };
    case TYPE.tag:
      return { ...element, children: element.children.map(accented) };
    case TYPE.plural:
    case TYPE.select: {
      const options = Object.entries(element.options).map(
        ([name, { value }]) => [name, { value: value.map(accented) }] as const,
      );
      return { ...element, options: Object.fromEntries(options) };
    }
    default:
      return element;
  }
}

/** How many characters of text a message has, of a plural's forms the longest. */
function lettersIn(elements: readonly MessageFormatElement[]): number {
  const lengths = elements.map((element) => {
    if (element.type === TYPE.literal) return element.value.length;
    if (element.type === TYPE.tag) return lettersIn(element.children);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return 0;
    return Math.max(...Object.values(element.options).map(({ value }) => lettersIn(value)));
  });
  return lengths.reduce((sum, length) => sum + length, 0);
}

/** Without their accents these are English. */
export const accentedLetters = 'aAeEiIoOuUyYcCdDgGhHjJkKlLnNrRsStTwWzZ';
const marked = 'åÅéÉîÎöÖûÛýÝçÇðÐĝĜĥĤĵĴķĶļĻñÑŕŔšŠţŢŵŴžŽ';
const accents: Readonly<Record<string, string>> = Object.fromEntries(
  [...accentedLetters].map((letter, index) => [letter, [...marked][index] ?? letter]),
);

/** English again: without brackets, filler and accents. */
export function withoutMarks(text: string): string {
  const plain = Object.fromEntries(Object.entries(accents).map(([letter, mark]) => [mark, letter]));
  return [...text.replace(/(~{8} )*~*⟧|⟦/g, '')].map((letter) => plain[letter] ?? letter).join('');
}

/** What stands outside of the brackets, also of those within others. */
export function unmarked(text: string): string {
  const less = text.replace(/⟦[^⟦⟧]*⟧/g, '');
  return less === text ? text : unmarked(less);
}

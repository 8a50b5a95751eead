import type { Columns } from '../onboarding/import/columns.ts';
import type { ImportRow, RowMistake } from '../onboarding/import/rows.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** A customer that is not begun unless it is chosen. */
export interface ShownDouble extends Pick<ImportRow, 'line' | 'name' | 'doubles'> {
  /** The onboarding that is there; null = it is twice in the list. */
  readonly found: {
    readonly name: string;
    readonly where: string;
    readonly isOnlyAlike: boolean;
    /** Null = whoever sees this. */
    readonly holder: string | null;
  } | null;
}

export interface ImportPreview {
  readonly file: string;
  /** Where the list is kept. */
  readonly kept: string;
  /** The names of the new ones. */
  readonly fresh: readonly string[];
  readonly doubles: readonly ShownDouble[];
  readonly mistakes: readonly RowMistake[];
  readonly columns: Pick<Columns, 'twice' | 'unknown'>;
}

/** More is too large for Teams (28 KB). */
const namesShown = 12;
const doublesShown = 20;
const mistakesShown = 10;
const columnsShown = 8;

/** What of a list can be begun: what is new, what is here already, what was not understood. */
export function importCard(words: Words, preview: ImportPreview): Card {
  const { file, kept, fresh, doubles, mistakes, columns } = preview;
  const count = fresh.length;
  return renderView(words, 'import-card', {
    title: file === '' ? words.say('cards.import.title') : words.say('cards.import.titleOf', { file }),
    fresh: words.say('cards.import.fresh', { count }),
    names: count === 0 ? '' : namesOf(words, fresh),
    doubles: doubles
      .slice(0, doublesShown)
      .map((double) => ({ title: doubleWords(words, double), value: String(double.line) })),
    hasDoubles: doubles.length > 0,
    moreDoubles: moreOf(words, 'cards.import.moreDoubles', doubles.length - doublesShown),
    mistakes: mistakes.slice(0, mistakesShown).map((mistake) => ({ text: mistakeWords(words, mistake) })),
    hasMistakes: mistakes.length > 0,
    moreMistakes: moreOf(words, 'cards.import.moreMistakes', mistakes.length - mistakesShown),
    columns: columnWords(words, columns).map((text) => ({ text })),
    mayBegin: count + doubles.length > 0,
    begin: words.say('cards.import.begin', { count }),
    kept,
  });
}

export function namesOf(words: Words, names: readonly string[]): string {
  const more = Math.max(0, names.length - namesShown);
  return words.say('cards.import.names', { names: names.slice(0, namesShown).join(', '), more });
}

function moreOf(words: Words, key: 'cards.import.moreDoubles' | 'cards.import.moreMistakes', count: number): string {
  return count > 0 ? words.say(key, { count }) : '';
}

function doubleWords(words: Words, { line, name, doubles, found }: ShownDouble): string {
  if (found === null) return words.say('cards.import.twice', { line, name, before: doubles ?? 0 });
  const { where, holder } = found;
  const there = { line, name, where, found: found.name };
  return holder === null
    ? words.say('cards.import.there', there)
    : words.say('cards.import.thereWith', { ...there, holder });
}

function mistakeWords(words: Words, { line, code, label, text }: RowMistake): string {
  switch (code) {
    case 'no-name':
      return words.say('cards.import.noName', { line });
    case 'name':
      return words.say('cards.import.badName', { line, text });
    case 'left-out':
      return words.say('cards.import.leftOut', { line, text, label });
  }
}

function columnWords(words: Words, { twice, unknown }: ImportPreview['columns']): string[] {
  const doubled = twice
    .slice(0, columnsShown)
    .map(({ left, taken }) => words.say('cards.import.columnTwice', { left: short(left), taken: short(taken) }));
  const names = unknown.slice(0, columnsShown).map((name) => `“${short(name)}”`);
  if (names.length === 0) return doubled;
  const more = unknown.length > names.length ? [...names, '…'] : names;
  return [...doubled, words.say('cards.import.unknown', { columns: more.join(', ') })];
}

function short(name: string): string {
  return name.slice(0, 40);
}

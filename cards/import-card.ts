import type { Columns } from '../onboarding/import/columns.ts';
import type { ImportRow, RowMistake } from '../onboarding/import/rows.ts';
import type { Words } from '../words/words.ts';
import { type Card, cardOf, stackCards } from './card.ts';
import { fold } from './fold.ts';
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
/** More than a few are behind a button: the card is no higher than a window. */
const doublesInSight = 3;
const leftOutInSight = 4;

/** What of a list can be begun: what is new, what is here already, what was not understood. */
export function importCard(words: Words, { file, kept, fresh, doubles, mistakes, columns }: ImportPreview): Card {
  const count = fresh.length;
  const mayBegin = count + doubles.length > 0;
  return stackCards([
    renderView(words, 'import/header', {
      title: file === '' ? words.say('cards.import.title') : words.say('cards.import.titleOf', { file }),
      fresh: words.say('cards.import.fresh', { count }),
      names: count === 0 ? '' : namesOf(words, fresh),
    }),
    doublesBox(words, doubles),
    leftOutBox(words, mistakes, columns),
    mayBegin
      ? renderView(words, 'import/begin', { begin: words.say('cards.import.begin', { count }), kept })
      : cardOf([]),
  ]);
}

function doublesBox(words: Words, doubles: readonly ShownDouble[]): Card {
  const { length: count } = doubles;
  if (count === 0) return cardOf([]);
  const box = renderView(words, 'import/doubles', {
    doubles: doubles
      .slice(0, doublesShown)
      .map((double) => ({ title: doubleWords(words, double), value: String(double.line) })),
    more: moreOf(words, 'cards.import.moreDoubles', count - doublesShown),
  });
  return count > doublesInSight ? fold('doublesBox', words.say('cards.import.foldDoubles', { count }), box) : box;
}

function leftOutBox(words: Words, mistakes: readonly RowMistake[], columns: ImportPreview['columns']): Card {
  const count = mistakes.length + columns.twice.length + columns.unknown.length;
  if (count === 0) return cardOf([]);
  const shown = mistakes.slice(0, mistakesShown).map((mistake) => mistakeWords(words, mistake));
  const lines = [...shown, ...columnWords(words, columns)];
  const box = renderView(words, 'import/left-out', {
    lines: lines.map((text) => ({ text })),
    more: moreOf(words, 'cards.import.moreMistakes', mistakes.length - mistakesShown),
  });
  return lines.length > leftOutInSight
    ? fold('leftOutBox', words.say('cards.import.foldLeftOut', { count }), box)
    : box;
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
  const there = { line, name, where, found: found.name, isSame: found.name === name ? 'yes' : 'no' } as const;
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
    case 'too-many-cells':
      return words.say('cards.import.tooManyCells', { line });
    case 'same-email':
      return words.say('cards.import.sameEmail', { line, text });
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

import bidiFactory from 'bidi-js/dist/bidi.mjs';
import { hasRightToLeft, keptApart } from '../../words/kept-apart.ts';
import { graphemesOf } from './graphemes.ts';

/** Of one direction, in the order in which it is drawn from left to right. */
export interface Run {
  readonly text: string;
  readonly isRightToLeft: boolean;
}
export type Line = readonly Run[];

const bidi = bidiFactory();
const isolates = /[\u2066-\u2069]/g;

/**
 * What stays on one line: a word; or a letter of Chinese and Japanese, which know no spaces, with the brackets and stops that
 * may begin or end no line (of UAX #14 what names and sentences need).
 */
const unit =
  /\s+|[\p{Ps}\p{Pi}\u2068]*(?:[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[^\s\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+)[\p{Pe}\p{Pf}\u2069、。，．・：；？！ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ]*\s*/gu;

/**
 * A text as lines of at most this width, each in the order in which it is drawn: by Unicode's bidirectional algorithm (UAX #9)
 * in a document that is read from left to right. What stands between the dots of a row has a direction of its own.
 * @param measure how wide a text is, of whatever direction
 */
export function linesOf(text: string, width: number, measure: (text: string) => number): readonly Line[] {
  return text.split('\n').flatMap((paragraph) => {
    const whole = hasRightToLeft(paragraph) ? paragraph.split(' · ').map(kept).join(' · ') : paragraph;
    const { levels } = bidi.getEmbeddingLevels(whole, 'ltr');
    const mirrored = bidi.getMirroredCharactersMap(whole, levels);
    const shown = Array.from({ length: whole.length }, (_, at) => mirrored.get(at) ?? whole.charAt(at)).join('');
    return brokenAt(whole, width, (part) => measure(part.replace(isolates, ''))).map(([from, to]) =>
      inOrder(runsOf(shown, levels, from, to)),
    );
  });
}

/** The isolates of a sentence stay, each of which ends; somebody's own, that would reach into the next piece, do not. */
function kept(piece: string): string {
  const ended = /^(?:[^\u2066-\u2069]|\u2068[^\u2066-\u2069]*\u2069)+$/u;
  return piece.includes('\u2068') && ended.test(piece) ? piece : keptApart(piece);
}

/** Where each line begins and ends, without the spaces at its end. */
function brokenAt(
  text: string,
  width: number,
  measure: (text: string) => number,
): readonly (readonly [number, number])[] {
  const lines: [number, number][] = [];
  let [from, to, filled] = [0, 0, 0];
  const end = () => {
    lines.push([from, from + text.slice(from, to).trimEnd().length]);
    [from, filled] = [to, 0];
  };
  for (const part of (text.match(unit) ?? []).flatMap((each) => fitting(each, width, measure))) {
    if (filled > 0 && filled + measure(part.trimEnd()) > width) end();
    to += part.length;
    filled += measure(part);
  }
  end();
  return lines;
}

/** A word that is wider than a line, in pieces that are not. */
function fitting(word: string, width: number, measure: (text: string) => number): readonly string[] {
  if (measure(word.trimEnd()) <= width) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const grapheme of graphemesOf(word)) {
    if (piece !== '' && measure(piece + grapheme) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += grapheme;
  }
  return [...pieces, piece];
}

interface LevelRun {
  readonly text: string;
  readonly level: number;
}

function runsOf(text: string, levels: Uint8Array, from: number, to: number): readonly LevelRun[] {
  const runs: LevelRun[] = [];
  for (let at = from; at < to; ) {
    const level = levels[at] ?? 0;
    let end = at + 1;
    while (end < to && levels[end] === level) end += 1;
    const shown = text.slice(at, end).replace(isolates, '');
    if (shown !== '') runs.push({ text: shown, level });
    at = end;
  }
  return runs;
}

/** From the highest level down, whatever is at least that high is turned round (UAX #9, L2). */
function inOrder(runs: readonly LevelRun[]): Line {
  const order = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let at = 0; at < order.length; at += 1) {
      let end = at;
      while ((order[end]?.level ?? -1) >= level) end += 1;
      order.splice(at, end - at, ...order.slice(at, end).reverse());
      at = end;
    }
  }
  return order.map(({ text, level }) => ({ text, isRightToLeft: level % 2 === 1 }));
}

import type { Fonts } from './fonts.ts';
import { graphemesOf } from './graphemes.ts';
import { type Line, linesOf, type Run } from './lines.ts';

/** How a text looks. */
export interface Style {
  /** In points. */
  readonly size: number;
  readonly weight: 'regular' | 'bold';
  readonly color: string;
}

export interface Typeset {
  /** @param width in points */
  lines(text: string, width: number, style: Style): readonly Line[];
  /** @param base where its letters stand, from the top of the page */
  draw(line: Line, x: number, base: number, style: Style): void;
  /** In points. */
  widthOf(line: Line, style: Style): number;
}

/** Sets texts in whatever letters they are written. */
export function typesetter(doc: PDFKit.PDFDocument, { lettersOf }: Fonts): Typeset {
  const measure = (text: string, { size, weight }: Style): number =>
    lettersOf(text, weight).reduce(
      (sum, run) => sum + doc.font(run.font).fontSize(size).widthOfString(run.text, optionsFor(run.text)),
      0,
    );
  return {
    widthOf: (line, style) => line.reduce((sum, { text }) => sum + measure(text, style), 0),
    lines: (text, width, style) => linesOf(text, width, (part) => measure(part, style)),
    draw: (line, x, base, style) => {
      let at = x;
      for (const run of line) {
        for (const { text, font } of lettersInOrder(run, style)) {
          doc.font(font).fontSize(style.size).fillColor(style.color).text(text, at, base, optionsFor(text));
          at += doc.widthOfString(text, optionsFor(text));
        }
      }
    },
  };

  function lettersInOrder({ text, isRightToLeft }: Run, { weight }: Style) {
    const letters = lettersOf(text, weight).map((run) => ({
      ...run,
      text: asTheLibraryTurns(run.text, isRightToLeft),
    }));
    return isRightToLeft ? letters.toReversed() : letters;
  }
}

/** The library draws from right to left what has a letter of such a script, and nothing else. */
const turned = /[\p{sc=Hebrew}\p{sc=Arabic}]/u;

function asTheLibraryTurns(text: string, isRightToLeft: boolean): string {
  if (turned.test(text) === isRightToLeft) return text;
  return graphemesOf(text).toReversed().join('');
}

/** It would set the words of a run from left to right, which it knows by heart, if it were not given features, be it none. */
function optionsFor(text: string): PDFKit.Mixins.TextOptions {
  return { lineBreak: false, baseline: 'alphabetic', ...(turned.test(text) && { features: [] }) };
}

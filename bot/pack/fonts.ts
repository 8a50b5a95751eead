import { readFileSync } from 'node:fs';
import { create } from 'fontkit';
import type { FontName } from '../../files/fonts.ts';
import { fontFile } from '../../files/shipped-file.ts';
import { graphemesOf } from './graphemes.ts';

/** What a run of letters is drawn with: a font that the document knows by its file's name. */
export interface Letters {
  readonly text: string;
  readonly font: FontName;
}

/**
 * In the order in which they are tried: Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic; Japanese, with most
 * traditional Chinese; Korean; all Chinese. So Japanese is drawn as it is written in Japan.
 */
const regular = [
  'DejaVuSans.ttf',
  'NotoSansJP-Regular.otf',
  'NotoSansKR-Regular.otf',
  'NotoSansHans-Regular.otf',
] as const;
/** Where it has the letter; the others are regular in headings too. */
const bold = ['DejaVuSans-Bold.ttf', ...regular] as const;

/** Stands for a letter that none of them has. */
export const box = '□';
/** What belongs in one font together: a word of East Asia, or what stands between two of them. */
const pieces =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]+|[^\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]+/gu;
/** What is no letter: line breaks, and what keeps directions apart. */
const unseen = new Set(['\n', '\u2068', '\u2069']);

export interface Fonts {
  /** The text with boxes for what no font here has. */
  readonly drawable: (text: string) => string;
  /** In the order of the text. */
  readonly lettersOf: (text: string, weight: 'regular' | 'bold') => readonly Letters[];
}

/** The fonts of a document. They are read when a text first needs them: those of East Asia are large, and seldom needed. */
export function openFonts(doc: PDFKit.PDFDocument): Fonts {
  const opened = new Map<FontName, (letter: number) => boolean>();
  const open = (name: FontName): ((letter: number) => boolean) => {
    const file = readFileSync(fontFile(name));
    const font = create(file);
    doc.registerFont(name, file);
    const has = (letter: number) => 'hasGlyphForCodePoint' in font && font.hasGlyphForCodePoint(letter);
    opened.set(name, has);
    return has;
  };
  const fontFor = (text: string, names: readonly FontName[]): FontName | undefined => {
    const letters = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
    return names.find((name) => letters.every(opened.get(name) ?? open(name)));
  };
  const whole = (text: string, names: readonly FontName[]): Letters[] => {
    const font = fontFor(text, names);
    return font === undefined ? [] : [{ text, font }];
  };
  const lettersOf: Fonts['lettersOf'] = (text, weight) => {
    const names = weight === 'bold' ? bold : regular;
    const runs = (text.match(pieces) ?? []).flatMap((piece) => {
      const run = whole(piece, names);
      return run.length > 0 ? run : graphemesOf(piece).flatMap((grapheme) => whole(grapheme, names));
    });
    return joinedByFont(runs);
  };
  const drawable: Fonts['drawable'] = (text) =>
    graphemesOf(text)
      .map((grapheme) => (unseen.has(grapheme) || fontFor(grapheme, regular) !== undefined ? grapheme : box))
      .join('');
  return { drawable, lettersOf };
}

function joinedByFont(runs: readonly Letters[]): readonly Letters[] {
  const joined: Letters[] = [];
  for (const { text, font } of runs) {
    const last = joined.at(-1);
    if (last?.font === font) joined[joined.length - 1] = { font, text: last.text + text };
    else joined.push({ text, font });
  }
  return joined;
}

import { hasRightToLeft } from '../../words/kept-apart.ts';
import type { Line } from './lines.ts';
import type { Row, Section } from './sections.ts';
import type { Style, Typeset } from './typeset.ts';

/** In points. */
export const a4 = { size: 'A4', margins: { top: 56, bottom: 64, left: 56, right: 56 } } as const;
const nameWidth = 140;
const gap = 12;
const [ink, quiet, rule] = ['#242424', '#5c5c5c', '#d1d1d1'];

const styles = {
  kicker: { size: 10, weight: 'regular', color: quiet },
  heading: { size: 18, weight: 'bold', color: ink },
  note: { size: 8.5, weight: 'regular', color: quiet },
  section: { size: 12, weight: 'bold', color: ink },
  name: { size: 9.5, weight: 'regular', color: quiet },
  value: { size: 9.5, weight: 'regular', color: ink },
  footer: { size: 8, weight: 'regular', color: quiet },
} as const satisfies Record<string, Style>;

/** What stands on a page from right to left would be read out backwards. */
function heard(text: string): { actual?: string } {
  return hasRightToLeft(text) ? { actual: text } : {};
}

type Element = PDFKit.PDFStructureElement;
type Content = PDFKit.PDFStructureContent;

/** What is written on pages from top to bottom; each part is answered as what it is to who hears it read. */
export interface Sheet {
  paragraph(tag: 'P' | 'H1', text: string, style: 'kicker' | 'heading' | 'note'): Element;
  section(section: Section): Element;
  /** @param textsOf what stands left and right at the bottom of a page, which is read out with none */
  footers(textsOf: (page: number, pages: number) => readonly [string, string]): void;
}

export function sheetOn(doc: PDFKit.PDFDocument, { lines, draw, widthOf }: Typeset): Sheet {
  const { left, right, top, bottom } = a4.margins;
  const fullWidth = doc.page.width - left - right;
  const valueAt = left + nameWidth + gap;
  let y: number = top;

  const makeRoom = (height: number): void => {
    if (y + height <= doc.page.height - bottom) return;
    doc.addPage();
    y = top;
  };
  const heightOf = ({ size }: Style): number => size * 1.32;

  /** A line of what has this tag. */
  const put = (tag: string, text: Line, x: number, style: Style): Content => {
    const content = doc.markStructureContent(tag);
    draw(text, x, y + style.size, style);
    doc.endMarkedContent();
    return content;
  };

  const paragraph: Sheet['paragraph'] = (tag, text, name) => {
    const style = styles[name];
    const contents = lines(text, fullWidth, style).map((each) => {
      makeRoom(heightOf(style));
      const content = put(tag, each, left, style);
      y += heightOf(style);
      return content;
    });
    return doc.struct(tag, heard(text), contents);
  };

  const heading = (title: string): Element => {
    makeRoom(60);
    y += 12;
    const [text = []] = lines(title, fullWidth, styles.section);
    const content = put('H2', text, left, styles.section);
    y += heightOf(styles.section) + 2;
    doc.markContent('Artifact', { type: 'Layout' });
    const end = doc.page.width - right;
    doc.moveTo(left, y).lineTo(end, y).lineWidth(0.5).strokeColor(rule).stroke();
    doc.endMarkedContent();
    y += 5;
    return doc.struct('H2', {}, [content]);
  };

  /** The name, and beside it the value, line for line: so a long one goes on on the next page. */
  const row = ({ name, value }: Row): Element => {
    const height = heightOf(styles.value);
    const [names, values] = [
      lines(name, nameWidth, styles.name),
      lines(value, fullWidth - nameWidth - gap, styles.value),
    ];
    const count = Math.max(names.length, values.length);
    makeRoom(height * Math.min(count, 3));
    const [label, body]: [Content[], Content[]] = [[], []];
    for (let at = 0; at < count; at += 1) {
      makeRoom(height);
      const [ofName, ofValue] = [names[at], values[at]];
      if (ofName !== undefined) label.push(put('Lbl', ofName, left, styles.name));
      if (ofValue !== undefined) body.push(put('LBody', ofValue, valueAt, styles.value));
      y += height;
    }
    y += 4;
    return doc.struct('LI', {}, [doc.struct('Lbl', heard(name), label), doc.struct('LBody', heard(value), body)]);
  };

  const section: Sheet['section'] = ({ title, rows }) =>
    doc.struct('Sect', { title }, [heading(title), doc.struct('L', {}, rows.map(row))]);

  const footers: Sheet['footers'] = (textsOf) => {
    const { start, count } = doc.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      doc.switchToPage(index);
      const style = styles.footer;
      const [first = []] = lines(textsOf(index - start + 1, count)[0], fullWidth - 100, style);
      const [last = []] = lines(textsOf(index - start + 1, count)[1], 100, style);
      doc.markContent('Artifact', { type: 'Pagination' });
      draw(first, left, doc.page.height - 36, style);
      draw(last, doc.page.width - right - widthOf(last, style), doc.page.height - 36, style);
      doc.endMarkedContent();
    }
  };

  return { paragraph, section, footers };
}

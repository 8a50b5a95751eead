import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import { fontFile } from '../../files/shipped-file.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Words } from '../../words/words.ts';
import type { PackAbout } from './pack.ts';
import { type Row, type Section, sectionsOf } from './sections.ts';

/** A4, in points. */
const page = { size: 'A4', margins: { top: 56, bottom: 64, left: 56, right: 56 } } as const;
const nameWidth = 140;
const gap = 12;
const [ink, quiet, line] = ['#242424', '#5c5c5c', '#d1d1d1'];

/** A completed deal as a document to keep: PDF. */
export async function packPdf(words: Words, record: Onboarding, about: PackAbout): Promise<Buffer> {
  const { accountName } = record;
  const sections = sectionsOf(words, record, about).map(drawable);
  const doc = new PDFDocument({
    ...page,
    font: fontFile('DejaVuSans.ttf'),
    bufferPages: true,
    lang: words.locale,
    displayTitle: true,
    info: { Title: words.say('pack.title.window', { accountName }), CreationDate: new Date(about.now) },
  });
  const document = buffer(doc);
  doc.registerFont('regular', fontFile('DejaVuSans.ttf')).registerFont('bold', fontFile('DejaVuSans-Bold.ttf'));
  doc.font('regular').fontSize(10).fillColor(quiet).text(words.say('pack.title.heading'));
  doc.font('bold').fontSize(18).fillColor(ink).text(inFont(accountName));
  const made = words.say('pack.title.made', { moment: words.moment(about.now), name: about.takenBy || '–' });
  doc.moveDown(0.3).font('regular').fontSize(8.5).fillColor(quiet).text(made);
  if (JSON.stringify([inFont(accountName), sections]).includes(box)) doc.text(words.say('pack.title.lacking'));
  for (const section of sections) addSection(doc, section);
  addFooters(doc, words, record.id);
  doc.end();
  return document;
}

/** Stands for a letter that cannot be drawn here: the library gets the width of the font's own sign for it wrong. */
const box = '□';
/**
 * DejaVu Sans has what is written in Latin, Greek, Cyrillic, Armenian and Georgian letters. It has no Chinese, Japanese,
 * Korean or Indian ones; and Hebrew and Arabic, which it has, the library would draw in the wrong order, Latin letters
 * beside them too. The document says that there were others; the JSON has them.
 */
const foreign =
  /[^\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}\p{sc=Georgian}\p{sc=Common}\p{sc=Inherited}]|[\u3000-\u303f\ufe30-\ufe4f\uff00-\uffef\u{10000}-\u{10ffff}]/gu;
/** What draws nothing, but for line breaks, and could turn round what stands beside it. */
const invisible = /[^\P{C}\n]/gu;

function inFont(text: string): string {
  return text.replace(invisible, '').replace(foreign, box);
}

function drawable({ title, rows }: Section): Section {
  return { title, rows: rows.map(({ name, value }) => ({ name: inFont(name), value: inFont(value) })) };
}

function addSection(doc: PDFKit.PDFDocument, { title, rows }: Section): void {
  if (rows.length === 0) return;
  const { left, right } = doc.page.margins;
  makeRoom(doc, 60);
  doc.moveDown(1.2).font('bold').fontSize(12).fillColor(ink).text(title, left);
  const y = doc.y + 3;
  doc
    .moveTo(left, y)
    .lineTo(doc.page.width - right, y)
    .lineWidth(0.5)
    .strokeColor(line)
    .stroke();
  doc.y = y + 5;
  for (const row of rows) addRow(doc, row);
  doc.x = left;
}

/** The name, and beside it the value, which goes on on the next page where it is longer than this one. */
function addRow(doc: PDFKit.PDFDocument, { name, value }: Row): void {
  const { left, right } = doc.page.margins;
  const x = left + nameWidth + gap;
  const width = doc.page.width - right - x;
  doc.font('regular').fontSize(9.5);
  const nameHeight = doc.heightOfString(name, { width: nameWidth });
  makeRoom(doc, Math.min(Math.max(nameHeight, doc.heightOfString(value, { width })), wholePage(doc) / 2));
  const [top, first] = [doc.y, doc.page];
  doc.fillColor(quiet).text(name, left, top, { width: nameWidth });
  const behindName = doc.y;
  const isSamePage = doc.page === first;
  doc.fillColor(ink).text(value, x, isSamePage ? top : doc.page.margins.top, { width });
  doc.y = (doc.page === first ? Math.max(doc.y, behindName) : doc.y) + 4;
}

function wholePage({ page: { height, margins } }: PDFKit.PDFDocument): number {
  return height - margins.top - margins.bottom;
}

function makeRoom(doc: PDFKit.PDFDocument, height: number): void {
  if (doc.y + height > doc.page.height - doc.page.margins.bottom) doc.addPage();
}

function addFooters(doc: PDFKit.PDFDocument, words: Words, id: string): void {
  const { start, count } = doc.bufferedPageRange();
  for (let index = start; index < start + count; index++) {
    doc.switchToPage(index);
    const { left, right } = doc.page.margins;
    const width = doc.page.width - left - right;
    const y = doc.page.height - 44;
    // Below the margin the library would begin another page.
    doc.page.margins.bottom = 0;
    const pages = words.say('pack.title.page', { page: index - start + 1, pages: count });
    doc.font('regular').fontSize(8).fillColor(quiet);
    doc.text(id, left, y, { width: width - 100, height: 10, ellipsis: true, lineBreak: false });
    doc.text(pages, left, y, { width, align: 'right', lineBreak: false });
  }
}

import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Words } from '../../words/words.ts';
import { box, openFonts } from './fonts.ts';
import type { PackAbout } from './pack.ts';
import { type Section, sectionsOf } from './sections.ts';
import { a4, sheetOn } from './sheet.ts';
import { typesetter } from './typeset.ts';

/** A completed deal as a document to keep: PDF, tagged for who hears it read. */
export async function packPdf(inWords: Words, record: Onboarding, about: PackAbout): Promise<Buffer> {
  const words = inWords.apart();
  const doc = new PDFDocument({
    ...a4,
    // None before it is asked for.
    font: '',
    pdfVersion: '1.7',
    tagged: true,
    bufferPages: true,
    lang: words.locale,
    displayTitle: true,
    info: {
      Title: inWords.say('pack.title.window', { accountName: visible(record.accountName) }),
      CreationDate: new Date(about.now),
    },
  });
  const document = buffer(doc);
  const fonts = openFonts(doc);
  const sheet = sheetOn(doc, typesetter(doc, fonts));
  const inFont = (text: string) => fonts.drawable(visible(text));
  const sections = sectionsOf(words, record, about).map((section) => drawable(section, inFont));
  const name = inFont(record.accountName);
  const made = words.say('pack.title.made', { moment: words.moment(about.now), name: about.takenBy || '–' });
  const head = [
    sheet.paragraph('P', words.say('pack.title.heading'), 'kicker'),
    sheet.paragraph('H1', name, 'heading'),
    sheet.paragraph('P', inFont(made), 'note'),
  ];
  if (JSON.stringify([name, sections]).includes(box)) {
    head.push(sheet.paragraph('P', words.say('pack.title.lacking'), 'note'));
  }
  const all = sections.filter(({ rows }) => rows.length > 0).map((section) => sheet.section(section));
  doc.addStructure(doc.struct('Document', {}, [...head, ...all]));
  sheet.footers((number, pages) => [record.id, words.say('pack.title.page', { page: number, pages })]);
  doc.end();
  return document;
}

/** What draws nothing, but for line breaks and what keeps directions apart. */
const invisible = /[^\P{C}\n\u2068\u2069]/gu;

function visible(text: string): string {
  return text.replace(invisible, '');
}

function drawable({ title, rows }: Section, inFont: (text: string) => string): Section {
  return { title, rows: rows.map(({ name, value }) => ({ name: inFont(name), value: inFont(value) })) };
}

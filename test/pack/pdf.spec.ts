import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { linesOf } from '../../bot/pack/lines.ts';
import { packPdf } from '../../bot/pack/pdf.ts';
import { english } from '../../words/english.ts';
import { onboardingAt } from '../sample-records.ts';

describe('the hand-over pack as a document', () => {
  /** As they stand on the page, each letter one wide. */
  const shown = (text: string, width = 99) =>
    linesOf(text, width, (part) => part.length).map((line) =>
      line.map((run) => (run.isRightToLeft ? [...run.text].reverse().join('') : run.text)).join(''),
    );
  const pdfOf = async (accountName: string, lastName: string) => {
    const about = { provider: 'Contoso', takenBy: 'Rita', now: 0 };
    const pdf = await packPdf(english, onboardingAt('completed', 'yes', { accountName, lastName }), about);
    const text = pdf.toString('latin1');
    const streams = [...text.matchAll(/\/FlateDecode\s*>>\s*stream\r?\n/g)].map(({ 0: head, index }) =>
      inflateSync(pdf.subarray(index + head.length)).toString('latin1'),
    );
    return { text, letters: streams.filter((stream) => stream.includes('begincmap')).join('') };
  };

  it('turns what is written from right to left, and nothing beside it', () => {
    const rows: readonly (readonly [string, string])[] = [
      ['חברה (2000) ABC', 'ABC (2000) הרבח'],
      ['אבי כהן · +972 3 555 0100', 'ןהכ יבא · +972 3 555 0100'],
      [english.apart().say('pack.fact.templateVersion', { name: 'אבי', version: '2' }), 'יבא, version 2'],
      // Nobody turns round what stands behind their name.
      ['\u2068א · 123 · 456', 'א · 123 · 456'],
      [english.apart().say('pack.fact.templateVersion', { name: 'א\u2069\u202eב', version: '2' }), 'בא, version 2'],
    ];
    for (const [text, expected] of rows) assert.deepEqual(shown(text), [expected]);
  });

  it('breaks lines between words, in Japanese where no bracket or stop is torn off, and within what is too long', () => {
    assert.deepEqual(shown('one two three', 7), ['one two', 'three']);
    assert.deepEqual(shown('東京（千代田）、丸の内', 3), ['東京', '（千代', '田）、', '丸の内']);
    assert.deepEqual(shown('東京（千代田）、丸の内', 4), ['東京（千', '代田）、', '丸の内']);
    assert.deepEqual(shown('אבג דהו זחט', 7), ['והד גבא', 'טחז']);
    assert.deepEqual(shown('W'.repeat(10), 4), ['WWWW', 'WWWW', 'WW']);
  });

  it('is found, copied and read out in the letters that it was written in, with the fonts that these need', async () => {
    const [plain, japanese] = [await pdfOf('Müller ᚠ', 'Weiß'), await pdfOf('株式会社髙﨑', 'كهن')];
    assert.doesNotMatch(plain.text, /Noto/);
    assert.match(plain.letters, /25a1/i, 'for the rune');
    for (const font of ['DejaVuSans', 'NotoSansJP-Regular'])
      assert.match(japanese.text, new RegExp(`BaseFont.*${font}`));
    for (const letter of ['株', '﨑', 'ك']) {
      assert.match(japanese.letters, new RegExp(`<${letter.charCodeAt(0).toString(16).padStart(4, '0')}>`, 'i'));
    }
    assert.doesNotMatch(japanese.letters, /25a1/i, 'no letter is a box');
    for (const told of ['/StructTreeRoot', '/Lang (en)', '/DisplayDocTitle true'])
      assert.ok(japanese.text.includes(told));
    // What stands there backwards is read out forwards.
    assert.match(japanese.text, /\/ActualText/);
  });
});

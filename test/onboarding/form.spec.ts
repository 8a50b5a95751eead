import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cleanLines, cleanText, FormReader } from '../../onboarding/form.ts';
import { errorsOf } from './steps/read-form.ts';

describe('text as typed', () => {
  it('comes out as one composed line without anything invisible, whatever goes in', () => {
    const nasty = fc.constantFrom(
      '\u202e',
      '\u2067',
      '\u061c',
      '\u200b',
      '\u00ad',
      '\u0000',
      '\r\n',
      '\u0301',
      '\t',
      '\u00a0',
    );
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' }))).map((pieces) => pieces.join(''));
    return fc.assert(
      fc.property(text, (typed) => {
        const clean = cleanText(typed);
        assert.doesNotMatch(clean, /[\p{Cc}\p{Cf}\u2028\u2029]/u);
        assert.equal(clean, clean.trim());
        assert.equal(clean, clean.normalize('NFC'));
        assert.equal(cleanText(clean), clean);
      }),
    );
  });

  it('keeps every other character, and the lines of a mail', () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template syntax of cards, typed by somebody
    const plain = '${name} <at>Ann</at> **bold** _株式会社_ 😀 "quoted" & \\';
    assert.equal(cleanText(plain), plain);
    assert.equal(cleanLines('Dear Ann,\r\n\r\n  please\taccept \u202e\nAda  '), 'Dear Ann,\n\nplease accept\nAda');
  });
});

describe('a field', () => {
  const dates: [typed: string, isDay: boolean][] = [
    ['2026-11-30', true],
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-13-01', false],
    ['30.11.2026', false],
    ['2026-11-30T00:00', false],
    ['', false],
  ];
  for (const [typed, isDay] of dates) {
    it(`of a date ${isDay ? 'takes' : 'refuses'} ${JSON.stringify(typed)}`, () => {
      const form = new FormReader({ day: typed });
      form.date('day', 'startDate');
      assert.equal(form.result(null).ok, isDay);
    });
  }

  const numbers: [typed: string, fits: boolean][] = [
    ['1', true],
    ['300', true],
    [' 12 ', true],
    ['0', false],
    ['301', false],
    ['1.5', false],
    ['-1', false],
    ['0x10', false],
    ['', false],
    ['9'.repeat(400), false],
  ];
  for (const [typed, fits] of numbers) {
    it(`of a whole number from 1 to 300 ${fits ? 'takes' : 'refuses'} ${JSON.stringify(typed).slice(0, 20)}`, () => {
      const form = new FormReader({ seats: typed });
      form.wholeNumber('seats', 'quantity', 1, 300);
      assert.equal(form.result(null).ok, fits);
    });
  }

  it('says its first mistake, and the form says those of all fields', () => {
    const form = new FormReader({ long: 'x'.repeat(6) });
    form.required('long', 'subject', 5);
    form.fail('long', 'keep-the-link');
    form.required('missing', 'text', 5);
    form.choice('choice', 'choose-country', ['a', 'b']);
    assert.deepEqual(errorsOf(form.result(null)), {
      long: { code: 'too-long', label: 'subject', values: { most: 5, length: 6 } },
      missing: { code: 'missing', label: 'text' },
      choice: { code: 'choose-country' },
    });
  });
});

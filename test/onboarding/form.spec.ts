import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { cleanLines, cleanText, FormReader } from '../../onboarding/form.ts';
import { errorsOf } from './steps/read-form.ts';

describe('text as typed', () => {
  it('comes out as one composed line without anything invisible, whatever goes in', () => {
    const nasty = fc.constantFrom(...'\u202e\u2067\u061c\u200b\u00ad\u0000\u0301\t\u00a0\u3164\u2800\ud800', '\r\n');
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: 'binary' }))).map((pieces) => pieces.join(''));
    return fc.assert(
      fc.property(text, (typed) => {
        const clean = cleanText(typed);
        assert.doesNotMatch(clean, /[\p{C}\p{Default_Ignorable_Code_Point}\u2800\u2028\u2029]|\p{Mn}{5}/u);
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
  const fields = [
    {
      what: 'a date',
      read: (form: FormReader) => form.date('it', 'startDate'),
      takes: ['2026-11-30', '2028-02-29'],
      refuses: ['2026-02-29', '2026-13-01', '30.11.2026', '2026-11-30T00:00', ''],
    },
    {
      what: 'a whole number from 1 to 300',
      read: (form: FormReader) => form.wholeNumber('it', 'quantity', 1, 300),
      takes: ['1', '300', ' 12 '],
      refuses: ['0', '301', '1.5', '-1', '0x10', '', '9'.repeat(400)],
    },
  ];
  for (const { what, read, takes, refuses } of fields) {
    const isTaken = (typed: string) => {
      const form = new FormReader({ it: typed });
      read(form);
      return form.result(null).ok;
    };
    it(`of ${what} takes what is one, and nothing else`, () => {
      assert.deepEqual([...takes, ...refuses].filter(isTaken), takes);
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

import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { accountKey, isOnlyAlike, maxAccountName, readAccountName } from '../../onboarding/account-name.ts';

describe('the name of an account', () => {
  const same: [one: string, other: string][] = [
    ['ABC Corp.', 'abc corp'],
    ['ABC Corp', 'ABC Corporation'],
    ['ABC, Inc.', 'abc'],
    ['A.B.C. Ltd', 'ABC Limited'],
    ['Müller GmbH & Co. KG', 'MULLER'],
    ['Société Générale S.A.', 'societe generale'],
    ["O'Brien LLC", 'OBrien'],
    ['Żabka Sp. z o.o.', 'zabka'],
    ['ＡＢＣ Corp', 'ABC'],
    ['  ABC\tCorp ', 'ABC-Corp'],
    ['株式会社 サクラ', '株式会社　サクラ'],
  ];
  for (const [one, other] of same) {
    it(`${JSON.stringify(one)} means the same company as ${JSON.stringify(other)}`, () => {
      assert.equal(accountKey(one), accountKey(other));
    });
  }

  it('of another legal form is like another, and not the same', () => {
    for (const [one, other] of [
      ['ABC Ltd.', 'ABC Corp'],
      ['ABC Inc.', 'ABC Corporation'],
      ['Müller GmbH & Co. KG', 'Müller GmbH'],
    ] as const) {
      assert.equal(accountKey(one), accountKey(other));
      assert.ok(isOnlyAlike(one, other), one);
    }
    for (const [one, other] of [
      ['A.B.C. Ltd', 'ABC Limited'],
      ['ABC Corp', 'abc corporation'],
      ['ABC', 'ABC Corp'],
    ] as const) {
      assert.ok(!isOnlyAlike(one, other), one);
    }
  });

  const different: [one: string, other: string][] = [
    ['ABC Corp', 'ABD Corp'],
    ['Contoso', 'Contoso West'],
    ['Cosco', 'Cos'],
    ['Bergsøco', 'Bergsø'],
    ['Inc', 'Ltd'],
    ['!!!', '???'],
  ];
  for (const [one, other] of different) {
    it(`${JSON.stringify(one)} is not ${JSON.stringify(other)}`, () => {
      assert.notEqual(accountKey(one), accountKey(other));
    });
  }

  it('is never without a key, and case, blanks and punctuation do not change it', () => {
    const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const joints = fc.constantFrom(' ', '  ', '-', ', ', ' / ', '_');
    return fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), joints, (words, joint) => {
        const key = accountKey(words.join(' '));
        assert.notEqual(key, '');
        assert.equal(accountKey(` ${words.join(joint).toUpperCase()}.`), key);
      }),
    );
  });

  const typed: [typed: string, read: ReturnType<typeof readAccountName>][] = [
    ['  ABC   Corp ', 'ABC Corp'],
    ['"ABC Corp"', 'ABC Corp'],
    ['“ABC Corp”', 'ABC Corp'],
    ['ABC "GmbH"', 'ABC "GmbH"'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template syntax of cards, typed by somebody
    ['${accountName} <at>ABC</at> **Corp**', '${accountName} <at>ABC</at> **Corp**'],
    ['\u202eproC CBA\u202c', 'proC CBA'],
    ['A\u200bB\u2060C\u00ad Corp\ufeff', 'ABC Corp'],
    ['ABC\u0000\r\nCorp\u2028Ltd', 'ABC Corp Ltd'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['', { code: 'missing' }],
    [' \t\u200b\u2063 ', { code: 'missing' }],
    ['""', { code: 'missing' }],
    ['https://evil.example/x', { code: 'web-address-as-name' }],
    ['[Login](http：//evil.example)', { code: 'web-address-as-name' }],
    ['WWW.evil.example', { code: 'web-address-as-name' }],
    ['Booking.com', 'Booking.com'],
    ['x'.repeat(maxAccountName), 'x'.repeat(maxAccountName)],
    ['x'.repeat(maxAccountName + 1), { code: 'too-long' }],
  ];
  for (const [text, name] of typed) {
    it(`typed as ${JSON.stringify(text).slice(0, 50)} is read as ${JSON.stringify(name)?.slice(0, 50)}`, () => {
      assert.deepEqual(readAccountName(text), name);
    });
  }
});

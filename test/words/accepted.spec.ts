import assert from 'node:assert/strict';
import { acceptedWords } from '../../words/accepted.ts';
import { languages } from '../../words/languages.ts';
import { createWords } from '../../words/words.ts';

describe('the language that a browser asks for', () => {
  const [english, german, swiss] = ['en', 'de', 'de-CH'].map((locale) => createWords(locale, languages.en));
  assert.ok(english && german && swiss);
  const wishes: readonly [string, string][] = [
    ['', 'en'],
    ['*', 'en'],
    ['fr-FR,fr', 'en'],
    ['fr, de;q=0.5, en;q=0.4', 'de'],
    ['de-AT', 'de'],
    ['DE-ch', 'de-CH'],
    ['en;q=0, de;q=0.1', 'de'],
    ['en;q=x,de', 'de'],
    [`${'x,'.repeat(5000)}de`, 'en'],
  ];
  for (const [accepted, locale] of wishes) {
    it(`${accepted.slice(0, 30)}: ${locale}`, () =>
      assert.equal(acceptedWords([english, german, swiss], accepted).locale, locale));
  }
});

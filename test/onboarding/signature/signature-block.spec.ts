import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSignature, type Signature } from '../../../onboarding/signature-block.ts';
import { samples } from './corpus.ts';

const ours = { domains: ['northwindcloud.com'], name: 'Robin Reyes' };

/** As the samples write it, without what is empty. */
function told({ company, contact, title, website, place, country }: Signature) {
  const { firstName, lastName, email, phone } = contact;
  const all = {
    ...{ company, name: `${firstName}|${lastName}`.replace(/^\|$/, ''), title, email, phone, website },
    address:
      place === null
        ? ''
        : [place.addressLine1, place.addressLine2, place.city, place.state, place.postalCode].join('|'),
    country: place?.country || country,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

describe('a pasted signature', () => {
  for (const { is, pasted, told: expected } of samples) {
    it(`is understood: ${is}`, () => {
      const signature = readSignature(pasted, ours);
      assert.deepEqual(signature && told(signature), expected);
    });
  }

  it('is understood, or not, in time in proportion to any text of 200 KB', () => {
    const piece = fc.constantFrom(
      'a',
      '1',
      ' ',
      '\n',
      '@',
      '.',
      '<',
      '>',
      '|',
      '+49 ',
      '-',
      ',',
      'On ',
      'From: x\nTo: y\n',
      '&nbsp;',
      '<p>',
      'ann@abc.com',
      'GmbH',
      'Best regards\n',
      '> ',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (unit) => {
        const text = unit.join('');
        const began = performance.now();
        readSignature(text.repeat(200_000 / text.length), ours);
        assert.ok(performance.now() - began < 1000, JSON.stringify(text));
      }),
      { numRuns: 60 },
    );
  });
});

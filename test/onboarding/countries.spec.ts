import assert from 'node:assert/strict';
import { countryNamed, currencyOf, sellableCountries, wantsRegistrationNumber } from '../../onboarding/countries.ts';
import regions from '../../onboarding/csp-regions.json' with { type: 'json' };

describe('the countries a provider may sell to', () => {
  const codes = (partner: string) => sellableCountries(partner).map(({ iso2 }) => iso2);

  it('are those of its own region, by name', () => {
    assert.ok(codes('US').includes('US'));
    assert.ok(!codes('US').includes('DE'));
    assert.ok(codes('DE').includes('FR') && codes('DE').includes('CH'));
    assert.ok(!codes('DE').includes('US'));
    const names = sellableCountries('DE').map(({ name }) => name);
    assert.ok(names.indexOf('Austria') < names.indexOf('Germany') && names.indexOf('Germany') < names.indexOf('Spain'));
  });

  it('are known by what people write for them, in several languages', () => {
    for (const written of ['US', 'u.s.', 'USA', 'United States', 'Vereinigte Staaten', 'États-Unis']) {
      assert.equal(countryNamed(written), 'US', written);
    }
    assert.deepEqual(['Deutschland', 'uk', 'Côte d’Ivoire'].map(countryNamed), ['DE', 'GB', 'CI']);
    assert.deepEqual(['', 'Nowhere', 'Un'].map(countryNamed), [undefined, undefined, undefined]);
  });

  it('are its own alone where no region lists it', () => {
    assert.deepEqual(sellableCountries('KP'), [{ iso2: 'KP', name: 'North Korea', currency: 'USD' }]);
  });

  it('stand in one region each, with a code and a currency that exist', () => {
    const all = regions.flatMap(({ countries }) => countries);
    assert.equal(new Set(all.map(({ iso2 }) => iso2)).size, all.length);
    const currencies = new Set(Intl.supportedValuesOf('currency'));
    for (const { iso2 } of all) {
      assert.match(iso2, /^[A-Z]{2}$/);
      assert.ok(currencies.has(currencyOf(iso2)), `${iso2} pays in ${currencyOf(iso2)}`);
      assert.ok(codes(iso2).includes(iso2), `${iso2} may sell at home`);
    }
    assert.ok(!all.some(({ iso2 }) => iso2 === 'UK'));
  });

  const facts: [iso2: string, currency: string, wantsNumber: boolean][] = [
    ['US', 'USD', false],
    ['DE', 'EUR', false],
    ['GB', 'GBP', false],
    ['IN', 'INR', true],
    ['PL', 'EUR', true],
    ['BA', 'USD', false],
    ['BR', 'BRL', true],
    ['XX', 'USD', false],
  ];
  for (const [iso2, currency, wantsNumber] of facts) {
    it(`${iso2} pays in ${currency} and ${wantsNumber ? 'wants' : 'wants no'} registration number`, () => {
      assert.deepEqual([currencyOf(iso2), wantsRegistrationNumber(iso2)], [currency, wantsNumber]);
    });
  }
});

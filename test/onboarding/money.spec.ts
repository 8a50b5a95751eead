import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { decimals, formatMoney, parseMoney, plainAmount } from '../../onboarding/money.ts';

const currency = fc.constantFrom('USD', 'EUR', 'JPY', 'KWD', 'CLP', 'INR', 'not a currency');

describe('money', () => {
  const table: [typed: string, currency: string, minor: number][] = [
    ['12.5', 'USD', 1250],
    ['12,5', 'USD', 1250],
    [' 12 ', 'USD', 1200],
    ['999999999.99', 'USD', 99_999_999_999],
    ['12.5', 'JPY', 13],
    ['12.50', 'no currency', 1250],
  ];
  for (const [typed, code, minor] of table) {
    it(`${JSON.stringify(typed)} in ${code} is ${minor}`, () => assert.equal(parseMoney(typed, code), minor));
  }

  it('is not read from what could mean another amount, or none', () => {
    const typed = ['', '-1', '1e3', '1 000', '1,234', '1,234.50', '.5', '$5', '٣', '1234567890'];
    for (const text of typed) assert.equal(parseMoney(text, 'USD'), null, text);
  });

  it('comes back from an input exactly as it went in', () => {
    return fc.assert(
      fc.property(fc.nat(1e9 - 1), fc.nat(999), currency, (whole, rest, code) => {
        const unit = 10 ** decimals(code);
        const minor = whole * unit + (rest % unit);
        assert.equal(parseMoney(plainAmount(minor, code), code), minor);
      }),
    );
  });

  it('is rounded as one would on paper, at whatever length', () => {
    return fc.assert(
      fc.property(fc.nat(1e9 - 1), fc.stringMatching(/^\d{1,10}$/), currency, (whole, fraction, code) => {
        const places = decimals(code);
        const exact = BigInt(`${whole}${fraction.padEnd(10, '0')}`);
        const step = 10n ** BigInt(10 - places);
        assert.equal(parseMoney(`${whole}.${fraction}`, code), Number((exact + step / 2n) / step));
      }),
    );
  });

  it('is shown with the sign and the decimals of its currency', () => {
    assert.equal(formatMoney(123_450, 'USD'), '$1,234.50');
    assert.equal(formatMoney(1234, 'JPY'), '¥1,234');
    assert.equal(formatMoney(1250, 'no currency'), '12.50 no currency');
  });
});

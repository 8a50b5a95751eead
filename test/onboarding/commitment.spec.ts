import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { billingPeriods, commitmentOf, lineTotal, monthsOf } from '../../onboarding/commitment.ts';
import type { Plan } from '../../onboarding/steps/subscriptions.ts';
import * as abc from './abc-corp.ts';

const lineOf = (plan: Partial<Plan>, quantity = 10, sellingPrice = 1250) =>
  abc.line(abc.businessBasic, { plan: { ...abc.yearlyPlan, ...plan }, quantity, sellingPrice });

describe('a commitment', () => {
  const periods: [term: string, billing: string, months: number, periods: number][] = [
    ['P1M', 'monthly', 1, 1],
    ['P1Y', 'monthly', 12, 12],
    ['P1Y', 'Annual', 12, 1],
    ['P3Y', 'monthly', 36, 36],
    ['P3Y', 'annual', 36, 3],
    ['P3Y', 'triennial', 36, 1],
    ['P2Y', 'biennial', 24, 1],
    ['P1M', 'annual', 1, 1],
    ['P1Y', 'one_time', 12, 1],
    ['', 'none', 1, 1],
  ];
  for (const [term, billing, months, count] of periods) {
    it(`of ${term || 'no term'} billed ${billing} is ${months} months in ${count} periods`, () => {
      assert.deepEqual([monthsOf(term), billingPeriods(term, billing)], [months, count]);
    });
  }

  type Figures = [total: number, yearly: number, margin: number | null];
  const commitments: [what: string, plan: Partial<Plan>, discount: number, ...figures: Figures][] = [
    ['a year billed monthly', {}, 0, 150_000, 150_000, 20],
    ['a year with 10 % off', {}, 10, 135_000, 135_000, 11.1],
    ['a year with half a percent off', {}, 0.5, 149_250, 149_250, 19.6],
    ['a year given away', {}, 100, 0, 0, null],
    ['a year that is free for both sides', { cost: 0 }, 100, 0, 0, 0],
    ['three years billed annually', { term: 'P3Y', billing: 'annual' }, 0, 37_500, 12_500, 20],
    ['a month that renews, which counts as a year', { term: 'P1M' }, 0, 12_500, 150_000, 20],
    ['a plan of unknown cost', { cost: null }, 0, 150_000, 150_000, null],
    ['a plan that costs more than it brings', { cost: 1500 }, 0, 150_000, 150_000, -20],
  ];
  for (const [what, plan, discount, ...figures] of commitments) {
    it(`to ${what}`, () => {
      const { total, yearly, marginPercent } = commitmentOf([lineOf(plan)], discount, 'USD');
      assert.deepEqual([total, yearly, marginPercent], figures);
    });
  }

  it('to a month that ends is to no more than that month', () => {
    const month = { ...lineOf({ term: 'P1M' }), endOfTerm: 'cancel' } as const;
    assert.equal(commitmentOf([month], 0, 'USD').yearly, 12_500);
  });

  it('costs us less with a promotion', () => {
    const lines = [abc.line(abc.businessBasic, { promotion: { ...abc.promotion, percent: 16.7 } })];
    const { cost, total, marginPercent } = commitmentOf(lines, 0, 'USD');
    assert.deepEqual([cost, total, marginPercent], [833 * 120, 150_000, 33.4]);
  });

  it('to nothing is in the contract’s currency; to something, in that of its lines', () => {
    const { currency, total, marginPercent } = commitmentOf([], 0, 'EUR');
    assert.deepEqual([currency, total, marginPercent], ['EUR', 0, 0]);
    assert.equal(commitmentOf([lineOf({ currency: 'JPY' })], 0, 'EUR').currency, 'JPY');
  });

  it('has no cost as soon as one line’s is unknown', () => {
    assert.equal(commitmentOf([lineOf({}), lineOf({ cost: null }), lineOf({})], 0, 'USD').cost, null);
    assert.equal(commitmentOf([lineOf({}), lineOf({})], 0, 'USD').cost, 240_000);
  });

  it('is exact to the cent up to $10,000 a seat and 10,000 seats', () => {
    const quantities = fc.integer({ min: 1, max: 10_000 });
    const plans = fc.constantFrom('P1M', 'P1Y', 'P3Y');
    return fc.assert(
      fc.property(fc.nat(1_000_000), quantities, fc.nat(10_000), plans, (price, quantity, hundredths, term) => {
        const gross = BigInt(price) * BigInt(quantity) * BigInt(monthsOf(term));
        const exact = Number((gross * BigInt(10_000 - hundredths) + 5_000n) / 10_000n);
        assert.equal(lineTotal(lineOf({ term }, quantity, price), hundredths / 100), exact);
      }),
    );
  });
});

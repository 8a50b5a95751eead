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

  const commitments: [
    what: string,
    plan: Partial<Plan>,
    discount: number,
    total: number,
    yearly: number,
    margin: number | null,
  ][] = [
    ['a year billed monthly', {}, 0, 150_000, 150_000, 20],
    ['a year with 10 % off', {}, 10, 135_000, 135_000, 11.1],
    ['a year with half a percent off', {}, 0.5, 149_250, 149_250, 19.6],
    ['a year given away', {}, 100, 0, 0, null],
    ['three years billed annually', { term: 'P3Y', billing: 'annual' }, 0, 37_500, 12_500, 20],
    ['a month, which counts as a year', { term: 'P1M' }, 0, 12_500, 150_000, 20],
    ['a plan of unknown cost', { cost: null }, 0, 150_000, 150_000, null],
    ['a plan that costs more than it brings', { cost: 1500 }, 0, 150_000, 150_000, -20],
  ];
  for (const [what, plan, discount, total, yearly, marginPercent] of commitments) {
    it(`to ${what}`, () => {
      const commitment = commitmentOf([lineOf(plan)], discount, 'USD');
      assert.deepEqual([commitment.total, commitment.yearly, commitment.marginPercent], [total, yearly, marginPercent]);
    });
  }

  it('to nothing is in the contract’s currency; to something, in that of its lines', () => {
    assert.deepEqual(commitmentOf([], 0, 'EUR'), {
      currency: 'EUR',
      total: 0,
      yearly: 0,
      cost: 0,
      marginPercent: null,
    });
    assert.equal(commitmentOf([lineOf({ currency: 'JPY' })], 0, 'EUR').currency, 'JPY');
  });

  it('has no cost as soon as one line’s is unknown', () => {
    assert.equal(commitmentOf([lineOf({}), lineOf({ cost: null }), lineOf({})], 0, 'USD').cost, null);
    assert.equal(commitmentOf([lineOf({}), lineOf({})], 0, 'USD').cost, 240_000);
  });

  it('is exact to the cent up to $10,000 a seat and 10,000 seats', () => {
    const price = fc.nat(1_000_000);
    const discount = fc.nat(10_000).map((hundredths) => hundredths / 100);
    const plans = fc.constantFrom<Partial<Plan>>({ term: 'P1M' }, { term: 'P1Y' }, { term: 'P3Y' });
    return fc.assert(
      fc.property(
        price,
        fc.integer({ min: 1, max: 10_000 }),
        discount,
        plans,
        (sellingPrice, quantity, percent, plan) => {
          const line = lineOf(plan, quantity, sellingPrice);
          const share = BigInt(10_000 - Math.round(percent * 100));
          const gross = BigInt(sellingPrice) * BigInt(quantity) * BigInt(monthsOf(line.plan.term));
          assert.equal(lineTotal(line, percent), Number((gross * share + 5_000n) / 10_000n));
        },
      ),
    );
  });
});

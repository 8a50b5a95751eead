import assert from 'node:assert/strict';
import {
  hasBaseProduct,
  type Plan,
  type ProductChoice,
  proposedPrice,
  readLineForm,
  wholeTerm,
} from '../../../onboarding/steps/subscriptions.ts';
import { businessBasic, line, promotion, teamsPhone, yearlyPlan } from '../abc-corp.ts';
import { acceptedValue, describeMistakes, errorsOf } from './read-form.ts';

const unpriced: Plan = {
  term: 'P3Y',
  billing: 'annual',
  currency: 'JPY',
  cost: null,
  suggested: null,
  announced: null,
};
const endDate = { date: '2026-12-31T00:00:00', terms: ['P1Y'], subscriptions: ['Visio'] };
const product = {
  ...businessBasic,
  minimumQuantity: 5,
  plans: [yearlyPlan, unpriced, { ...yearlyPlan, term: 'P1M' }],
  promotions: [promotion, { ...promotion, id: 'AUTO', isAutomatic: true }],
  endDates: [endDate],
};
const right = { quantity: '10', plan: 'P1Y/monthly', endOfTerm: 'renew', sellingPrice: '' };
const read = (inputs: Record<string, string>) => readLineForm(inputs, product);

describe('the line form', () => {
  describeMistakes(read, right, [
    [
      'nothing is filled in',
      { quantity: '', plan: '', endOfTerm: '' },
      { quantity: 'not-a-whole-number', plan: 'choose-plan', endOfTerm: 'choose-end-of-term' },
    ],
    ['the product wants more seats', { quantity: '4' }, { quantity: 'not-a-whole-number' }],
    ['the product has fewer seats', { quantity: '10000' }, { quantity: 'not-a-whole-number' }],
    ['the plan cannot be bought', { plan: 'P1Y/triennial' }, { plan: 'choose-plan' }],
    ['what becomes of it is asked', { endOfTerm: '' }, { endOfTerm: 'choose-end-of-term' }],
    [
      'a month goes on by renewing',
      { plan: 'P1M/monthly', endOfTerm: 'extend' },
      { endOfTerm: 'month-by-month-already' },
    ],
    ['the price is no amount', { sellingPrice: 'cheap' }, { sellingPrice: 'not-an-amount' }],
    ['the currency has fewer decimals', { sellingPrice: '9.999' }, { sellingPrice: 'too-many-decimals' }],
    ['the price is not negative', { sellingPrice: '-1' }, { sellingPrice: 'not-an-amount' }],
    ['a plan without list price wants one', { plan: 'P3Y/annual' }, { sellingPrice: 'price-needed' }],
    ['it may be given away', { sellingPrice: '0' }, {}],
    ['the promotion wants more seats', { plan: 'P1Y/monthly/P:1', quantity: '9' }, { quantity: 'seats-of-promotion' }],
    [
      'the promotion is for fewer seats',
      { plan: 'P1Y/monthly/P:1', quantity: '21' },
      { quantity: 'seats-of-promotion' },
    ],
    ['the promotion comes by itself', { plan: 'P1Y/monthly/AUTO' }, { plan: 'choose-plan' }],
    ['nothing else ends then', { endDate: '2026-12-30T00:00:00' }, { endDate: 'choose-end-date' }],
    [
      'another term ends then',
      { plan: 'P3Y/annual', sellingPrice: '1500', endDate: endDate.date },
      { endDate: 'end-date-of-other-term' },
    ],
  ]);

  it('asks of a product only what can become of it', () => {
    const ends = (more: Partial<ProductChoice>, endOfTerm: string) => {
      const form = readLineForm({ ...right, endOfTerm }, { ...product, ...more });
      return errorsOf(form).endOfTerm?.code ?? endOfTerm;
    };
    assert.deepEqual([ends({}, 'extend'), ends({ extendedTerm: null }, 'extend')], ['extend', 'choose-end-of-term']);
    const trial = { isTrial: true, extendedTerm: null };
    assert.deepEqual([ends(trial, 'cancel'), ends(trial, 'renew')], ['cancel', 'choose-end-of-term']);
  });

  it('takes a promotion with its plan, and a day to end on', () => {
    const chosen = acceptedValue(read({ ...right, plan: 'P1Y/monthly/P:1', endDate: endDate.date }));
    assert.deepEqual(chosen, { ...line(product), promotion, customTermEndDate: endDate.date });
    assert.deepEqual(acceptedValue(read({ ...right, endDate: wholeTerm })), line(product));
  });

  it('costs, and sells at, what so many seats do', () => {
    const tiers = [
      { fromQuantity: 10, cost: 900, suggested: 1100 },
      { fromQuantity: 100, cost: 800, suggested: null },
    ];
    const tiered = { ...product, plans: [{ ...yearlyPlan, tiers }] };
    const paid = (quantity: string, sellingPrice = '') => {
      const { plan, ...sold } = acceptedValue(readLineForm({ ...right, quantity, sellingPrice }, tiered));
      return [plan.cost, sold.sellingPrice, 'tiers' in plan];
    };
    assert.deepEqual(paid('9'), [yearlyPlan.cost, yearlyPlan.suggested, false]);
    assert.deepEqual(
      [paid('10'), paid('99')],
      [
        [900, 1100, false],
        [900, 1100, false],
      ],
    );
    assert.deepEqual(paid('100', '10'), [800, 1000, false]);
  });

  it('sells at the list price unless another is typed, in the plan’s currency', () => {
    assert.deepEqual(acceptedValue(read(right)), line(product));
    assert.deepEqual(acceptedValue(read({ ...right, sellingPrice: '9,99', endOfTerm: 'cancel' })), {
      ...line(product),
      sellingPrice: 999,
      endOfTerm: 'cancel',
    });
    assert.equal(acceptedValue(read({ ...right, plan: 'P3Y/annual', sellingPrice: '1500' })).sellingPrice, 1500);
  });

  it('sells at our cost and the usual markup where there is one, never below cost and never a trial', () => {
    const [plan] = businessBasic.plans;
    assert.ok(plan);
    const priceOf = (cost: number | null, markupPercent: number, isTrial = false) =>
      proposedPrice({ ...businessBasic, markupPercent, isTrial }, { ...plan, cost, suggested: 600 });
    assert.deepEqual([priceOf(500, 12.5), priceOf(333, 0.1), priceOf(500, 0)], [563, 334, 500]);
    assert.deepEqual([priceOf(null, 10), priceOf(500, 10, true)], [600, 600]);
  });
});

describe('an add-on', () => {
  it('has its base when one of its base products is among the lines', () => {
    assert.equal(hasBaseProduct(teamsPhone, []), false);
    assert.equal(hasBaseProduct(teamsPhone, [line()]), true);
    assert.equal(hasBaseProduct(teamsPhone, [line({ ...businessBasic, skuId: '0002' })]), false);
    assert.equal(hasBaseProduct({ ...teamsPhone, prerequisites: [] }, []), true);
    assert.equal(hasBaseProduct(businessBasic, []), true);
  });
});

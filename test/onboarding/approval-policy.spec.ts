import assert from 'node:assert/strict';
import { type ApprovalPolicy, askedFor, deputyOf, oneRule, stepNow } from '../../onboarding/approval-policy.ts';
import { needsApproval } from '../../onboarding/needs-approval.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import * as abc from './abc-corp.ts';
import { knownTenantReviewed, newTenantReviewed } from './story.ts';

const who = (...ids: string[]) => ({ ids, groups: [], requesterManager: false });
const policy: ApprovalPolicy = {
  ...oneRule(0, who()),
  steps: [
    { name: 'manager', who: { ...who(), requesterManager: true }, count: 1, escalate: null },
    { name: 'sales', who: who('sue', 'sid'), count: 2, escalate: null },
    { name: 'finance', who: who('fay'), count: 1, escalate: null },
  ],
  bands: [
    { currency: 'USD', from: 0, ask: [] },
    { currency: 'USD', from: 1000, ask: ['manager'] },
    { currency: 'USD', from: 10_000, ask: ['sales', 'manager'] },
    { currency: 'JPY', from: 0, ask: ['manager'] },
  ],
};
const ruled = (when: ApprovalPolicy['rules'][number]['when']): ApprovalPolicy => {
  return { ...policy, rules: [{ when, ask: ['finance'] }] };
};

const deal = newTenantReviewed().record;
const ofSeats = (quantity: number, more: Partial<SubscriptionLine> = {}): Onboarding => {
  return { ...deal, lines: [abc.line(abc.businessBasic, { quantity, ...more })] };
};
const inCurrency = (currency: string, quantity = 1): Onboarding => {
  const plan = { ...abc.yearlyPlan, currency };
  return { ...ofSeats(quantity, { plan }), contract: { ...abc.contract, currency } };
};
const ours: Onboarding = {
  ...knownTenantReviewed().record,
  registration: { answer: 'no', finding: abc.ourCustomer, settled: true },
};
const lossOf = (cost: number | null) => ofSeats(1, { plan: { ...abc.yearlyPlan, cost } });

describe('by a policy a deal is approved', () => {
  // A seat comes to $150 a year.
  const cases: [what: string, ApprovalPolicy, Onboarding, steps: string[], reasons: string[]][] = [
    ['by nobody below the first band that asks', policy, ofSeats(6), [], []],
    ['by the band that it reaches', policy, ofSeats(7), ['manager'], ['above-threshold']],
    ['in the order of the steps', policy, ofSeats(70), ['manager', 'sales'], ['above-threshold']],
    [
      'whatever it was sold for',
      policy,
      ofSeats(70, { sellingPrice: 1500 }),
      ['manager', 'sales'],
      ['above-threshold'],
    ],
    ['always, in a currency whose first band asks', policy, inCurrency('JPY'), ['manager'], ['every-order']],
    [
      'by everybody in a currency of no band',
      policy,
      inCurrency('CHF'),
      ['manager', 'sales', 'finance'],
      ['every-order'],
    ],
    ['with a margin below', ruled({ kind: 'low-margin', below: 25 }), ofSeats(1), ['finance'], ['low-margin']],
    ['with a margin of just so much', ruled({ kind: 'low-margin', below: 20 }), ofSeats(1), [], []],
    [
      'with a margin that nobody knows',
      ruled({ kind: 'low-margin', below: -100 }),
      lossOf(null),
      ['finance'],
      ['unknown-cost', 'low-margin'],
    ],
    ['as the first of a customer', ruled({ kind: 'first-order' }), ofSeats(1), ['finance'], ['first-order']],
    ['as not the first', ruled({ kind: 'first-order' }), ours, ['manager'], ['above-threshold', 'existing-customer']],
    ['for longer', ruled({ kind: 'long-commitment', months: 11 }), ofSeats(1), ['finance'], ['long-commitment']],
    ['for just so long', ruled({ kind: 'long-commitment', months: 12 }), ofSeats(1), [], []],
    [
      'with a provider',
      ruled({ kind: 'by-provider', provider: 'microsoft' }),
      ofSeats(1),
      ['finance'],
      ['by-provider'],
    ],
    ['with another', ruled({ kind: 'by-provider', provider: 'emea' }), ofSeats(1), [], []],
    [
      'once by each step, whatever asks for it',
      { ...policy, rules: [{ when: { kind: 'first-order' }, ask: ['manager', 'finance'] }] },
      ofSeats(70),
      ['manager', 'sales', 'finance'],
      ['above-threshold', 'first-order'],
    ],
  ];
  for (const [what, by, record, steps, reasons] of cases) {
    it(what, () => {
      const found = needsApproval(record, by, abc.startedAt);
      assert.deepEqual(found, reasons);
      const asked = askedFor(by, record).steps.map(({ name }) => name);
      if (reasons.length > 0) assert.deepEqual(asked, steps);
    });
  }

  it('by the first step where only something else of it has to be looked at', () => {
    const discounted = { ...ofSeats(1), contract: { ...abc.contract, discountPercent: 1 } };
    assert.deepEqual(needsApproval(discounted, policy, abc.startedAt), ['discount']);
    assert.deepEqual(
      askedFor(policy, discounted).steps.map(({ name }) => name),
      ['manager'],
    );
  });
});

describe('of a request that is under way', () => {
  it('the people are those of today, of a step that is gone those of then', () => {
    const asked = { name: 'finance', who: who('old'), count: 1 };
    assert.deepEqual(stepNow(policy, asked).who, who('fay'));
    assert.deepEqual(stepNow(oneRule(0, who('max')), asked).who, who('old'));
  });
});

describe('a deputy', () => {
  const deputies = { ann: 'bob', bob: 'cem', dan: 'eve', eve: 'dan' };
  const cases: [away: string[], of: string, string | undefined][] = [
    [['ann'], 'ann', 'bob'],
    [['ann', 'bob'], 'ann', 'cem'],
    [['ann', 'bob', 'cem'], 'ann', undefined],
    [['cem'], 'cem', undefined],
    [['dan', 'eve'], 'dan', undefined],
  ];
  for (const [away, of, is] of cases) {
    it(`of ${of} is ${is ?? 'nobody'} while ${away.join(' and ')} are away`, () =>
      assert.equal(
        deputyOf({ deputies }, of, (id) => away.includes(id)),
        is,
      ));
  }
});

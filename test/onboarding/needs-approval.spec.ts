import assert from 'node:assert/strict';
import { exposureOf } from '../../onboarding/exposure.ts';
import { needsApproval } from '../../onboarding/needs-approval.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Plan, SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { noted } from '../../onboarding/timeline.ts';
import * as abc from './abc-corp.ts';
import { knownTenantReviewed, newTenantReviewed } from './story.ts';

const day = Date.parse('2026-11-02T12:00:00Z');
const deal = newTenantReviewed().record;
const known = knownTenantReviewed().record;

const lineOf = (plan: Partial<Plan>, more: Partial<SubscriptionLine> = {}) =>
  abc.line(abc.businessBasic, { plan: { ...abc.yearlyPlan, ...plan }, ...more });
const ordering = (plan: Partial<Plan>, more: Partial<SubscriptionLine> = {}) => ({
  ...deal,
  lines: [lineOf(plan, more)],
});
const contracted = (more: Partial<NonNullable<Onboarding['contract']>>) => {
  return { ...deal, contract: { ...abc.contract, ...more } };
};
const registered = (finding: NonNullable<Onboarding['registration']>['finding']) => {
  return { ...known, registration: { answer: 'no' as const, finding, settled: true } };
};

describe('what a deal is measured by', () => {
  const special = { promotion: abc.promotion, customTermEndDate: '2026-12-31T00:00:00' };
  const exposures: [what: string, Partial<Plan>, Partial<SubscriptionLine>, dollars: number][] = [
    ['the list price, not what was typed', {}, { sellingPrice: 1 }, 1500],
    ['our cost where it is higher', { cost: 2000 }, {}, 2400],
    ['our cost without a promotion, and to the end', { cost: 2000 }, special, 2400],
    ['our cost where there is no list price', { suggested: null }, {}, 1200],
    ['a year of what runs a month', { term: 'P1M' }, {}, 1500],
    ['a year of what runs three and is paid at once', { term: 'P3Y', billing: 'triennial', cost: 36_000 }, {}, 1200],
  ];
  for (const [what, plan, more, dollars] of exposures) {
    it(`is ${what}`, () => {
      assert.deepEqual(exposureOf(ordering(plan, more)), { amount: dollars * 100, currency: 'USD' });
    });
  }
});

describe('an approval', () => {
  it('is needed by nothing of an honest deal below the threshold', () => {
    for (const honest of [deal, known]) assert.deepEqual(needsApproval(honest, abc.ruleFrom(1500.01), day), []);
  });

  it('is not needed of a contract from the day of the order because that day comes late', () =>
    assert.deepEqual(needsApproval(deal, abc.ruleFrom(1500.01), day + 400 * 86_400_000), []));

  const cases: [reason: string, record: Onboarding, threshold?: number][] = [
    ['every-order', deal, 0],
    ['above-threshold', deal, 1500],
    ['unknown-cost', { ...deal, lines: [lineOf({}), lineOf({ cost: null })] }],
    ['below-cost', { ...deal, lines: [lineOf({}, { sellingPrice: 9000 }), lineOf({}, { sellingPrice: 999 })] }],
    ['discount', contracted({ discountPercent: 0.01 })],
    ['back-dated', contracted({ startDate: '2026-11-01' })],
    ['other-currency', ordering({ currency: 'JPY' })],
    ['existing-customer', { ...deal, registration: { answer: 'yes', finding: abc.ourCustomer, settled: true } }],
    ['existing-customer', registered(abc.ourCustomer)],
    ['unknown-tenant', registered(abc.noTenant)],
    ['unknown-tenant', registered({ kind: 'no-domain' })],
    ['contact-elsewhere', { ...known, account: { ...abc.account, domain: 'wingtiptoys.com' } }],
    ['confirmed-tenant', { ...known, customer: { customerId: 'c', domain: 'd', since: 1, confirmedBy: abc.rep } }],
    ['rejected-before', noted(deal, { kind: 'rejected', by: abc.rep, reason: 'too much' }, day)],
  ];
  for (const [reason, record, threshold = 1e6] of cases) {
    it(`is needed because of: ${reason}`, () =>
      assert.deepEqual(needsApproval(record, abc.ruleFrom(threshold), day), [reason]));
  }

  it('has all its reasons at once: given away is below cost, and a discount', () => {
    const given = { ...contracted({ discountPercent: 100 }), lines: [lineOf({})] };
    assert.deepEqual(needsApproval(given, abc.ruleFrom(1500), day), ['above-threshold', 'below-cost', 'discount']);
  });
});

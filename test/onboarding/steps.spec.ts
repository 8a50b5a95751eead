import assert from 'node:assert/strict';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { currentStep, marketOf, type Part, partsOf, type Step } from '../../onboarding/steps.ts';
import * as abc from './abc-corp.ts';
import { knownTenantReviewed, newTenantReviewed } from './story.ts';

describe('the steps', () => {
  const yes = newTenantReviewed().record;
  const no = knownTenantReviewed().record;

  it('are those of the branch, once the answer is settled', () => {
    const common: Part[] = ['account', 'registration', 'contract', 'subscriptions'];
    assert.deepEqual(partsOf(abc.started()), common);
    assert.deepEqual(partsOf(yes), ['account', 'registration', 'company', 'agreement', 'contract', 'subscriptions']);
    assert.deepEqual(partsOf(no), ['account', 'registration', 'invitation', 'contract', 'subscriptions']);
    const unsettled = { answer: 'yes', finding: abc.tenant, settled: false } as const;
    assert.deepEqual(partsOf({ ...yes, registration: unsettled }), common);
  });

  /** Walks go through all that is simply not filled in yet: decide-walks.spec.ts. */
  const table: [record: Onboarding, missing: Partial<Onboarding>, step: Step][] = [
    [yes, { registration: { answer: 'yes', finding: abc.tenant, settled: false } }, 'registration'],
    [yes, { company: yes.company && { ...yes.company, settled: null } }, 'company'],
    [yes, { lines: [] }, 'subscriptions'],
    [yes, { choosing: abc.businessBasic }, 'subscriptions'],
    [yes, { editing: 'account', contract: null }, 'account'],
    [yes, { invitation: null, account: null, contract: null }, 'account'],
    [no, { company: null, agreement: null }, 'review'],
  ];
  for (const [record, missing, step] of table) {
    const answer = record.registration?.answer;
    it(`"${answer}" with ${JSON.stringify(missing).slice(0, 60)} stands at ${step}`, () => {
      assert.equal(currentStep({ ...record, ...missing }), step);
    });
  }

  it('know where the customer buys by the branch that counts', () => {
    assert.equal(marketOf(abc.started()), undefined);
    assert.deepEqual(marketOf(yes), { country: 'US', segment: 'commercial' });
    assert.equal(marketOf({ ...yes, registration: no.registration }), undefined);
    const invitation = { ...abc.invitation, country: 'DE', segment: 'education' } as const;
    assert.equal(marketOf({ ...no, invitation, company: yes.company })?.country, 'DE');
  });
});

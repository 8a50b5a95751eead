import assert from 'node:assert/strict';
import type { Change } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { proposalOf } from '../../onboarding/proposals.ts';
import type { Account } from '../../onboarding/steps/account.ts';
import { currentStep } from '../../onboarding/steps.ts';
import * as abc from './abc-corp.ts';
import { acting, tellStory } from './story.ts';

const day = 24 * 60 * 60 * 1000;
const { template } = abc.agreementToAsk;
const usual = { currency: 'USD', discountPercent: 0 };

/** The record after the rep did this, with what is proposed then. */
function told(record: Onboarding, change: Change, at: number, offered = proposalOf(record, template, usual)) {
  const command = { source: 'person', by: acting(abc.rep), revision: null, change, proposals: offered } as const;
  const decision = decide(record, command, at);
  assert.ok(decision.outcome === 'changed', JSON.stringify(decision));
  return decision.record;
}

describe('agreement and contract as they are usual', () => {
  const { record: account, now } = tellStory().rep(abc.saveAccount, abc.answer('yes', abc.noTenant));
  const proposed = told(account, abc.saveCompany, now);

  it('stand once they would be asked for, and are known to be nobody’s word', () => {
    assert.equal(currentStep(proposed), 'subscriptions');
    assert.deepEqual(proposed.agreement, abc.agreementToAsk);
    assert.equal(proposed.contract?.frequency, 'monthly');
    assert.deepEqual(proposed.asProposed, ['agreement', 'contract']);
    assert.equal(told(account, abc.saveAccount, now).agreement, null, 'not before');
  });

  it('are asked for where nothing is proposed', () => {
    const asked = told(account, abc.saveCompany, now, proposalOf(account, undefined, usual));
    assert.equal(currentStep(asked), 'agreement');
    assert.deepEqual(asked.asProposed, ['contract']);
  });

  it('are the rep’s once they are saved, and are not proposed over', () => {
    const saved = told(proposed, abc.saveAgreement(), now);
    assert.deepEqual(saved.asProposed, ['contract']);
    assert.deepEqual(saved.agreement, abc.signedAgreement);
  });

  it('follow the account: who signs, and the name', () => {
    const renamed = { ...abc.rushmore, lastName: 'Rushmore-Lee' };
    const saved: Account = { ...abc.account, contacts: [renamed, ...abc.account.contacts.slice(1)] };
    const change = { kind: 'save-account', account: saved, accountName: 'XYZ' } as const;
    const followed = told(proposed, change, now);
    assert.equal(followed.agreement?.signatory.lastName, 'Rushmore-Lee');
    assert.equal(followed.contract?.name, 'XYZ-CSP-Monthly');
    const olga = { ...abc.rushmore, firstName: 'Olga', email: 'olga@abccorp.com' };
    const moved: Account = { ...abc.account, contacts: [olga, abc.rushmore] };
    const another = { kind: 'save-account', account: moved } as const;
    assert.equal(told(proposed, another, now).agreement?.signatory.email, olga.email);
    const own = told(told(proposed, abc.saveAgreement(), now), another, now);
    assert.equal(own.agreement?.signatory.email, abc.rushmore.email, 'whom the rep has named');
  });

  it('begin on the day of the order, whenever that is, which is nothing back-dated', () => {
    const lines = [abc.addLine(), abc.finishLines].reduce((record, change) => told(record, change, now), proposed);
    const unapproved = {
      kind: 'submit',
      policy: abc.ruleFrom(100_000),
      approverIds: [],
      approverNames: [],
      others: [],
    } as const;
    const submitted = told(lines, unapproved, now + 3 * day);
    assert.equal(submitted.stage.kind, 'provisioning');
    assert.equal(submitted.contract?.startDate, '');
  });
});

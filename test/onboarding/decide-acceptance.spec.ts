import assert from 'node:assert/strict';
import type { Change, Command } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { approved, completed, knownTenantReviewed, notices, planned, type Story, standing } from './story.ts';

const { approverIds } = abc;
const confirm = (index: number, approvalThreshold = 0): Change => {
  return { kind: 'confirm-tenant', index, policy: abc.ruleFrom(approvalThreshold), approverIds, approverNames: [] };
};
const refuse = (index: number): Change => ({ kind: 'refuse-tenant', index });
const asked = (story: Story) => story.task('check-relationship', result.namesakes('one', 'two'));
const told = ({ record }: Story) => notices(record).filter((kind) => kind === 'tenant-accepted').length;

describe('a tenant of which nothing proves that it is the customer', () => {
  it('is asked about once, however it is heard of, and the look goes on', () => {
    const story = asked(approved(knownTenantReviewed()));
    assert.equal(story.record.customer, null);
    assert.deepEqual([told(story), planned(story.record)], [2, ['check-relationship']]);
    story.task('check-relationship', result.namesakes('two', 'one', 'three'));
    assert.equal(told(story), 3);
    const tenant = { tenantId: 'one', domain: 'one.example', companyName: 'ABC Corp' };
    const again: Command = { source: 'provider', hint: 'tenant-accepted', tenant };
    assert.equal(decide(story.record, again, story.now).outcome, 'unchanged');
    assert.equal(decide(completed().record, again, story.now).outcome, 'unchanged', 'where nothing is waited for');
  });

  it('whatever it calls itself is shown as a name', () => {
    const companyName = `ABC\u202e\n${'x'.repeat(500)}`;
    const tenants = [{ tenantId: 'one', domain: 'one.example', companyName }];
    const { record } = knownTenantReviewed().task('check-relationship', { kind: 'tenants-found', tenants, nextAt: 0 });
    assert.match(record.acceptors[0]?.companyName ?? '', /^ABC x{96}$/);
  });

  it('becomes the customer once the requester has said so and an approver agrees, whatever was approved before', () => {
    const story = asked(approved(knownTenantReviewed())).rep(confirm(1, 1e6));
    const { stage, customer } = story.record;
    assert.deepEqual(stage.kind === 'awaiting-approval' && stage.reasons, ['confirmed-tenant']);
    assert.deepEqual([customer?.customerId, customer?.confirmedBy], ['two', abc.rep]);
    story.task('check-verification', result.verification('Allowed')).task('check-agreement', result.signedByCustomer);
    assert.deepEqual(planned(story.record), [], 'nothing is ordered before');
    story.manager(abc.approve);
    assert.deepEqual(planned(story.record), ['create-cart']);
  });

  it('is approved with the rest where that is not submitted, or not decided, yet', () => {
    const drafting = asked(knownTenantReviewed()).rep(confirm(0, 1e6));
    assert.equal(standing(drafting.record), 'review');
    drafting.rep({ kind: 'submit', policy: abc.ruleFrom(1e6), approverIds, approverNames: [], others: [] });
    assert.equal(standing(drafting.record), 'awaiting-approval');

    const waiting = asked(knownTenantReviewed().rep(abc.submit));
    const { revision } = waiting.record;
    waiting.rep(confirm(0));
    assert.equal(
      waiting.refusal(abc.manager, abc.approve, revision).code,
      'stale',
      'that card did not show the tenant',
    );
    const { stage } = waiting.record;
    assert.deepEqual(stage.kind === 'awaiting-approval' && stage.reasons, ['every-order', 'confirmed-tenant']);
  });

  it('is asked about anew after a rejection, and not after a refusal', () => {
    const story = asked(approved(knownTenantReviewed())).rep(confirm(0));
    assert.equal(story.refusal(abc.rep, refuse(1)).reason, 'tenant-connected');
    story.manager({ kind: 'reject', reason: 'Another ABC.' });
    assert.equal(story.record.customer, null);
    assert.deepEqual(planned(story.record), ['check-relationship']);
    story.rep(refuse(0));
    assert.equal(story.refusal(abc.rep, confirm(0)).reason, 'tenant-answered');
    assert.deepEqual(
      story.record.acceptors.map(({ answer }) => answer),
      ['is-not', null],
    );
    assert.equal(story.refusal(abc.rep, confirm(9)).reason, 'tenant-answered');
  });
});

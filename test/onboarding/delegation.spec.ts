import assert from 'node:assert/strict';
import type { TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { Policy } from '../../onboarding/delegation.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { TaskKind } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { acting, approved, handedOver, knownTenantReviewed, planned, taskOf, withIds } from './story.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const delegating: Policy = { delegates: (providerId) => providerId === abc.started().providerId };
const invited = { kind: 'delegation-asked', relationshipId: 'g-1', customerId: 'abc-tenant' } as const;
const asksCustomer = { ...abc.signedAgreement, how: { kind: 'ask-customer' } } as const;
const seen = (status: NonNullable<Onboarding['delegation']>['status']): TaskResult => ({
  kind: 'delegation',
  status,
  nextAt: 0,
});
let count = 0;

/** With the provider's roles in the settings. */
function told(record: Onboarding, kind: TaskKind, of: TaskResult, at: number, policy = delegating): Onboarding {
  const decision = decide(record, { source: 'task', taskId: taskOf(record, kind).id, result: of }, at, policy);
  assert.ok(decision.outcome === 'changed', JSON.stringify(decision));
  return withIds(decision.record, () => `of-delegation-${++count}`);
}

describe('an invitation to GDAP, as it is decided', () => {
  const { record: start, now } = handedOver(asksCustomer);
  const mailPlanned = told(start, 'check-agreement', result.notSigned, now);
  const dueMail = (record: Onboarding) => taskOf(record, 'send-agreement').dueAt;
  const made = told(mailPlanned, 'create-delegation', invited, now + minute);

  it('is wanted where the provider has roles for it, and the mail waits for its link five minutes and no longer', () => {
    assert.ok(!planned(told(start, 'check-agreement', result.notSigned, now, undefined)).includes('check-delegation'));
    assert.equal(dueMail(mailPlanned), now + 5 * minute);
    const none: Policy = { delegates: () => false };
    assert.equal(dueMail(told(start, 'check-agreement', result.notSigned, now, none)), now);
    const failing = told(mailPlanned, 'create-delegation', result.failed({ retryAt: now + minute }), now + minute);
    assert.deepEqual([failing.attention, dueMail(failing)], [null, now + 5 * minute]);
    assert.equal(dueMail(made), now + minute, 'once it is made the mail leaves');
    const late = told(start, 'check-agreement', result.notSigned, now + 31 * day);
    assert.ok(!planned(late).includes('create-delegation'), 'it is not tried for ever');
  });

  it('has a mail of its own only where the agreement’s has left without it', () => {
    const with_ = told(made, 'send-agreement', { kind: 'agreement-asked', invites: true }, now + minute);
    assert.deepEqual([with_.delegation?.mailedAt, planned(with_).includes('send-delegation')], [now + minute, false]);
    const without = told(mailPlanned, 'send-agreement', { kind: 'agreement-asked' }, now + minute);
    const late = told(without, 'create-delegation', invited, now + day);
    const mailed = told(late, 'send-delegation', { kind: 'delegation-mailed' }, now + day);
    assert.deepEqual(planned(mailed), ['check-verification', 'check-agreement', 'check-delegation']);
  });

  it('counts once, and for the tenant that it was made for', () => {
    const mailed = told(made, 'send-agreement', { kind: 'agreement-asked', invites: true }, now + minute);
    const again = { source: 'task', taskId: 'of-one-thought-dead', result: invited } as const;
    const heard = decide(mailed, again, now + day, delegating);
    assert.deepEqual(heard.outcome === 'changed' && heard.record.delegation, mailed.delegation);
    const other = told(mailPlanned, 'create-delegation', { ...invited, customerId: 'another' }, now + day);
    assert.deepEqual([other.delegation, planned(other).includes('create-delegation')], [null, true]);
  });

  it('is looked at until it has ended, told on the timeline, and not when the deal is given up', () => {
    const active = told(made, 'check-delegation', seen('active'), now + day);
    assert.equal(active.timeline.at(-1)?.kind, 'delegation-active');
    assert.ok(planned(active).includes('check-delegation'));
    const ended = told(active, 'check-delegation', seen('terminated'), now + 2 * day);
    assert.equal(ended.timeline.at(-1)?.kind, 'delegation-terminated');
    assert.ok(!planned(ended).includes('check-delegation'));
    const cancel = { source: 'person', by: acting(abc.rep), revision: null, change: abc.cancel } as const;
    const cancelled = decide(made, cancel, now + day, delegating);
    assert.ok(cancelled.outcome === 'changed' && planned(cancelled.record).length === 0);
  });

  it('waits for the approver where only the requester says whose tenant it is, and goes with that word', () => {
    const confirm = { kind: 'confirm-tenant', index: 0, policy: abc.ruleFrom(0), approverNames: [] } as const;
    const story = approved(knownTenantReviewed())
      .task('check-relationship', result.namesakes('one'))
      .rep({ ...confirm, approverIds: abc.approverIds });
    const looked = told(story.record, 'check-agreement', result.notSigned, story.now);
    assert.ok(!planned(looked).includes('create-delegation'));
    const known: Onboarding = { ...looked, delegation: { id: 'g', status: 'asked', since: 0, mailedAt: null } };
    const change = { kind: 'reject', reason: 'Another ABC.' } as const;
    const by = acting(abc.manager);
    const rejected = decide(known, { source: 'person', by, revision: null, change }, story.now, delegating);
    assert.ok(rejected.outcome === 'changed' && rejected.record.delegation === null);
  });
});

import assert from 'node:assert/strict';
import type { Change } from '../../onboarding/commands.ts';
import * as abc from './abc-corp.ts';
import { approved, newTenantReviewed, notices, planned, standing, submit, tenantCreated } from './story.ts';

const approve: Change = { kind: 'approve' };
const reject: Change = { kind: 'reject', reason: 'Too cheap.' };

describe('submitting', () => {
  // The line commits to $1,500 a year.
  const thresholds: [threshold: number, stage: string][] = [
    [0, 'awaiting-approval'],
    [1500, 'awaiting-approval'],
    [1500.01, 'provisioning'],
    [99_999, 'provisioning'],
  ];
  for (const [approvalThreshold, stage] of thresholds) {
    it(`$1,500 a year with a threshold of ${approvalThreshold} leads to ${stage}`, () => {
      const { record } = newTenantReviewed().rep({
        kind: 'submit',
        approvalThreshold,
        approverIds: abc.approverIds,
        approverNames: [],
      });
      assert.equal(record.stage.kind, stage);
      assert.deepEqual(planned(record), stage === 'provisioning' ? ['create-customer'] : []);
    });
  }

  it('measures the threshold in the currency of the lines, whatever the contract says', () => {
    const yen = abc.line(abc.businessBasic, {
      plan: { ...abc.yearlyPlan, currency: 'JPY' },
      sellingPrice: 1250,
    });
    const story = newTenantReviewed().rep({ kind: 'remove-line', index: 0 }, { kind: 'add-line', line: yen });
    story.rep(
      { kind: 'finish-lines' },
      { kind: 'submit', approvalThreshold: 100_000, approverIds: abc.approverIds, approverNames: [] },
    );
    assert.equal(story.record.stage.kind, 'awaiting-approval');
  });

  it('is refused while a part is missing, twice, and when nobody but the requester could approve', () => {
    const story = newTenantReviewed().rep({ kind: 'edit', part: 'contract' });
    assert.equal(story.refusal(abc.rep, submit).code, 'not-possible');
    story.rep({ kind: 'save-contract', contract: abc.contract });
    const alone: Change = { kind: 'submit', approvalThreshold: 0, approverIds: [abc.rep.id], approverNames: [] };
    assert.equal(story.refusal(abc.rep, alone).code, 'not-possible');
    story.rep(submit);
    assert.equal(story.refusal(abc.rep, submit).code, 'too-late');
  });

  it('asks the approvers, never the requester', () => {
    const asked: Change = {
      kind: 'submit',
      approvalThreshold: 0,
      approverIds: [abc.rep.id, abc.manager.id],
      approverNames: [],
    };
    const { record } = newTenantReviewed().rep(asked);
    assert.deepEqual(record.stage.kind === 'awaiting-approval' && record.stage.approverIds, [abc.manager.id]);
    assert.deepEqual(
      record.tasks.map(({ deed }) => deed.kind),
      ['ask-approvers'],
    );
  });
});

describe('the decision', () => {
  it('is made once: the second approver is too late, whatever they press', () => {
    const story = approved(newTenantReviewed());
    assert.equal(story.refusal(abc.secondManager, approve).code, 'too-late');
    assert.equal(story.refusal(abc.secondManager, reject).code, 'too-late');
    assert.deepEqual(notices(story.record), ['approved']);
  });

  it('rejection needs a reason, reopens the form with it, and the next submission starts anew', () => {
    const story = newTenantReviewed().rep(submit);
    assert.equal(story.refusal(abc.manager, { kind: 'reject', reason: '' }).code, 'not-possible');
    story.manager(reject);
    assert.equal(standing(story.record), 'review');
    assert.deepEqual(story.record.stage, {
      kind: 'drafting',
      rejection: { by: abc.manager, at: story.now, reason: 'Too cheap.' },
    });
    assert.deepEqual(notices(story.record), ['rejected']);
    assert.equal(approved(story).record.stage.kind, 'provisioning');
  });

  it('is refused on a card of an older revision', () => {
    const story = newTenantReviewed().rep(submit);
    const shown = story.record.revision;
    story.rep({ kind: 'edit', part: 'contract' }, { kind: 'save-contract', contract: abc.contract }, submit);
    assert.equal(story.refusal(abc.manager, approve, shown).code, 'stale');
  });

  it('goes through only with who may approve, and never with who asked', () => {
    const story = newTenantReviewed().rep(submit);
    assert.equal(story.refusal(abc.otherRep, approve).code, 'not-approver');
    assert.equal(story.refusal(abc.rep, approve).code, 'self-approval');
    assert.equal(story.refusal(abc.rep, reject).code, 'self-approval');
  });
});

describe('an edit', () => {
  it('before the decision takes the request back', () => {
    const story = newTenantReviewed().rep(submit, { kind: 'edit', part: 'subscriptions' });
    assert.equal(standing(story.record), 'subscriptions');
    assert.equal(story.refusal(abc.manager, approve).code, 'too-late');
  });

  it('after the approval voids it, and nothing goes on until it is given again', () => {
    const story = approved(newTenantReviewed()).task('create-customer', tenantCreated);
    story.rep({ kind: 'edit', part: 'subscriptions' });
    assert.equal(standing(story.record), 'subscriptions');
    story
      .task('confirm-agreement', { kind: 'confirmation', taken: true })
      .task('check-verification', { kind: 'verification', status: 'Allowed', nextAt: 0 });
    assert.deepEqual(planned(story.record), []);
    story.rep({ kind: 'finish-lines' }, submit);
    assert.deepEqual(planned(story.record), []);
    assert.deepEqual(planned(story.manager(approve).record), ['create-cart']);
  });

  it('that leaves a failure behind takes its alarm along', () => {
    const story = approved(newTenantReviewed()).claim('create-customer');
    const refused = {
      kind: 'failed',
      text: 'Bad address.',
      correlationId: 'c',
      retryAt: null,
      request: 'answered',
    } as const;
    story.task('create-customer', refused);
    assert.equal(story.record.attention?.text, 'Bad address.');
    story.rep({ kind: 'edit', part: 'company' });
    assert.equal(story.record.attention, null);
  });
});

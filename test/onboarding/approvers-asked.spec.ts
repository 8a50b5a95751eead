import assert from 'node:assert/strict';
import type { TaskResult } from '../../onboarding/commands.ts';
import * as abc from './abc-corp.ts';
import { managerAsked } from './results.ts';
import { newTenantReviewed, notices, taskOf } from './story.ts';

const asked = (approverIds: string[], reached: string[], nextAt = 0): TaskResult => {
  return { kind: 'approvers-asked', approverIds, approverNames: approverIds, reached, nextAt };
};
const kinds = ({ record }: ReturnType<typeof newTenantReviewed>) => record.tasks.map(({ kind }) => kind);

describe('a request for approval', () => {
  it('is looked after as long as it waits, and no longer', () => {
    const story = newTenantReviewed()
      .rep(abc.submit)
      .task('ask-approvers', asked(['manager'], ['manager'], 77));
    assert.equal(taskOf(story.record, 'ask-approvers').dueAt, 77);
    const approved = story.manager(abc.approve);
    assert.ok(!kinds(approved).includes('ask-approvers'));
  });

  it('goes to those who may approve it now, whoever it went to before', () => {
    const story = newTenantReviewed().rep(abc.submit).task('ask-approvers', managerAsked);
    story.task('ask-approvers', asked(['boss'], ['boss']));
    assert.ok(story.record.stage.kind === 'awaiting-approval');
    assert.deepEqual(story.record.stage.approverIds, ['boss']);
    assert.ok(kinds(story).includes('refresh-cards'), 'the rep sees who decides');
  });

  it('that reaches nobody is told to the operators once, and goes on by itself', () => {
    const story = newTenantReviewed()
      .rep(abc.submit)
      .task('ask-approvers', asked(['manager'], [], 88));
    assert.deepEqual(story.record.attention?.problem, { key: 'errors.tasks.nobody-asked', values: { count: 1 } });
    story.task('ask-approvers', asked([], []));
    assert.equal(kinds(story).filter((kind) => kind === 'tell-operators').length, 1);
    assert.deepEqual(notices(story.record), ['needs-attention']);
    story.task('ask-approvers', asked(['manager'], ['manager']));
    assert.equal(story.record.attention, null);
  });

  it('that reaches nobody is looked at now with Retry, and the next request is another one', () => {
    const story = newTenantReviewed()
      .rep(abc.submit)
      .task('ask-approvers', asked([], [], 1e15));
    assert.equal(taskOf(story.rep(abc.retry).record, 'ask-approvers').dueAt, story.now);
    story.task('ask-approvers', asked([], [], 1e15));
    const before = taskOf(story.record, 'ask-approvers');
    story.rep(abc.edit('contract'), abc.saveContract(5), abc.submit);
    assert.equal(story.record.attention, null);
    const after = taskOf(story.record, 'ask-approvers');
    assert.notEqual(after.id, before.id);
    assert.equal(after.dueAt, story.now);
  });
});

import assert from 'node:assert/strict';
import type { ApprovalPolicy } from '../../onboarding/approval-policy.ts';
import { decide } from '../../onboarding/decide.ts';
import { noDelegation } from '../../onboarding/delegation.ts';
import * as abc from './abc-corp.ts';
import { newTenantReviewed, type Story, taskOf, tellStory } from './story.ts';

const hour = 60 * 60_000;
const who = { ids: [abc.manager.id], groups: [], requesterManager: false };
const others = { ...who, ids: [abc.secondManager.id] };
const approval: ApprovalPolicy = {
  ...abc.ruleFrom(0),
  steps: [{ name: 'sales', who, count: 1, escalate: { afterHours: 2, to: others } }],
  bands: [{ currency: null, from: 0, ask: ['sales'] }],
  workingTime: { timeZone: 'UTC', days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 * 60, holidays: [] },
};
const policy = { ...noDelegation, approval };
const timeCame = { kind: 'time-came' } as const;

/** The time has come to ask others as well, and some process is at it. */
function aboutToEscalate(): Story {
  const submit = { kind: 'submit', policy: approval, approverIds: [abc.manager.id], approverNames: ['Max'] } as const;
  return tellStory(newTenantReviewed().record, policy)
    .rep(submit)
    .later(3 * hour)
    .claim('remind-approvers');
}

const kinds = ({ record }: Story) => record.timeline.map(({ kind }) => kind);
const asks = ({ record }: Story) => record.tasks.map(({ kind }) => kind).filter((kind) => /-approvers$/.test(kind));

describe('a decision at the moment at which others are asked as well', () => {
  it('counts, and nobody else is asked any more, when it is the first', () => {
    const story = aboutToEscalate();
    const { id } = taskOf(story.record, 'remind-approvers');
    const { record } = story.manager(abc.approve);
    const late = decide(record, { source: 'task', taskId: id, result: timeCame }, story.now + 1, policy);
    assert.equal(late.outcome, 'unchanged');
    assert.deepEqual([kinds(story), asks(story)], [['started', 'submitted', 'approved'], []]);
  });

  it('counts also from the card of before, when it is the second', () => {
    const story = aboutToEscalate();
    const { revision } = story.record;
    story.task('remind-approvers', timeCame);
    assert.deepEqual([story.record.revision, asks(story)], [revision, ['ask-approvers']]);
    story.manager(abc.approve);
    assert.deepEqual([kinds(story), asks(story)], [['started', 'submitted', 'escalated', 'approved'], []]);
  });
});

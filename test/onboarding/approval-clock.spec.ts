import assert from 'node:assert/strict';
import { clockStruck, nextStroke } from '../../onboarding/approval-clock.ts';
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
const timeCame = { kind: 'time-came', hasOthers: true } as const;

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

  it('reminds who is asked, and not at once who is asked then, where both come at one time', () => {
    const reminding = { ...approval, reminders: { everyHours: 2, most: 4 } };
    let { record } = aboutToEscalate();
    const since = record.stage.kind === 'awaiting-approval' ? record.stage.since : 0;
    const strokes: [does: string, hours: number][] = [];
    for (let next = nextStroke(record, reminding); next !== undefined; next = nextStroke(record, reminding)) {
      strokes.push([next.does, (next.at - since) / hour]);
      record = clockStruck(record, reminding, { hasOthers: true }, next.at);
    }
    assert.deepEqual(strokes, [
      ['remind', 2],
      ['escalate', 2],
      ['remind', 4],
      ['remind', 6],
      ['remind', 8],
    ]);
  });

  it('does not say that others are asked where there are none, and tells the operators', () => {
    const { record } = aboutToEscalate().task('remind-approvers', { ...timeCame, hasOthers: false });
    assert.ok(record.stage.kind === 'awaiting-approval' && record.stage.escalatedInVain);
    const told = record.tasks.flatMap((task) => (task.kind === 'tell-operators' ? [task.problem.key] : []));
    assert.deepEqual(told, ['errors.tasks.nobody-else']);
  });
});

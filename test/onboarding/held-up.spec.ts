import assert from 'node:assert/strict';
import type { TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import * as result from './results.ts';
import { approved, newTenantReviewed, notices, taskOf } from './story.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const held = (request: 'answered' | 'unsent' = 'unsent'): TaskResult => ({ kind: 'held-up', request });
const creating = () => approved(newTenantReviewed());

describe('a task that its provider holds up', () => {
  it('waits however long it takes without an attempt of its own, and nobody is told', () => {
    const story = creating();
    const before = notices(story.record);
    for (let times = 0; times < 20; times++) story.claim('create-customer').task('create-customer', held());
    const { attempts, dueAt, lease } = taskOf(story.record, 'create-customer');
    assert.deepEqual([attempts, lease, story.record.attention], [0, null, null]);
    assert.ok(dueAt !== null && dueAt > story.now);
    assert.deepEqual(notices(story.record), before);
    assert.deepEqual(
      waitsOf(story.record).map((wait) => wait.for),
      ['provider'],
    );
  });

  it('looks by itself after half a minute, and less often the longer it waits, but four times an hour', () => {
    const { record, now } = creating();
    const pauseAfter = (waited: number) => {
      const tasks = record.tasks.map((task) => ({ ...task, heldSince: waited === 0 ? null : now - waited }));
      const { id } = taskOf(record, 'create-customer');
      const decision = decide({ ...record, tasks }, { source: 'task', taskId: id, result: held() }, now);
      assert.ok(decision.outcome === 'changed');
      return (taskOf(decision.record, 'create-customer').dueAt ?? 0) - now;
    };
    assert.deepEqual([0, 4 * minute, 7 * day].map(pauseAfter), [minute / 2, minute, 15 * minute]);
  });

  it('keeps the key of a request that may have been carried out, and gives up that of one that was answered', () => {
    const story = creating().task('create-customer', result.failed());
    const { idempotencyKey } = taskOf(story.record, 'create-customer');
    story.claim('create-customer').task('create-customer', held());
    assert.deepEqual(
      [taskOf(story.record, 'create-customer').idempotencyKey, taskOf(story.record, 'create-customer').unanswered],
      [idempotencyKey, true],
    );
    story.claim('create-customer').task('create-customer', held('answered'));
    assert.notEqual(taskOf(story.record, 'create-customer').idempotencyKey, idempotencyKey);
  });

  it('goes on when it is told that it may, and is nothing to an onboarding that waits for something else', () => {
    const story = creating();
    const dueAt = story.now + 3 * minute;
    const hint = { source: 'provider', hint: 'goes-on', dueAt } as const;
    assert.equal(decide(story.record, hint, story.now).outcome, 'unchanged');
    story.task('create-customer', held());
    const decision = decide(story.record, hint, story.now);
    assert.ok(decision.outcome === 'changed');
    assert.equal(taskOf(decision.record, 'create-customer').dueAt, dueAt);
    assert.deepEqual(waitsOf(decision.record), []);
  });

  it('waits for the provider no more once it has an answer', () => {
    const story = creating().task('create-customer', held()).task('create-customer', result.failed());
    assert.deepEqual(waitsOf(story.record), []);
  });
});

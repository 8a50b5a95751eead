import assert from 'node:assert/strict';
import { decide } from '../../onboarding/decide.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { withTask } from '../../onboarding/record-news.ts';
import { nextDueAt, type TaskKind } from '../../onboarding/tasks.ts';
import * as abc from './abc-corp.ts';
import { created, creating, knownTenantReviewed, taskOf, tellStory, withIds } from './story.ts';

const now = abc.startedAt + 10_000_000;

/** The record after somebody has claimed what is due; undefined when nothing was. */
function claimed(record: Onboarding, at = now): Onboarding | undefined {
  const change = { kind: 'claim', owner: 'runner', until: at + 1000 } as const;
  const decision = decide(record, { source: 'runner', change }, at);
  return decision.outcome === 'changed' ? decision.record : undefined;
}

function heldKinds(record: Onboarding): TaskKind[] {
  return record.tasks.filter(({ lease }) => lease !== null).map(({ kind }) => kind);
}

describe('a claim', () => {
  it('takes work before looks, and looks before messages', () => {
    const order: TaskKind[] = [];
    let record: Onboarding | undefined = created().record;
    while (record !== undefined) {
      order.push(...heldKinds(record).filter((kind) => !order.includes(kind)));
      record = claimed(record);
    }
    assert.deepEqual(order.slice(0, 2), ['confirm-agreement', 'check-verification']);
    assert.deepEqual(new Set(order.slice(2)), new Set(['notify-requester', 'refresh-cards']));
  });

  it('leaves alone what is held until its owner may be thought dead; then nobody knows how far they came', () => {
    const { record } = knownTenantReviewed();
    const held = claimed(record);
    assert.ok(held);
    assert.equal(claimed(held), undefined);
    const again = claimed(held, now + 1000);
    assert.ok(again);
    const { attempts, unanswered } = taskOf(again, 'check-relationship');
    assert.deepEqual([attempts, unanswered], [2, true]);
  });

  it('finds nothing before the time for which something is planned', () => {
    const later = now + 60_000;
    const planned = withTask(
      abc.started(),
      { kind: 'notify-requester', notices: [{ kind: 'agreement-signed' }] },
      later,
    );
    const record = withIds(planned, () => '1');
    assert.equal(nextDueAt(record.tasks), later);
    assert.equal(claimed(record, later - 1), undefined);
    assert.deepEqual(heldKinds(claimed(record, later) ?? record), ['notify-requester']);
  });
});

describe('a release', () => {
  const release = (record: Onboarding, gone: string) =>
    decide(record, { source: 'runner', change: { kind: 'release', isGone: (owner) => owner === gone } }, now);

  it('frees what a process held that runs no more, as after a lost answer', () => {
    const released = release(creating().record, 'runner');
    assert.ok(released.outcome === 'changed');
    const { lease, unanswered } = taskOf(released.record, 'create-customer');
    assert.deepEqual([lease, unanswered], [null, true]);
  });

  it('leaves alone what others hold', () => {
    assert.equal(release(creating().record, 'another').outcome, 'unchanged');
    assert.equal(release(tellStory().record, 'runner').outcome, 'unchanged');
  });
});

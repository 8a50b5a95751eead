import assert from 'node:assert/strict';
import { untold } from '../../onboarding/as-told.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import type { WatchedOrder } from '../../onboarding/facts.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { missingLines } from '../../onboarding/order-progress.ts';
import { planTasks } from '../../onboarding/plan-tasks.ts';
import { readRecord } from '../../onboarding/read-record.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import { hindrance } from '../../onboarding/who-may.ts';
import * as abc from './abc-corp.ts';
import * as result from './results.ts';
import { completed, notices, partlyOrdered, planned, readyToCheckOut, taskOf, tellStory } from './story.ts';

type State = WatchedOrder['lines'][number]['state'];

const ordered = () => readyToCheckOut().task('check-out', result.orderTaken());
const seen = (status: WatchedOrder['status'], ...states: State[]): TaskResult => ({
  kind: 'order-seen',
  orders: [{ orderId: 'order-1', status, lines: states.map((state, item) => ({ item, state })) }],
  nextAt: 5,
});
const keyOf = ({ attention }: Onboarding) => attention?.problem.key;

describe('an order that Microsoft took', () => {
  it('is on the timeline at once, and from then on nothing is cancelled, edited or started over', () => {
    const story = ordered();
    assert.equal(story.record.timeline.at(-1)?.kind, 'order-taken');
    assert.deepEqual([story.record.stage.kind, untold(story.record)], ['provisioning', []]);
    assert.ok(!notices(story.record).includes('order-placed'));
    for (const change of [abc.cancel, abc.edit('contract'), { kind: 'start-over' } as const]) {
      assert.equal(story.refusal(abc.rep, change).reason, 'order-on-its-way');
    }
  });

  it('says since when which line is waited for, and is placed when every line is there', () => {
    const story = ordered();
    const wait = () => waitsOf(story.record).map(({ for: what, what: line, since }) => [what, line, since]);
    const tookAt = story.now;
    assert.deepEqual(wait(), [['order', '10 × Microsoft 365 Business Basic', tookAt]]);
    story.task('check-order', seen('pending-review'));
    assert.deepEqual(wait(), [['order-review', '10 × Microsoft 365 Business Basic', story.now]]);
    story.task('check-order', seen('completed', 'awaited'));
    assert.deepEqual([story.record.stage.kind, wait().length], ['provisioning', 1]);
    story.task('check-order', seen('completed', 'provided'));
    assert.deepEqual([story.record.stage.kind, notices(story.record).at(-1)], ['completed', 'order-placed']);
  });

  it('and stops is told once, again when Retry did not help, and no longer once it goes on', () => {
    const story = ordered().task('check-order', seen('suspended')).task('check-order', seen('suspended'));
    const told = () => notices(story.record).filter((kind) => kind === 'needs-attention').length;
    assert.deepEqual([keyOf(story.record), told()], ['errors.tasks.order-suspended', 1]);
    story.rep(abc.retry);
    assert.equal(taskOf(story.record, 'check-order').dueAt, story.now, 'Retry looks at once');
    story.task('check-order', seen('suspended'));
    assert.deepEqual([keyOf(story.record), told()], ['errors.tasks.order-suspended', 2]);
    story.task('check-order', seen('pending'));
    assert.equal(story.record.attention, null);
  });

  it('in part waits for Retry with the rest, whatever becomes of the first part meanwhile', () => {
    const story = partlyOrdered();
    story.task('check-order', seen('error'));
    assert.equal(keyOf(story.record), 'errors.tasks.one-after-another', 'both are said');
    story.task('check-order', seen('completed', 'provided'));
    assert.equal(keyOf(story.record), 'errors.tasks.order-lines-refused');
    assert.deepEqual(planned(story.record), ['create-cart', 'set-end-of-term'], 'what is there is told its end');
    assert.equal(taskOf(story.record, 'create-cart').dueAt, null);
    story.rep(abc.retry).task('create-cart', result.cartCreated).task('check-out', result.orderTaken('order-2', 1));
    assert.deepEqual(story.record.order.placed?.orderIds, ['order-1', 'order-2']);
    const provided = { ...seen('completed', 'provided'), orders: [{ ...order2, status: 'completed' as const }] };
    story.task('check-order', { ...provided, kind: 'order-seen', nextAt: 5 });
    assert.deepEqual([story.record.stage.kind, untold(story.record)], ['completed', []]);
  });
  const order2 = { orderId: 'order-2', lines: [{ item: 0, state: 'provided' as const }] };

  it('and cancels waits for Retry to be ordered again, but not while nobody knows what came of another cart', () => {
    const story = partlyOrdered().rep(abc.retry).claim('create-cart').task('check-order', seen('cancelled'));
    const missing = () => missingLines(story.record);
    assert.deepEqual(missing(), [1]);
    story.task('create-cart', result.cartCreated).claim('check-out').task('check-out', result.failed());
    story.task('check-order', seen('cancelled'));
    assert.deepEqual([missing(), planned(story.record).includes('check-out')], [[1], true]);
    story.task('check-out', { kind: 'order-refused', refused: [{ line: 1, problem: result.problem }] });
    story.task('check-order', seen('cancelled'));
    assert.deepEqual([missing(), story.record.order.cartId, untold(story.record)], [[0, 1], null, []]);
    assert.equal(hindrance(story.record, 'cancel'), undefined, 'with no order left nobody is bound');
    assert.deepEqual(planned(story.rep(abc.retry).record), ['create-cart']);
    story.task('create-cart', result.cartCreated).task('check-out', result.orderTaken('order-3', 0, 1));
    assert.deepEqual([story.record.order.placed?.orderIds, untold(story.record)], [['order-3'], []]);
  });

  it('in part may be left at that, unless it is just being ordered: the deal is what is there', () => {
    const story = partlyOrdered().task('check-order', seen('completed', 'provided'));
    const busy = partlyOrdered().rep(abc.retry).claim('create-cart');
    assert.equal(hindrance(busy.record, 'leave-out')?.reason, 'being-ordered');
    story.rep(abc.leaveOut);
    assert.deepEqual([story.record.stage.kind, story.record.attention], ['completed', null]);
    assert.deepEqual([untold(story.record), planned(story.record)], [[], ['set-end-of-term']]);
    const forged = { ...story.record, order: { ...story.record.order, leftOut: [] } };
    assert.deepEqual(untold(forged), ['order-ids'], 'what was left out stays so');
  });

  it('and does not go on with for a day is told, once', () => {
    const { record, now } = ordered().task('check-order', seen('pending'));
    const story = tellStory({ ...record, createdAt: now + 25 * 60 * 60_000 });
    story.task('check-order', seen('pending')).task('check-order', seen('pending'));
    assert.equal(keyOf(story.record), 'errors.tasks.order-late');
    assert.equal(notices(story.record).filter((kind) => kind === 'needs-attention').length, 1);
    assert.equal(story.task('check-order', seen('completed', 'awaited')).record.attention, null);
  });

  it('of nothing can still be edited, which takes the alarm away', () => {
    const refused = { kind: 'order-refused', refused: [{ line: 0, problem: result.problem }] } as const;
    const story = readyToCheckOut().task('check-out', refused);
    assert.deepEqual([keyOf(story.record), planned(story.record)], ['errors.tasks.nothing-ordered', ['create-cart']]);
    assert.deepEqual([story.record.order.placed, untold(story.record)], [null, []]);
    const { attention, stage } = story.rep(abc.edit('subscriptions')).record;
    assert.deepEqual([attention, stage.kind], [null, 'drafting']);
  });

  it('is not ordered again because a refusal of its cart comes late', () => {
    const story = readyToCheckOut().claim('check-out');
    const { id } = taskOf(story.record, 'check-out');
    story.task('check-out', result.orderTaken());
    const late = { kind: 'order-refused', refused: [{ line: 0, problem: result.problem }] } as const;
    const command = { source: 'task', taskId: id, attempt: 1, result: late } as const;
    assert.equal(decide(story.record, command, story.now).outcome, 'unchanged');
  });

  it('before orders were watched stays placed, and nobody looks at it', () => {
    const { record } = completed();
    const { refused: _, watched: __, ...order } = record.order;
    const timeline = record.timeline.flatMap((entry) => {
      if (entry.kind !== 'order-taken') return entry.kind === 'provisioned' ? [] : [entry];
      return [{ ...entry, kind: 'order-placed' as const, orderIds: ['order-1'] }];
    });
    const read = readRecord({ ...record, order, timeline });
    assert.ok(read.outcome === 'read');
    assert.deepEqual([untold(read.record), waitsOf(read.record)], [[], []]);
    assert.ok(!planned(planTasks(read.record, 0)).includes('check-order'));
  });
});

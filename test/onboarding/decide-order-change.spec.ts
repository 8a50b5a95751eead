import assert from 'node:assert/strict';
import { untold } from '../../onboarding/as-told.ts';
import type { Change, SubscriptionSeen } from '../../onboarding/commands.ts';
import { decide } from '../../onboarding/decide.ts';
import { exposureOf } from '../../onboarding/exposure.ts';
import type { ChangedLine } from '../../onboarding/order-change.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import * as abc from './abc-corp.ts';
import { problem } from './results.ts';
import { notices, planned, type Story } from './story.ts';
import { day, gone, takeBackKnown, there } from './taken-back.ts';

const to = (line: number, seats: number): ChangedLine => ({ line, seats, before: 10, title: `line ${line}` });
const asking = (...lines: readonly ChangedLine[]): Change => ({
  ...{ kind: 'ask-change', lines, why: 'Ordered twice' },
  ...{ policy: abc.ruleFrom(0), approverIds: [abc.rep.id, ...abc.approverIds], approverNames: [] },
});
const all = asking(to(0, 0), to(1, 0));
const approve: Change = { kind: 'approve-change' };
const done = (...subscriptions: (SubscriptionSeen | null)[]) => ({ kind: 'order-changed', subscriptions }) as const;
const refused = (line: number) => ({ kind: 'change-refused', line, problem }) as const;

/** How the deal stands, what is to be done, and what the rep was told of it; the timeline tells all of it. */
function standing({ record }: Story) {
  assert.deepEqual(untold(record), []);
  return {
    change: record.change?.lines.map(({ line, seats }) => [line, seats]) ?? null,
    seats: record.lines.map(({ quantity }) => quantity),
    leftOut: record.order.leftOut,
    states: record.order.subscriptions.map(({ state }) => state),
    planned: planned(record),
    told: notices(record).slice(notices(record).indexOf('order-placed') + 1),
  };
}

describe('taking back something of an order', () => {
  const asOrdered = { seats: [10, 10], leftOut: [], states: ['told', 'told'] };

  it('is asked for, and waits for an approver until it can be no more', () => {
    const { story, until } = takeBackKnown();
    story.rep(all);
    const { change, tasks } = story.record;
    assert.deepEqual([change?.approverIds, change?.until], [abc.approverIds, until], 'nobody who asks approves');
    assert.equal(tasks.find(({ kind }) => kind === 'close-request')?.dueAt, until);
    assert.ok(tasks.some(({ kind }) => kind === 'ask-approvers'));
    assert.deepEqual(standing(story), {
      ...asOrdered,
      change: [
        [0, 0],
        [1, 0],
      ],
      planned: ['watch-end-of-term', 'close-request'],
      told: [],
    });
    assert.equal(waitsOf(story.record)[0]?.for, 'change-approval');
    assert.equal(story.refusal(abc.rep, approve).reason, 'own-request');
    assert.equal(story.refusal(abc.otherRep, approve).reason, 'only-approvers');
    assert.equal(story.refusal(abc.otherRep, { kind: 'withdraw-change' }).reason, 'only-requester');
    assert.equal(story.refusal(abc.rep, all).reason, 'change-open', 'one at a time');
    assert.equal(story.refusal(abc.manager, { kind: 'reject-change', reason: '' }).reason, 'say-why');
    assert.equal(story.later(7 * day).refusal(abc.manager, approve).reason, 'take-back-over');
  });

  for (const [what, end, told] of [
    ['withdrawn', (story: Story) => story.rep({ kind: 'withdraw-change' }), []],
    ['rejected', (story: Story) => story.manager({ kind: 'reject-change', reason: 'No' }), ['change-rejected']],
    [
      'not decided on in time',
      (story: Story) => story.task('close-request', { kind: 'request-lapsed' }),
      ['change-lapsed'],
    ],
  ] as const) {
    it(`that is ${what} leaves all as it was`, () => {
      const story = end(takeBackKnown().story.rep(all));
      const left = { ...asOrdered, change: null, planned: ['watch-end-of-term', 'remind-of-take-back'], told };
      assert.deepEqual(standing(story), left);
      assert.equal(story.refusal(abc.manager, approve).reason, 'no-longer-waiting');
    });
  }

  it('is asked for no more once somebody else has the onboarding, which both are told', () => {
    const { record, now } = takeBackKnown().story.rep(all);
    const by = { person: abc.secondManager, roles: ['operator'] } as const;
    const change: Change = { kind: 'reassign', to: abc.otherRep, conversationId: 'chat' };
    const decision = decide(record, { source: 'person', by, revision: record.revision, change }, now);
    assert.ok(decision.outcome === 'changed');
    assert.deepEqual([decision.record.change, untold(decision.record)], [null, []]);
    const told = decision.record.tasks.flatMap((task) => {
      if (task.kind === 'tell-former-requester') return task.endsChange;
      const notice = task.kind === 'notify-requester' && task.notices.find(({ kind }) => kind === 'reassigned');
      return notice && notice.kind === 'reassigned' ? notice.endsChange : [];
    });
    assert.deepEqual(told, [true, true]);
  });

  it('cancels: what is gone is watched and counted no more', () => {
    const story = takeBackKnown().story.rep(all).manager(approve);
    assert.deepEqual(planned(story.record), ['watch-end-of-term', 'change-order']);
    const before = exposureOf(story.record);
    story.task('change-order', done(gone(0), gone(1)));
    const over = { change: null, seats: [10, 10], leftOut: [0, 1], states: ['over', 'over'] };
    assert.deepEqual(standing(story), { ...over, planned: [], told: ['order-changed'] });
    assert.deepEqual(exposureOf(story.record), before, 'what was ordered unapproved of late was ordered');
    assert.equal(story.refusal(abc.rep, all).reason, 'nothing-to-take-back');
  });

  it('reduces: the line has as many seats as it reads, and its end is told again', () => {
    const { story, until } = takeBackKnown();
    story.rep(asking(to(0, 6), to(1, 4))).manager(approve);
    story.task('change-order', done(there(0, until, { seats: 6 }), there(1, until, { seats: 3 })));
    assert.deepEqual(standing(story), {
      ...{ change: null, seats: [6, 3], leftOut: [], states: ['untold', 'untold'] },
      ...{ planned: ['set-end-of-term', 'remind-of-take-back'], told: ['order-changed'] },
    });
  });

  it('that is refused in part says so line by line, and is over: what is left is reminded of, and may be asked for anew', () => {
    const story = takeBackKnown().story.rep(all).manager(approve).task('change-order', refused(0));
    story.task('change-order', done(null, gone(1)));
    const part = { change: null, seats: [10, 10], leftOut: [1], states: ['told', 'over'] };
    const goesOn = ['watch-end-of-term', 'remind-of-take-back'];
    assert.deepEqual(standing(story), { ...part, planned: goesOn, told: ['order-changed', 'change-refused'] });
    assert.equal(story.record.attention, null);
    story.rep(asking(to(0, 0)));
    assert.deepEqual(story.record.change?.lines, [to(0, 0)]);
  });

  it('is not what the timeline says where it was never asked for, or not approved by another', () => {
    const { record } = takeBackKnown()
      .story.rep(asking(to(1, 0)))
      .manager(approve);
    const change = record.change ?? assert.fail();
    const forged = [
      { ...change, lines: [to(0, 0)] },
      { ...change, lines: [to(1, 5)] },
      { ...change, approvedBy: abc.secondManager },
      { ...change, by: abc.otherRep },
      null,
    ];
    for (const other of forged) assert.deepEqual(untold({ ...record, change: other }), ['change']);
    const asked = takeBackKnown().story.rep(all).record;
    const selfApproved = asked.change && { ...asked.change, approvedBy: abc.manager };
    assert.deepEqual(untold({ ...asked, change: selfApproved }), ['change']);
  });
});

describe('a reminder that is due', () => {
  const lines = [
    { line: 0, tells: 'last-morning' },
    { line: 1, tells: 'last-morning' },
  ] as const;
  const due = (...subscriptions: (SubscriptionSeen | null)[]) =>
    ({ kind: 'take-back-seen', lines, subscriptions }) as const;

  it('is told once, of what can still be taken back', () => {
    const { story, until } = takeBackKnown();
    story.task('remind-of-take-back', due(there(0, until), gone(1)));
    const told = story.record.tasks.flatMap((task) => (task.kind === 'notify-requester' ? task.notices : []));
    assert.deepEqual(told.at(-1), { kind: 'take-back-ends', tells: 'last-morning', until, lines: [0] });
    assert.ok(!planned(story.record).includes('remind-of-take-back'));
  });

  it('is told to nobody where all is cancelled, or over by now', () => {
    for (const [past, seen] of [
      [0, [gone(0), gone(1)]],
      [7 * day, [null, null]],
    ] as const) {
      const { story } = takeBackKnown();
      story.later(past).task('remind-of-take-back', due(...seen));
      assert.ok(!notices(story.record).includes('take-back-ends'));
      assert.ok(!planned(story.record).includes('remind-of-take-back'));
    }
  });
});

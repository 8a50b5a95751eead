import assert from 'node:assert/strict';
import { untold } from '../../onboarding/as-told.ts';
import type { SubscriptionSeen } from '../../onboarding/commands.ts';
import type { LineSubscription } from '../../onboarding/facts.ts';
import type { EndOfTerm } from '../../onboarding/steps/subscriptions.ts';
import * as abc from './abc-corp.ts';
import { endSettled, endsSeen, seen } from './results.ts';
import { completed, notices, planned, type Story, taskOf, tellStory } from './story.ts';

const title = 'Microsoft 365 Business Basic';

/** One line, ordered this moment, whose subscription is to end so. */
function ordered(endOfTerm: EndOfTerm, kind: 'set-end-of-term' | 'watch-end-of-term' = 'set-end-of-term'): Story {
  const { record } = completed();
  const tasks = [{ ...taskOf(record, 'set-end-of-term'), kind, id: 'first' }];
  const order = { ...record.order, endOfTermSettled: kind === 'watch-end-of-term' };
  return tellStory({ ...record, lines: [abc.line(abc.businessBasic, { endOfTerm })], tasks, order });
}

/** The same, and Partner Center was told. */
function told(endOfTerm: EndOfTerm): Story {
  return ordered(endOfTerm).task('set-end-of-term', endSettled(seen(endOfTerm)));
}

const look = (story: Story, ...found: (SubscriptionSeen | null)[]) =>
  story.task('watch-end-of-term', endsSeen(...found));
const again = (story: Story, reads: EndOfTerm) => story.task('set-end-of-term', endSettled(seen(reads)));

/** How the subscription stands, what is to be done about it, and what the rep was told. */
function standing({ record }: Story): [LineSubscription['state'] | undefined, ...unknown[]] {
  assert.ok(!untold(record).includes('subscriptions'));
  const ofEnd = planned(record).filter((kind) => kind !== 'remind-of-take-back');
  return [record.order.subscriptions[0]?.state, ofEnd, notices(record)];
}

describe('the end of a term, once Partner Center was told', () => {
  it('is watched, and what reads as ordered changes nothing', () => {
    const story = told('cancel');
    const entries = story.record.timeline.length;
    look(story, seen('cancel'));
    assert.deepEqual(standing(story), ['told', ['watch-end-of-term'], []]);
    assert.equal(story.record.timeline.length, entries);
  });

  for (const [wanted, found] of [
    ['cancel', null],
    ['cancel', 'extend'],
    ['renew', null],
    ['renew', 'extend'],
    ['extend', null],
  ] as const) {
    it(`is told again where ${wanted} has become ${found ?? 'nothing'}, and the rep hears of it once`, () => {
      const story = told(wanted);
      assert.deepEqual(standing(look(story, seen(found))), ['drifted', ['set-end-of-term'], []]);
      assert.deepEqual(standing(again(story, wanted)), ['told', ['watch-end-of-term'], ['end-of-term-repaired']]);
      const lines = [{ title, ordered: wanted, found }];
      assert.partialDeepStrictEqual(story.record.timeline.at(-1), { kind: 'end-of-term-repaired', lines });
      assert.deepEqual(standing(look(story, seen(wanted)))[2], ['end-of-term-repaired']);
    });
  }

  for (const [wanted, found] of [
    ['cancel', 'renew'],
    ['renew', 'cancel'],
    ['extend', 'cancel'],
    ['extend', 'renew'],
  ] as const) {
    it(`is left as it is where somebody made ${found} of ${wanted}, and the rep hears of it once`, () => {
      assert.deepEqual(standing(look(told(wanted), seen(found))), ['left', [], ['end-of-term-left']]);
    });
  }

  it('is left extended when that comes back, and what is lost is told again each time', () => {
    const story = again(look(told('cancel'), seen('extend')), 'cancel');
    again(look(story, seen(null)), 'cancel');
    assert.equal(standing(again(look(story, seen(null)), 'cancel'))[0], 'told');
    assert.equal(standing(look(story, seen('extend')))[0], 'left');
  });

  it('is over with the term, and with the subscription', () => {
    const ended = ordered('extend').task('set-end-of-term', endSettled(seen('extend', { lastDay: '2020-01-01' })));
    for (const story of [
      look(ended, seen(null, { lastDay: '2021-01-01' })),
      look(told('cancel'), seen('cancel', { isGone: true })),
    ]) {
      assert.deepEqual(standing(story), ['over', [], []]);
    }
  });

  it('is watched on where that renews, term after term', () => {
    const ended = ordered('renew').task('set-end-of-term', endSettled(seen('renew', { lastDay: '2020-01-01' })));
    assert.equal(standing(look(ended, seen('renew', { lastDay: '2020-02-01' })))[0], 'told');
    assert.equal(standing(look(ended, seen('extend', { lastDay: '2020-02-01' })))[0], 'drifted');
  });

  it('of an order of before it was written down is watched, and what people decided then is left', () => {
    const state = (wanted: EndOfTerm, found: EndOfTerm | null) =>
      standing(look(ordered(wanted, 'watch-end-of-term'), seen(found)))[0];
    assert.deepEqual([state('cancel', null), state('cancel', 'renew')], ['untold', 'left']);
    assert.deepEqual([state('renew', 'renew'), state('renew', null)], ['told', 'left']);
  });

  it('of such an order is told for the first time with a line in the timeline, and nobody hears that it was changed', () => {
    const story = look(ordered('cancel', 'watch-end-of-term'), seen(null));
    assert.deepEqual(standing(again(story, 'cancel')), ['told', ['watch-end-of-term'], []]);
    assert.equal(story.record.timeline.at(-1)?.kind, 'end-of-term-settled');
    assert.deepEqual(standing(look(story, seen(null)))[0], 'drifted', 'from then on somebody changed it');
  });

  it('is told to no subscription that the timeline does not name', () => {
    const forged = told('cancel').record.order.subscriptions.map((one) => ({ ...one, state: 'drifted' as const }));
    const { record } = ordered('cancel');
    assert.deepEqual(untold({ ...record, order: { ...record.order, subscriptions: forged } }), [
      'order',
      'subscriptions',
    ]);
    const { record: later } = told('cancel');
    const other = later.order.subscriptions.map((one) => ({ ...one, id: 'another' }));
    assert.ok(untold({ ...later, order: { ...later.order, subscriptions: other } }).includes('subscriptions'));
  });
});

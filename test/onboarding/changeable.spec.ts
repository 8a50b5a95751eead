import assert from 'node:assert/strict';
import {
  cancellable,
  changeableUntil,
  inTurn,
  readCancelling,
  readReducing,
  reducible,
} from '../../onboarding/changeable.ts';
import type { Inputs } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { ChangedLine } from '../../onboarding/order-change.ts';
import { leastSeats, type TakeBack } from '../../onboarding/take-back.ts';
import { day, takeBackKnown } from './taken-back.ts';

const to = (line: number, seats: number, before = 10): ChangedLine => ({ line, seats, before, title: '' });

/** Why not, or how many days from now on. */
function answer(record: Onboarding, changes: readonly ChangedLine[], at: number): string | number {
  const until = changeableUntil(record, changes, at);
  return typeof until === 'number' ? Math.round((until - at) / day) : until.reason;
}

describe('what can be taken back of an order', () => {
  const { story, until } = takeBackKnown();
  const { record } = story;
  const at = until - 7 * day;

  for (const [what, changes, expected] of [
    ['all of it', [to(0, 0), to(1, 0)], 7],
    ['an add-on alone', [to(1, 0)], 7],
    ['fewer seats of both', [to(0, 4), to(1, 4)], 7],
    ['a base without its add-on', [to(0, 0)], 'add-on-of-base'],
    ['a base below its add-on', [to(0, 9)], 'add-on-of-base'],
    ['as many as there are', [to(1, 10)], 'take-back-over'],
    ['more than there are', [to(1, 11)], 'take-back-over'],
    ['a line that is not there', [to(7, 0)], 'take-back-over'],
    ['nothing', [], 'take-back-over'],
  ] as const) {
    it(`${what}: ${expected}`, () => assert.equal(answer(record, changes, at), expected));
  }

  it('ends with the moment that Partner Center says', () => {
    assert.equal(answer(record, [to(1, 0)], until), 'take-back-over');
    assert.deepEqual([cancellable(record, until), reducible(record, until)], [[], []]);
  });

  it('is of each seat until its own moment: the newest are given back', () => {
    const refundable = [
      { seats: 4, until: at + 5 * day },
      { seats: 2, until: at + day },
    ];
    const ofParts = takeBackKnown({ refundable }).story.record;
    const takeBack: TakeBack = ofParts.order.subscriptions[0]?.takeBack ?? assert.fail();
    const alone = { ...ofParts, lines: ofParts.lines.slice(0, 1) };
    const days = [9, 6, 5, 4, 3].map((seats) => answer(alone, [to(0, seats)], at));
    assert.deepEqual(days, [5, 5, 1, 1, 'take-back-over']);
    assert.deepEqual([leastSeats(takeBack, at), leastSeats(takeBack, at + 2 * day)], [4, 6]);
  });

  it('is done to an add-on before its base', () => {
    assert.deepEqual(
      inTurn(record, [to(0, 0), to(1, 0)]).map(({ line }) => line),
      [1, 0],
    );
  });

  const why = 'Ordered twice';
  const forms: readonly [what: string, read: typeof readReducing, inputs: Inputs, expected: object][] = [
    ['cancels what is chosen', readCancelling, { lines: '1', why }, { lines: [[1, 0, 10]], why }],
    ['cancels nothing that is not offered', readCancelling, { lines: '7,-1,x', why }, { lines: 'choose-subscription' }],
    ['wants to know why', readCancelling, { lines: '0,1' }, { why: 'missing' }],
    ['reduces what is less', readReducing, { 'seats-0': '10', 'seats-1': '4', why }, { lines: [[1, 4, 10]], why }],
    [
      'reduces to no more, nor to nothing',
      readReducing,
      { 'seats-0': '11', 'seats-1': '0', why },
      { 'seats-0': 'not-a-whole-number', 'seats-1': 'not-a-whole-number' },
    ],
    ['reduces something', readReducing, { 'seats-0': '10', why }, { 'seats-0': 'fewer-seats' }],
    ['takes a short reason', readReducing, { 'seats-1': '4', why: 'x'.repeat(301) }, { why: 'too-long' }],
  ];
  for (const [what, read, inputs, expected] of forms) {
    it(`the form ${what}`, () => {
      const result = read(inputs, record, at);
      const found = result.ok
        ? { ...result.value, lines: result.value.lines.map(({ line, seats, before }) => [line, seats, before]) }
        : Object.fromEntries(Object.entries(result.errors).map(([id, { code }]) => [id, code]));
      assert.deepEqual(found, expected);
    });
  }
});

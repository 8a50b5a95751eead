import assert from 'node:assert/strict';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { nextReminder } from '../../onboarding/reminders.ts';
import { day, takeBackKnown } from './taken-back.ts';

/** The deal whose lines can be taken back until these moments. */
function endingAt(...times: readonly string[]): Onboarding {
  const { record } = takeBackKnown().story;
  const subscriptions = record.order.subscriptions.map((subscription, line) => {
    const until = Date.parse(times[line] ?? times[0] ?? '');
    return { ...subscription, takeBack: { seats: 10, cancelUntil: until, freeUntil: null, refundable: [] } };
  });
  return { ...record, order: { ...record.order, subscriptions } };
}

/** What is told when, from a moment on, each as the one before it is told. */
function reminders(record: Onboarding, timeZone: string, from: number): string[] {
  const next = nextReminder(record, timeZone, from);
  if (next === undefined) return [];
  const at = Math.max(next.dueAt, from);
  const subscriptions = record.order.subscriptions.map((subscription, place) => {
    const tells = next.lines.find(({ line }) => line === place)?.tells ?? subscription.reminded;
    return { ...subscription, reminded: tells };
  });
  const told = next.lines.map(({ line, tells }) => `${line} ${tells}`).join(', ');
  const rest = reminders({ ...record, order: { ...record.order, subscriptions } }, timeZone, at);
  return [`${new Date(next.dueAt).toISOString().slice(0, 16)} ${told}`, ...rest];
}

const both = (tells: string) => `0 ${tells}, 1 ${tells}`;

describe('reminders of the time in which an order can be taken back', () => {
  for (const [what, timeZone, until, day5, lastMorning] of [
    ['a morning in Berlin', 'Europe/Berlin', '2026-12-06T13:18Z', '2026-12-04T08:00', '2026-12-06T08:00'],
    ['half an hour of India', 'Asia/Kolkata', '2026-12-06T13:18Z', '2026-12-04T03:30', '2026-12-06T03:30'],
    ['the evening before an early end', 'Europe/Berlin', '2026-12-06T07:30Z', '2026-12-04T08:00', '2026-12-05T17:00'],
    ['the evening before nine sharp', 'Europe/Berlin', '2026-12-06T08:00Z', '2026-12-04T08:00', '2026-12-05T17:00'],
    [
      'an end that is tomorrow there',
      'Pacific/Kiritimati',
      '2026-12-06T13:18Z',
      '2026-12-04T19:00',
      '2026-12-06T04:00',
    ],
    ['clocks put forward meanwhile', 'America/New_York', '2026-03-08T18:00Z', '2026-03-06T14:00', '2026-03-08T13:00'],
    ['clocks put back meanwhile', 'Europe/London', '2026-10-25T15:00Z', '2026-10-23T08:00', '2026-10-25T09:00'],
    ['a zone that nobody knows', 'Nowhere/Atlantis', '2026-12-06T13:18Z', '2026-12-04T09:00', '2026-12-06T09:00'],
  ] as const) {
    it(`come twice: ${what}`, () => {
      assert.deepEqual(reminders(endingAt(until), timeZone, Date.parse(until) - 7 * day), [
        `${day5} ${both('day-5')}`,
        `${lastMorning} ${both('last-morning')}`,
      ]);
    });
  }

  it('come for each line at its own time, and together where that is the same hour', () => {
    const record = endingAt('2026-12-06T13:18Z', '2026-12-08T13:18Z');
    const moments = reminders(record, 'UTC', Date.parse('2026-12-01T00:00Z'));
    assert.deepEqual(moments, [
      '2026-12-04T09:00 0 day-5',
      '2026-12-06T09:00 0 last-morning, 1 day-5',
      '2026-12-08T09:00 1 last-morning',
    ]);
  });

  it('that are overdue at night wait for the morning, where there is time then', () => {
    const at = Date.parse('2026-12-06T02:20Z');
    const morning = ['2026-12-06T09:00', '2026-12-07T09:00'];
    const moments = (until: string) => reminders(endingAt(until), 'UTC', at).map((told) => told.slice(0, 16));
    assert.deepEqual(moments('2026-12-07T13:18Z'), morning);
    assert.deepEqual(moments('2026-12-06T07:30Z'), ['2026-12-05T18:00']);
  });

  for (const [when, at, told] of [
    [
      'day 5 had passed',
      '2026-12-05T20:00Z',
      [`2026-12-04T09:00 ${both('day-5')}`, `2026-12-06T09:00 ${both('last-morning')}`],
    ],
    ['the last morning had passed', '2026-12-06T12:00Z', [`2026-12-06T09:00 ${both('last-morning')}`]],
    ['all of it had passed', '2026-12-06T13:18Z', []],
  ] as const) {
    it(`are made up for as far as they still help, where nothing ran until ${when}`, () => {
      assert.deepEqual(reminders(endingAt('2026-12-06T13:18Z'), 'UTC', Date.parse(at)), told);
    });
  }
});

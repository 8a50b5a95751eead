import assert from 'node:assert/strict';
import { afterWorkingHours, nextWorkingMoment, type WorkingTime } from '../../onboarding/working-time.ts';

const berlin: WorkingTime = {
  timeZone: 'Europe/Berlin',
  days: [1, 2, 3, 4, 5],
  from: 9 * 60,
  to: 17 * 60,
  holidays: ['2026-12-25', '2027-01-01'],
};
const newYork = { ...berlin, timeZone: 'America/New_York' };
const always = { ...berlin, days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 24 * 60, holidays: [] };

describe('working hours', () => {
  const cases: [what: string, WorkingTime, from: string, hours: number, until: string][] = [
    ['within a day', berlin, '2026-11-30T09:00:00Z', 4, '2026-11-30T13:00:00Z'],
    ['from before it begins', berlin, '2026-11-30T02:00:00Z', 1, '2026-11-30T09:00:00Z'],
    ['to the very end', berlin, '2026-11-30T08:00:00Z', 8, '2026-11-30T16:00:00Z'],
    ['into the next day', berlin, '2026-11-30T15:00:00Z', 2, '2026-12-01T09:00:00Z'],
    ['over a weekend', berlin, '2026-12-04T15:30:00Z', 1, '2026-12-07T08:30:00Z'],
    ['from a Sunday', berlin, '2026-12-06T12:00:00Z', 1, '2026-12-07T09:00:00Z'],
    ['over a holiday and a weekend', berlin, '2026-12-24T15:00:00Z', 2, '2026-12-28T09:00:00Z'],
    ['over the end of summer time', berlin, '2026-10-23T14:00:00Z', 2, '2026-10-26T09:00:00Z'],
    ['over its beginning', berlin, '2026-03-27T15:00:00Z', 2, '2026-03-30T08:00:00Z'],
    ['where it is earlier', newYork, '2026-11-30T09:00:00Z', 1, '2026-11-30T15:00:00Z'],
    ['where it is still yesterday', newYork, '2026-12-05T02:00:00Z', 1, '2026-12-07T15:00:00Z'],
    ['of a day of 23 hours', always, '2026-03-28T23:00:00Z', 24, '2026-03-29T23:00:00Z'],
    ['of a day of 25 hours', always, '2026-10-24T22:00:00Z', 24, '2026-10-25T22:00:00Z'],
    ['of ten days', berlin, '2026-11-30T08:00:00Z', 80, '2026-12-11T16:00:00Z'],
  ];
  for (const [what, time, from, hours, until] of cases) {
    it(`are counted ${what}`, () => {
      const at = afterWorkingHours(time, Date.parse(from), hours);
      assert.equal(at === undefined ? '' : new Date(at).toISOString(), until.replace('Z', '.000Z'));
    });
  }

  it('begin now, or when they next do', () => {
    const next = (from: string) => new Date(nextWorkingMoment(berlin, Date.parse(from)) ?? 0).toISOString();
    assert.equal(next('2026-11-30T09:30:00Z'), '2026-11-30T09:30:00.000Z');
    assert.equal(next('2026-11-30T16:00:00Z'), '2026-12-01T08:00:00.000Z');
    assert.equal(next('2026-12-05T09:30:00Z'), '2026-12-07T08:00:00.000Z');
  });

  it('never come to nobody', () => assert.equal(afterWorkingHours({ ...berlin, days: [] }, 0, 1), undefined));
});

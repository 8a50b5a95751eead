import assert from 'node:assert/strict';
import { pollPause, watchPause } from '../../bot/tasks/poll-pause.ts';
import { orderTaken } from '../onboarding/results.ts';
import { knownTenantReviewed, readyToCheckOut } from '../onboarding/story.ts';

const minute = 60_000;
const fiveMinutes = 5 * minute;
const { record } = knownTenantReviewed();
const since = record.invitation?.mail?.sentAt ?? Number.NaN;
const pauseAfter = (waitedMs: number) => pollPause(fiveMinutes, 'check-relationship', record, since + waitedMs);

describe('how often waiting onboardings ask Partner Center', () => {
  it('is as the setting says at first, and at most every quarter of an hour after a day', () => {
    const pauses = (at: number) => Array.from({ length: 200 }, () => pauseAfter(at));
    const early = pauses(minute);
    assert.ok(Math.min(...early) >= 2.5 * minute && Math.max(...early) <= 7.5 * minute, early.join());
    const late = pauses(24 * 60 * minute);
    assert.ok(Math.min(...late) >= 7.5 * minute && Math.max(...late) <= 22.5 * minute, late.join());
    assert.ok(new Set(late).size > 100, 'they are spread');
  });

  it('is a few times a day for roles that a customer has not granted after days, and weekly once it has', () => {
    const hours = (status: 'asked' | 'active', waited: number) => {
      const delegation = { id: 'g', status, since, mailedAt: since };
      return pollPause(fiveMinutes, 'check-delegation', { ...record, delegation }, since + waited) / (60 * minute);
    };
    const month = 30 * 24 * 60 * minute;
    assert.ok(hours('asked', 0) <= 0.125);
    assert.ok(hours('asked', month) >= 6 && hours('asked', month) <= 18);
    assert.ok(hours('active', 3 * month) >= 84);
  });

  it('is once a week for the end of a term, and once a day in its last month', () => {
    const day = 24 * 60 * minute;
    const inDays = (count: number) => ({ lastDay: new Date(since + count * day).toISOString().slice(0, 10) });
    const pauses = (...ends: { lastDay: string }[]) => Array.from({ length: 200 }, () => watchPause(ends, since) / day);
    const [far, near, past] = [pauses(inDays(40)), pauses(inDays(40), inDays(20)), pauses(inDays(-2))];
    for (const week of [far, past]) assert.ok(Math.min(...week) >= 3.5 && Math.max(...week) <= 10.5);
    assert.ok(Math.min(...near) >= 0.5 && Math.max(...near) <= 1.5);
    assert.ok(new Set(far).size > 100, 'they are spread');
  });

  it('keeps a thousand that began together under 500 requests a minute, over a week', () => {
    const week = 7 * 24 * 60;
    const perMinute = new Array<number>(week).fill(0);
    for (let onboarding = 0; onboarding < 1000; onboarding++) {
      // All look once at the same moment, when they begin to wait.
      for (let at = pauseAfter(0); at < week * minute; ) {
        const nth = Math.floor(at / minute);
        perMinute[nth] = (perMinute[nth] ?? 0) + 1;
        at += pauseAfter(at);
      }
    }
    const most = Math.max(...perMinute);
    assert.ok(most < 500, `${most} in one minute`);
    const lastDay = perMinute.slice(-24 * 60).reduce((sum, looks) => sum + looks, 0) / (24 * 60);
    assert.ok(lastDay < 100, `${lastDay} a minute at last`);
  });

  it('looks at an order within seconds, then slower, and a thousand that are ordered as fast as can be stay under 500 too', () => {
    const ordered = readyToCheckOut().task('check-out', orderTaken()).record;
    const placedAt = ordered.order.placed?.at ?? Number.NaN;
    const pauseOf = (waitedMs: number) => pollPause(fiveMinutes, 'check-order', ordered, placedAt + waitedMs);
    assert.ok(pauseOf(0) <= minute / 2 && pauseOf(minute) >= minute && pauseOf(5 * minute) >= 2.5 * minute);
    const day = 24 * 60;
    const perMinute = new Array<number>(day).fill(0);
    for (let onboarding = 0; onboarding < 1000; onboarding++) {
      // To order takes five requests at least: a hundred a minute.
      const begun = (onboarding / 100) * minute;
      for (let at = pauseOf(0); begun + at < day * minute; at += pauseOf(at)) {
        const nth = Math.floor((begun + at) / minute);
        perMinute[nth] = (perMinute[nth] ?? 0) + 1;
      }
    }
    const most = Math.max(...perMinute);
    assert.ok(most < 500, `${most} in one minute`);
  });
});

import assert from 'node:assert/strict';
import { digestOf } from '../../bot/digest/figures.ts';
import { sendWeekly, weekAt } from '../../bot/digest/send-weekly.ts';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { approved, completed, newTenantReviewed } from '../onboarding/story.ts';

const silent = createLogger({ level: 'silent' });
const hour = 60 * 60_000;
const berlin = {
  ...{ timeZone: 'Europe/Berlin', days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 },
  holidays: ['2026-11-30'],
};
const week = (at: string, holidays: readonly string[] = []) => weekAt({ ...berlin, holidays }, Date.parse(at))?.name;

describe('how the week was', () => {
  const moments: [at: string, name: string | undefined, holidays?: readonly string[]][] = [
    ['2026-11-23T07:59:00Z', undefined],
    ['2026-11-23T08:00:00Z', '2026-11-23'],
    ['2026-11-23T16:00:00Z', undefined],
    ['2026-11-24T07:59:00Z', undefined],
    ['2026-11-24T09:00:00Z', undefined],
    ['2026-11-30T09:00:00Z', undefined, ['2026-11-30']],
    ['2026-12-01T09:00:00Z', '2026-11-30', ['2026-11-30']],
    ['2026-03-30T07:00:00Z', '2026-03-30'],
    ['2026-11-22T12:00:00Z', undefined],
  ];
  for (const [at, name, holidays] of moments) {
    it(`is told at ${at}: ${name ?? 'not then'}`, () => assert.equal(week(at, holidays), name));
  }

  it('is told each person once by several processes, again to whom it did not reach, and not to who does not want it', async () => {
    const store = openSqliteStore({ file: ':memory:' });
    let now = () => Date.parse('2026-11-23T09:00:00Z');
    const told: string[] = [];
    let isDown = true;
    const start = () =>
      sendWeekly({
        ...{
          store,
          now: () => now(),
          log: silent,
          workingTime: { ...berlin, holidays: [] },
          onboardings: createOnboardings(store, silent),
        },
        approvers: async () => ['ann', 'bob', 'cem', 'aki'],
        wants: async (id) => (id === 'cem' ? undefined : id === 'aki' ? 'Asia/Tokyo' : null),
        async tell(id) {
          if (id === 'bob' && isDown) throw new Error('Teams is not there');
          told.push(id);
        },
      });
    for (let round = 0; round < 2; round++) {
      const processes = [start(), start(), start()];
      await Promise.all(processes.map(({ look }) => look()));
      await Promise.all(processes.map(({ stop }) => stop()));
      isDown = false;
    }
    // In Tokyo it is evening; the Monday after, whoever is there reads it in the morning, and nobody else.
    assert.deepEqual(told.toSorted(), ['ann', 'bob']);
    now = () => Date.parse('2026-11-30T00:30:00Z');
    const later = start();
    await later.look();
    await later.stop();
    assert.deepEqual(told.toSorted(), ['aki', 'ann', 'bob']);
    await store.close();
  });

  it('counts what is there, what was ordered and who approved, of those days alone', async () => {
    const store = openSqliteStore({ file: ':memory:' });
    const onboardings = createOnboardings(store, silent);
    const stories: Onboarding[] = [
      newTenantReviewed().record,
      newTenantReviewed().rep(abc.submit).record,
      newTenantReviewed().rep(abc.submit).record,
      approved(newTenantReviewed()).record,
      completed().record,
    ];
    for (const [index, record] of stories.entries()) await onboardings.create({ ...record, id: `deal-${index}` });
    const from = abc.startedAt;
    const now = from + 48 * hour;
    const digest = await digestOf(onboardings, { from, until: now, now });
    assert.deepEqual(
      digest.stages.map(({ stage, count, medianDays }) => [stage, count, medianDays]),
      [
        ['drafting', 1, 2],
        ['awaiting-approval', 2, 2],
        ['provisioning', 1, 2],
      ],
    );
    assert.deepEqual(digest.ordered, [{ currency: 'USD', total: 150_000, deals: 1 }]);
    assert.deepEqual(digest.approvals, [{ name: abc.manager.name, count: 2 }]);
    const later = await digestOf(onboardings, { from: now, until: now + hour, now });
    assert.deepEqual([later.ordered, later.approvals], [[], []]);
    await store.close();
  });
});

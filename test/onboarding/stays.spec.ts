import assert from 'node:assert/strict';
import { staysOf } from '../../onboarding/stays.ts';
import { onboardingAt, type Point } from '../sample-records.ts';

const points: readonly Point[] = [
  'account',
  'awaiting-approval',
  'rejected',
  'provisioning',
  'price-moved',
  'completed',
  'cancelled',
];

describe('where a deal has been', () => {
  it('follows from its timeline, without a gap, up to where it is', () => {
    for (const point of points) {
      const record = onboardingAt(point);
      const stays = staysOf(record);
      const last = stays.at(-1);
      assert.equal(last?.stage, record.stage.kind, point);
      const { stage } = record;
      const since = 'since' in stage ? stage.since : 'at' in stage ? stage.at : last?.since;
      assert.equal(last?.since, since, point);
      assert.equal(stays[0]?.since, record.createdAt);
      for (const [place, { until }] of stays.entries()) assert.equal(until, stays[place + 1]?.since ?? null);
    }
    assert.deepEqual(
      staysOf(onboardingAt('completed')).map(({ stage }) => stage),
      ['drafting', 'awaiting-approval', 'provisioning', 'completed'],
    );
    assert.deepEqual(
      staysOf(onboardingAt('rejected')).map(({ stage }) => stage),
      ['drafting', 'awaiting-approval', 'drafting'],
    );
  });
});

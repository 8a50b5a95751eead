import assert from 'node:assert/strict';
import { stepsOf, waitsAt } from '../../onboarding/deal-steps.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { waitsOf } from '../../onboarding/waits.ts';
import { type Branch, onboardingAt, type Point } from '../sample-records.ts';

/** One letter a step: done, here, waiting, stopped, later. */
const signs = { done: 'd', here: 'H', waiting: 'W', stopped: 'S', later: '.' };
const wayOf = (record: Onboarding) =>
  stepsOf(record)
    .map(({ state }) => signs[state])
    .join('');

describe('the way of a deal', () => {
  const ways: readonly [Point, Branch, string][] = [
    ['account', 'yes', 'H.....'],
    ['address', 'yes', 'dH....'],
    ['contract', 'yes', 'ddH...'],
    ['contract', 'no', 'ddH.W.'],
    ['review', 'yes', 'ddH...'],
    ['rejected', 'yes', 'ddH...'],
    ['awaiting-approval', 'yes', 'dddW..'],
    ['awaiting-approval', 'no', 'dddWW.'],
    ['provisioning', 'no', 'ddddW.'],
    ['attention', 'yes', 'ddddS.'],
    ['completed', 'yes', 'dddddd'],
  ];
  for (const [point, branch, way] of ways) {
    it(`${point}, ${branch}: ${way}`, () => {
      assert.equal(wayOf(onboardingAt(point, branch)), way);
    });
  }

  it('says since when it is where it is, and of a deal that was given up where that was', () => {
    const waiting = onboardingAt('awaiting-approval', 'yes');
    assert.ok(waiting.stage.kind === 'awaiting-approval');
    const steps = stepsOf(waiting);
    assert.equal(steps[3]?.since, waiting.stage.since);
    const waits = waitsAt(steps, waitsOf(waiting), 'approval');
    assert.deepEqual(
      waits.map((wait) => wait.for),
      ['approval'],
    );
    const stopped = stepsOf(onboardingAt('cancelled', 'yes')).filter(({ state }) => state === 'stopped');
    assert.equal(stopped.length, 1);
  });
});

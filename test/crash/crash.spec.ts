import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import { crashSuite } from './crash-suite.ts';
import { boundaries } from './kill-plan.ts';
import type { RunResult } from './run.ts';
import { soak } from './soak.ts';

/** Another one each time, so that the many runs of a day are many different ones. */
const seed = randomInt(1_000_000);
/** One of all the boundaries whose turn it may be; `npm run test:crash` goes through them. */
const any = randomInt(boundaries.length);
/** One in which Partner Center has forgotten what it answered. */
const forgetting = any - (any % 4) + 3;

/** How an unlucky run is repeated. */
function again(processes: number, { run, kills, problems }: RunResult): string {
  const how = `npm run test:crash -- --seed ${seed} --first ${run} --runs 1 --processes ${processes}`;
  return [`seed ${seed}, run ${run}; again: ${how}`, `killed: ${kills.join('; ')}`, ...problems].join('\n  ');
}

describe(`killed with SIGKILL at boundaries of tasks and at any moment (seed ${seed})`, function () {
  this.timeout(300_000);

  for (const [processes, first] of [
    [1, any],
    [2, forgetting],
  ] as const) {
    it(`nothing is lost and nothing is there twice with ${processes} of a kind`, async () => {
      const { results, kills } = await crashSuite({ seed, first, runs: 1, processes, done: () => undefined });
      const failed = results.filter(({ problems }) => problems.length > 0);
      assert.equal(failed.length, 0, failed.map((result) => again(processes, result)).join('\n'));
      assert.ok(kills > 0, 'no process was killed');
    });
  }
});

describe('many onboardings at once while everything fails now and then', function () {
  this.timeout(300_000);

  it('all end, with one of everything', async () => {
    const result = await soak({
      onboardings: 9,
      processes: 1,
      seed,
      share: 0.05,
      patienceMs: 200_000,
      progress: () => undefined,
    });
    assert.deepEqual(result.problems, [], `seed ${seed}`);
    assert.ok(result.requests > 100);
  });
});

import assert from 'node:assert/strict';
import { ofEachTest } from '../of-each-test.ts';
import { newCustomer } from './customers.ts';
import { onboard, untilOver } from './run.ts';
import { whatIsWrong } from './what-is-wrong.ts';
import { startWorld } from './world.ts';

describe('a process that is asked to stop', function () {
  this.timeout(60_000);
  const world = ofEachTest(() => startWorld({ processes: 1 }));

  it('is gone within 10 s although Partner Center hangs, and the next one goes on at once', async () => {
    const customer = newCustomer(world, 'new tenant, agreement signed', 'hangs');
    const hangs = Promise.withResolvers<void>();
    const takenOver = Promise.withResolvers<void>();
    const never = new Promise<never>(() => undefined);
    let created = 0;
    world.watch = async ({ what, moment }) => {
      if (what !== 'POST /v1/customers' || moment !== 'arrived') return 'goes on';
      created += 1;
      if (created > 1) {
        takenOver.resolve();
        return 'goes on';
      }
      hangs.resolve();
      return never;
    };
    await onboard(world, customer);
    await hangs.promise;

    const asked = performance.now();
    assert.equal(await world.processes.stop(0), 0, world.processes.lines.slice(-20).join('\n'));
    const tookMs = performance.now() - asked;
    assert.ok(tookMs < 10_000, `${tookMs} ms`);
    assert.ok(world.processes.lines.some((line) => line.includes('a task was not done in time and is given back')));

    await world.processes.allUp();
    const upAgain = performance.now();
    await takenOver.promise;
    assert.ok(performance.now() - upAgain < 5000, 'within seconds, not when the lease has run out');
    await untilOver(world, [customer]);
    assert.deepEqual(await whatIsWrong(world, customer, { forgets: false }), []);
  });
});

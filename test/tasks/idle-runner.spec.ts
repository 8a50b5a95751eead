import assert from 'node:assert/strict';
import sinon from 'sinon';
import { createLogger } from '../../bot/log/log.ts';
import type { DueDocument } from '../../bot/store/store.ts';
import { runTasks, type TaskRunner } from '../../bot/tasks/run-tasks.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';

const seconds = 1000;
const storeDown = new OnboardingError('store-unavailable', { says: saying('errors.store.unavailable') });

describe('a runner that has nothing to do', () => {
  let clock: sinon.SinonFakeTimers;
  let runner: TaskRunner;
  /** What the store says is due next. */
  let due: DueDocument[];
  /** When it was asked for that, and when a claim was tried. */
  let asked: number[];
  let claims: number[];
  let isDown: boolean;
  /** Something is due by the store, and not by its record. */
  let isForged: boolean;

  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    [due, asked, claims, isDown, isForged] = [[], [], [], false, false];
  });
  afterEach(async () => {
    await runner.stop();
    clock.restore();
  });

  const start = () => {
    const ask = async () => {
      asked.push(clock.now);
      if (isDown) throw storeDown;
      return due;
    };
    runner = runTasks({
      onboardings: { due: ask },
      applyCommand: async () => {
        claims.push(clock.now);
        assert.ok(claims.length < 100, 'it never ends');
        if (isDown) throw storeDown;
        if (!isForged) due = [];
        return { outcome: 'missing' };
      },
      perform: () => assert.fail('nothing was claimed'),
      alarms: { raise: async () => {} },
      owner: 'one',
      now: () => clock.now,
      log: createLogger({ level: 'silent' }),
    });
  };

  it('asks the store again when something is due, and not before', async () => {
    due = [{ id: 'abc', dueAt: 6 * seconds }];
    start();
    await clock.tickAsync(6 * seconds - 1);
    assert.deepEqual([asked, claims], [[0], []]);
    await clock.tickAsync(1);
    assert.deepEqual(claims, [6 * seconds]);
  });

  it('asks when it is woken, and every ten seconds for what others left, dying', async () => {
    start();
    await clock.tickAsync(4 * seconds);
    runner.wake();
    runner.wake();
    await clock.tickAsync(10 * seconds);
    assert.deepEqual(asked, [0, 4 * seconds, 14 * seconds]);
  });

  it('leaves a store that is down alone for a second', async () => {
    isDown = true;
    start();
    await clock.tickAsync(2 * seconds);
    assert.deepEqual(asked, [0, seconds, 2 * seconds]);
  });

  it('leaves alone for a second what is due by the store and not by its record, and nothing else of it', async () => {
    due = [{ id: 'abc', dueAt: 0 }];
    isForged = true;
    start();
    await clock.tickAsync(2 * seconds);
    assert.deepEqual(claims, [0, seconds, 2 * seconds]);
    due = [{ id: 'abc', dueAt: 1 }];
    runner.wake();
    await clock.tickAsync(1);
    assert.deepEqual(claims.slice(3), [2 * seconds]);
  });

  it('does not try at once again what it could not claim', async () => {
    due = [{ id: 'abc', dueAt: 0 }];
    start();
    isDown = true;
    await clock.tickAsync(0);
    isDown = false;
    runner.wake();
    await clock.tickAsync(0);
    assert.equal(claims.length, 1);
  });
});

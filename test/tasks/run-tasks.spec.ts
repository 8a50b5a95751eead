import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { type ApplyCommand, createApplyCommand } from '../../bot/apply-command.ts';
import { createLogger } from '../../bot/log/log.ts';
import { createOnboardings, type Onboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { claimTask, leaseTime } from '../../bot/tasks/claim-task.ts';
import { freeLeases } from '../../bot/tasks/free-leases.ts';
import { type Perform, runTasks, type TaskRunner } from '../../bot/tasks/run-tasks.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { natures, newTask, type Task } from '../../onboarding/tasks.ts';
import { saying } from '../../words/saying.ts';
import { newFolder } from '../new-folder.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { approved, newTenantReviewed, taskOf, tenantCreated } from '../onboarding/story.ts';

const log = createLogger({ level: 'silent' });
const alarms = { raise: async () => {} };
const waiting: TaskResult = { kind: 'still-waiting', nextAt: Number.MAX_SAFE_INTEGER };
const noAnswer = new OnboardingError('partner-center-no-answer', {
  says: saying('errors.partnerCenter.not-confirmed'),
  retryable: true,
});
const storeDown = new OnboardingError('store-unavailable', {
  says: saying('errors.store.unavailable'),
  retryable: true,
});

/** Approved, with the creation of the tenant as the only task that is left. */
function tenantToCreate() {
  const { record } = approved(newTenantReviewed());
  return { ...record, tasks: [taskOf(record, 'create-customer')] };
}

describe('run tasks', () => {
  let folder: string;
  let stores: Store[];
  let runners: TaskRunner[];
  let now: number;

  beforeEach(async () => {
    folder = newFolder('tasks');
    stores = [];
    runners = [];
    now = abc.startedAt + 3_600_000;
    await openOnboardings().create(tenantToCreate());
  });
  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop(1)));
    await Promise.all(stores.map((store) => store.close()));
    rmSync(folder, { recursive: true });
  });

  /** Onboardings as another process on the same file sees them. */
  const openOnboardings = (): Onboardings => {
    const store = openSqliteStore({ file: join(folder, 'onboarding.sqlite') });
    stores.push(store);
    return createOnboardings(store, log);
  };
  const doorTo = (onboardings: Onboardings, wake = () => {}): ApplyCommand =>
    createApplyCommand({ onboardings, now: () => now, wake });
  const start = (owner: string, perform: Perform, onboardings = openOnboardings()): TaskRunner => {
    const applyCommand = doorTo(onboardings, () => runner.wake());
    const runner: TaskRunner = runTasks({ onboardings, applyCommand, perform, alarms, owner, now: () => now, log });
    runners.push(runner);
    return runner;
  };
  /** The same with messages that all get through; `work` is the rest. */
  const startPlanned = (owner: string, work: Perform, onboardings?: Onboardings) =>
    start(
      owner,
      async (claimed) => (natures[claimed.task.kind] === 'message' ? { kind: 'done' } : work(claimed)),
      onboardings,
    );
  /** Work that is begun, and comes to what the test says then. */
  const heldUp = () => {
    const begun = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<TaskResult>();
    const perform = async () => {
      begun.resolve();
      return answered.promise;
    };
    return { perform, begun: begun.promise, answer: answered.resolve };
  };
  const stored = async (onboardings = openOnboardings()) => {
    const read = await onboardings.get('abc');
    assert.ok(read);
    return read.record;
  };

  it('carries out one task after the other, each as the last one left the record', async () => {
    const done: string[] = [];
    let [busy, overlapped] = [false, false];
    const finished = Promise.withResolvers<void>();
    const runner = startPlanned('one', async ({ task, record }) => {
      overlapped ||= busy;
      busy = true;
      runner.wake();
      await new Promise(setImmediate);
      busy = false;
      done.push(`${task.kind}, customer ${record.customer?.customerId ?? 'none'}`);
      if (task.kind === 'create-customer') return tenantCreated;
      if (task.kind === 'confirm-agreement') return { kind: 'confirmation', taken: true };
      finished.resolve();
      return waiting;
    });
    await finished.promise;
    await runner.stop();
    assert.equal(overlapped, false);
    assert.deepEqual(done, [
      'create-customer, customer none',
      'confirm-agreement, customer abc-tenant',
      'check-verification, customer abc-tenant',
    ]);
  });

  it('gives a task to one of twenty who claim it at once', async () => {
    const racers = Array.from({ length: 20 }, (_, racer) =>
      claimTask(doorTo(openOnboardings()), 'abc', `racer-${racer}`, now),
    );
    const claimed = (await Promise.all(racers)).filter((claim) => claim !== undefined);
    assert.equal(claimed.length, 1);
    assert.deepEqual((await stored()).tasks, [claimed[0]?.task]);
  });

  it('goes on with others while many messages wait for their turn in a chat', async () => {
    const onboardings = openOnboardings();
    const { perform: tell, answer } = heldUp();
    const record = tenantToCreate();
    const message = { ...newTask({ kind: 'refresh-cards' }, now - 1), id: 'told' };
    for (let nth = 0; nth < 40; nth++) await onboardings.create({ ...record, id: `told-${nth}`, tasks: [message] });
    const worked = Promise.withResolvers<void>();
    const runner = start('one', async ({ task }) => {
      if (task.kind === 'refresh-cards') return tell();
      worked.resolve();
      return waiting;
    });
    await worked.promise;
    answer({ kind: 'done' });
    await runner.stop();
  });

  it('tries a failed task again when its time has come, not before', async () => {
    const attempts: number[] = [];
    const attempted = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const perform: Perform = async ({ task }) => {
      attempts.push(task.attempts);
      attempted[task.attempts - 1]?.resolve();
      if (task.attempts === 1) throw noAnswer;
      return waiting;
    };
    const first = startPlanned('first', perform);
    await attempted[0]?.promise;
    await first.stop();
    const { dueAt, idempotencyKey } = taskOf(await stored(), 'create-customer');
    assert.ok(dueAt !== null && dueAt > now);
    assert.equal(idempotencyKey, taskOf(tenantToCreate(), 'create-customer').idempotencyKey);

    now = dueAt - 1;
    const onboardings = openOnboardings();
    assert.deepEqual(await onboardings.due(1), [{ id: 'abc', dueAt }]);
    assert.equal(await claimTask(doorTo(onboardings), 'abc', 'too-early', now), undefined);

    now = dueAt;
    const second = startPlanned('second', perform);
    await attempted[1]?.promise;
    await second.stop();
    assert.deepEqual(attempts, [1, 2]);
  });

  it('takes over from a dead process once its lease has run out', async () => {
    const onboardings = openOnboardings();
    const dead = await claimTask(doorTo(onboardings), 'abc', 'dead', now);
    assert.equal(dead?.task.lease?.until, now + leaseTime);

    now += leaseTime - 1;
    assert.deepEqual(await onboardings.due(1), [{ id: 'abc', dueAt: now + 1 }]);
    assert.equal(await claimTask(doorTo(onboardings), 'abc', 'heir', now), undefined);

    now += 1;
    const taken = Promise.withResolvers<Task>();
    startPlanned('heir', async ({ task }) => {
      taken.resolve(task);
      return waiting;
    });
    const { id, idempotencyKey, attempts, lease } = await taken.promise;
    assert.deepEqual([id, idempotencyKey], [dead.task.id, dead.task.idempotencyKey]);
    assert.deepEqual([attempts, lease?.owner], [2, 'heir']);
    assert.equal(taskOf(await stored(), 'create-customer').unanswered, true, 'nobody knows how far the dead one came');
  });

  it('frees at start what a dead process of this machine held, and nothing that lives', async () => {
    const onboardings = openOnboardings();
    const { pid } = spawnSync(process.execPath, ['--version']);
    assert.ok(await claimTask(doorTo(onboardings), 'abc', `${hostname()}/${pid}/before`, now));
    await freeLeases(onboardings, doorTo(onboardings), now);
    const freed = taskOf(await stored(onboardings), 'create-customer');
    assert.deepEqual([freed.lease, freed.unanswered], [null, true]);

    const alive = `${hostname()}/${process.ppid}/now`;
    assert.ok(await claimTask(doorTo(onboardings), 'abc', alive, now));
    await freeLeases(onboardings, doorTo(onboardings), now);
    assert.equal(taskOf(await stored(onboardings), 'create-customer').lease?.owner, alive);
  });

  it('stops only when what is under way is finished and written down', async () => {
    const { perform, begun, answer } = heldUp();
    const seen: string[] = [];
    const runner = startPlanned('one', ({ task }) => {
      seen.push(task.kind);
      return perform();
    });
    await begun;
    let stopped = false;
    const stop = runner.stop().then(() => {
      stopped = true;
    });
    await new Promise(setImmediate);
    assert.equal(stopped, false);
    answer(tenantCreated);
    await stop;
    assert.equal((await stored()).customer?.customerId, 'abc-tenant');
    assert.deepEqual(seen, ['create-customer'], 'nothing new was begun');
  });

  it('gives back at once what it cannot finish before it has to stop', async () => {
    const { perform, begun } = heldUp();
    const hung = startPlanned('one', perform);
    await begun;
    const before = taskOf(await stored(), 'create-customer');
    await hung.stop(1);
    const { lease, dueAt, unanswered, idempotencyKey } = taskOf(await stored(), 'create-customer');
    assert.deepEqual([lease, dueAt, unanswered], [null, now, true]);
    assert.equal(idempotencyKey, before.idempotencyKey, 'it may have been done');

    const taken = Promise.withResolvers<number>();
    startPlanned('heir', async ({ task }) => {
      taken.resolve(task.attempts);
      return waiting;
    });
    assert.equal(await taken.promise, 2, 'it is looked for first');
  });

  it('writes down what came of a task as soon as a store that was down takes it', async () => {
    const onboardings = openOnboardings();
    const made = Promise.withResolvers<void>();
    let refusals = 3;
    const breaking: Onboardings = {
      ...onboardings,
      replace: async (record, etag) => {
        if (record.customer !== null && refusals-- > 0) throw storeDown;
        const outcome = await onboardings.replace(record, etag);
        if (record.customer !== null) made.resolve();
        return outcome;
      },
    };
    let times = 0;
    startPlanned(
      'one',
      async ({ task }) => (task.kind === 'create-customer' && ++times ? tenantCreated : waiting),
      breaking,
    );
    await made.promise;
    assert.deepEqual([times, refusals], [1, -1]);
  });

  it('keeps what it could not write down due, and goes on with the others', async () => {
    const onboardings = openOnboardings();
    await onboardings.create({ ...tenantToCreate(), id: 'other' });
    const otherDone = Promise.withResolvers<void>();
    const breaking: Onboardings = {
      ...onboardings,
      replace: async (record, etag) => {
        if (record.id === 'abc' && record.customer !== null) throw storeDown;
        const outcome = await onboardings.replace(record, etag);
        if (record.id === 'other' && record.customer !== null) otherDone.resolve();
        return outcome;
      },
    };
    const runner = startPlanned(
      'one',
      async ({ task }) => (task.kind === 'create-customer' ? tenantCreated : waiting),
      breaking,
    );
    await otherDone.promise;
    await runner.stop();
    assert.equal((await stored(onboardings)).customer, null);
    const due = await onboardings.due(5);
    assert.ok(due.some(({ id, dueAt }) => id === 'abc' && dueAt <= now + leaseTime));
  });
});

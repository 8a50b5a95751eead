import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApplyEvent } from '../../bot/apply-event.ts';
import { claimEffect, leaseTime } from '../../bot/effects/claim-effect.ts';
import { freeLeases } from '../../bot/effects/free-leases.ts';
import { type EffectRunner, type Perform, runEffects } from '../../bot/effects/run-effects.ts';
import { OnboardingError } from '../../bot/errors.ts';
import { createLogger } from '../../bot/log.ts';
import type { Effect } from '../../bot/onboarding/effects.ts';
import type { Report } from '../../bot/onboarding/events.ts';
import { createOnboardings, type Onboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { approved, effectOf, isNews, newTenantReviewed, tenantCreated } from '../onboarding/story.ts';

const log = createLogger({ level: 'silent' });
const waiting: Report = { kind: 'still-waiting', nextAt: Number.MAX_SAFE_INTEGER };
const noAnswer = new OnboardingError('partner-center-no-answer', { userMessage: 'No answer.', retryable: true });

/** Approved, with the creation of the tenant as the only effect that is left. */
function tenantToCreate() {
  const { record } = approved(newTenantReviewed());
  return { ...record, effects: [effectOf(record, 'create-customer')] };
}

describe('run effects', () => {
  let folder: string;
  let stores: Store[];
  let runners: EffectRunner[];
  let now: number;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'effects-'));
    stores = [];
    runners = [];
    now = abc.startedAt + 3_600_000;
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
  const start = (owner: string, perform: Perform, onboardings = openOnboardings()): EffectRunner => {
    const wake = () => runner.wake();
    const applyEvent = createApplyEvent({ onboardings, now: () => now, wake });
    const runner = runEffects({ onboardings, applyEvent, perform, owner, now: () => now, log });
    runners.push(runner);
    return runner;
  };
  /** The same with messages that all get through; `work` is the rest. */
  const startPlanned = (owner: string, work: Perform, onboardings?: Onboardings) =>
    start(owner, async (claimed) => (isNews(claimed.effect.deed.kind) ? { kind: 'done' } : work(claimed)), onboardings);
  const stored = async (onboardings = openOnboardings()) => {
    const read = await onboardings.get('abc');
    assert.ok(read);
    return read.record;
  };
  it('carries out one effect after the other, each as the last one left the record', async () => {
    await openOnboardings().create(tenantToCreate());
    const done: string[] = [];
    let [busy, overlapped] = [false, false];
    const finished = Promise.withResolvers<void>();
    const runner = startPlanned('one', async ({ effect, record }) => {
      overlapped ||= busy;
      busy = true;
      runner.wake();
      await new Promise(setImmediate);
      busy = false;
      done.push(`${effect.deed.kind}, customer ${record.customer?.customerId ?? 'none'}`);
      if (effect.deed.kind === 'create-customer') return tenantCreated;
      if (effect.deed.kind === 'confirm-agreement') finished.resolve();
      return effect.deed.kind === 'confirm-agreement' ? { kind: 'confirmation', taken: true } : waiting;
    });
    runner.wake();
    await finished.promise;
    await runner.stop();
    assert.equal(overlapped, false);
    assert.deepEqual(done, [
      'create-customer, customer none',
      'check-verification, customer abc-tenant',
      'confirm-agreement, customer abc-tenant',
    ]);
  });

  it('lets one of two processes carry out an effect', async () => {
    await openOnboardings().create(tenantToCreate());
    const performed: string[] = [];
    const begun = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<Report>();
    const perform = (owner: string): Perform => {
      return async ({ effect }) => {
        if (effect.deed.kind !== 'create-customer') return waiting;
        performed.push(owner);
        begun.resolve();
        return answered.promise;
      };
    };
    const both = ['one', 'other'].map((owner) => startPlanned(owner, perform(owner)));
    for (const runner of both) runner.wake();
    await begun.promise;
    for (const runner of both) runner.wake();
    await new Promise(setImmediate);
    answered.resolve(tenantCreated);
    await Promise.all(both.map((runner) => runner.stop()));
    assert.equal(performed.length, 1);
    assert.equal((await stored()).customer?.customerId, 'abc-tenant');
  });

  it('gives an effect to one of twenty who claim it at once', async () => {
    await openOnboardings().create(tenantToCreate());
    const racers = Array.from({ length: 20 }, (_, racer) =>
      claimEffect(openOnboardings(), 'abc', `racer-${racer}`, now),
    );
    const claimed = (await Promise.all(racers)).filter((claim) => claim !== undefined);
    assert.equal(claimed.length, 1);
    assert.deepEqual((await stored()).effects, [claimed[0]?.effect]);
  });

  it('tries a failed effect again when its time has come, not before', async () => {
    await openOnboardings().create(tenantToCreate());
    const attempts: number[] = [];
    const attempted = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const perform: Perform = async ({ effect }) => {
      attempts.push(effect.attempts);
      attempted[effect.attempts - 1]?.resolve();
      if (effect.attempts === 1) throw noAnswer;
      return waiting;
    };
    const first = startPlanned('first', perform);
    first.wake();
    await attempted[0]?.promise;
    await first.stop();
    const { dueAt, requestId } = effectOf(await stored(), 'create-customer');
    assert.ok(dueAt !== null && dueAt > now);
    assert.equal(requestId, effectOf(tenantToCreate(), 'create-customer').requestId);

    now = dueAt - 1;
    const onboardings = openOnboardings();
    assert.deepEqual(await onboardings.due(now, 1), []);
    assert.equal(await claimEffect(onboardings, 'abc', 'too-early', now), undefined);

    now = dueAt;
    const second = startPlanned('second', perform);
    second.wake();
    await attempted[1]?.promise;
    await second.stop();
    assert.deepEqual(attempts, [1, 2]);
  });

  it('takes over from a dead process once its lease has run out', async () => {
    const onboardings = openOnboardings();
    await onboardings.create(tenantToCreate());
    const dead = await claimEffect(onboardings, 'abc', 'dead', now);
    assert.equal(dead?.effect.lease?.until, now + leaseTime);

    now += leaseTime - 1;
    assert.deepEqual(await onboardings.due(now, 1), []);
    assert.equal(await claimEffect(onboardings, 'abc', 'heir', now), undefined);

    now += 1;
    const taken = Promise.withResolvers<Effect>();
    const heir = startPlanned('heir', async ({ effect }) => {
      taken.resolve(effect);
      return waiting;
    });
    heir.wake();
    const { id, requestId, attempts, lease } = await taken.promise;
    assert.deepEqual([id, requestId], [dead.effect.id, dead.effect.requestId]);
    assert.deepEqual([attempts, lease?.owner], [2, 'heir']);
    assert.equal(
      effectOf(await stored(), 'create-customer').unanswered,
      true,
      'nobody knows how far the dead one came',
    );
  });

  it('frees at start what a dead process of this machine held, and nothing that lives', async () => {
    const onboardings = openOnboardings();
    await onboardings.create(tenantToCreate());
    const { pid } = spawnSync(process.execPath, ['--version']);
    assert.ok(await claimEffect(onboardings, 'abc', `${hostname()}/${pid}/before`, now));
    await freeLeases(onboardings, now);
    const freed = effectOf(await stored(onboardings), 'create-customer');
    assert.deepEqual([freed.lease, freed.unanswered], [null, true]);

    const alive = `${hostname()}/${process.ppid}/now`;
    assert.ok(await claimEffect(onboardings, 'abc', alive, now));
    await freeLeases(onboardings, now);
    assert.equal(effectOf(await stored(onboardings), 'create-customer').lease?.owner, alive);
  });

  it('stops only when what is under way is finished and written down', async () => {
    await openOnboardings().create(tenantToCreate());
    const begun = Promise.withResolvers<void>();
    const answered = Promise.withResolvers<Report>();
    const seen: string[] = [];
    const runner = startPlanned('one', async ({ effect }) => {
      seen.push(effect.deed.kind);
      begun.resolve();
      return answered.promise;
    });
    runner.wake();
    await begun.promise;
    let stopped = false;
    const stop = runner.stop().then(() => {
      stopped = true;
    });
    await new Promise(setImmediate);
    assert.equal(stopped, false);
    answered.resolve(tenantCreated);
    await stop;
    assert.equal((await stored()).customer?.customerId, 'abc-tenant');
    assert.deepEqual(seen, ['create-customer'], 'nothing new was begun');
  });

  it('gives back at once what it cannot finish before it has to stop', async () => {
    await openOnboardings().create(tenantToCreate());
    const begun = Promise.withResolvers<void>();
    const hung = startPlanned('one', async () => {
      begun.resolve();
      return new Promise(() => undefined);
    });
    hung.wake();
    await begun.promise;
    const before = effectOf(await stored(), 'create-customer');
    await hung.stop(1);
    const { lease, dueAt, unanswered, requestId } = effectOf(await stored(), 'create-customer');
    assert.deepEqual([lease, dueAt, unanswered], [null, now, true]);
    assert.equal(requestId, before.requestId, 'it may have been done');

    const taken = Promise.withResolvers<number>();
    const heir = startPlanned('heir', async ({ effect }) => {
      taken.resolve(effect.attempts);
      return waiting;
    });
    heir.wake();
    assert.equal(await taken.promise, 2, 'it is looked for first');
  });

  it('keeps what it could not write down due, and goes on with the others', async () => {
    const onboardings = openOnboardings();
    await onboardings.create(tenantToCreate());
    await onboardings.create({ ...tenantToCreate(), id: 'other' });
    const otherDone = Promise.withResolvers<void>();
    const breaking: Onboardings = {
      ...onboardings,
      replace: async (record, etag) => {
        if (record.id === 'abc' && record.customer !== null)
          throw new OnboardingError('store-unavailable', { userMessage: 'Down.' });
        const outcome = await onboardings.replace(record, etag);
        if (record.id === 'other' && record.customer !== null) otherDone.resolve();
        return outcome;
      },
    };
    const runner = startPlanned(
      'one',
      async ({ effect }) => (effect.deed.kind === 'create-customer' ? tenantCreated : waiting),
      breaking,
    );
    runner.wake();
    await otherDone.promise;
    await runner.stop();
    assert.equal((await stored(onboardings)).customer, null);
    assert.equal(
      (await onboardings.due(now + leaseTime, 5)).some(({ id }) => id === 'abc'),
      true,
    );
  });
});

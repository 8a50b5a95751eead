import assert from 'node:assert/strict';
import { createLogger } from '../../bot/log/log.ts';
import { createPause, type Pause } from '../../bot/providers/pause.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { type ErrorFacts, OnboardingError } from '../../errors/onboarding-error.ts';
import { english } from '../../words/english.ts';
import { saying } from '../../words/saying.ts';
import { ofEachTest } from '../of-each-test.ts';

const refused = (facts: ErrorFacts = {}) =>
  new OnboardingError('partner-center-sign-in', {
    says: saying('errors.partnerCenter.fault-401-900421'),
    ...facts,
  });
const unreachable = new OnboardingError('partner-center-unavailable', {
  says: saying('errors.partnerCenter.not-reached'),
  retryable: true,
});

/** Processes that share a store, and an account that lets them in or not. */
function startWorld() {
  const store = openSqliteStore({ file: ':memory:' });
  const told: string[] = [];
  const pauses: Pause[] = [];
  const world = {
    now: Date.parse('2026-11-22T12:00:00Z'),
    /** What the account answers whoever asks it anything; undefined = it lets everybody in. */
    fault: undefined as OnboardingError | undefined,
    isTeamsDown: false,
    probes: 0,
    told,
    process(): Pause {
      const pause = createPause({
        provider: { id: 'emea', name: 'Northwind' },
        async probe() {
          world.probes += 1;
          if (world.fault !== undefined) throw world.fault;
        },
        async tellOperators(problem) {
          if (world.isTeamsDown) throw new Error('Teams is down');
          told.push(english.tell(problem));
        },
        goOn: async (id) => void told.push(`${id} goes on`),
        store,
        now: () => world.now,
        log: createLogger({ level: 'silent' }),
      });
      pauses.push(pause);
      return pause;
    },
    async look(pause: Pause, later = 0) {
      world.now += later;
      await pause.look();
    },
    async close() {
      for (const pause of pauses) pause.stop();
      await store.close();
    },
  };
  return world;
}

const codeOf = (asked: Promise<unknown>) =>
  asked.then(
    () => 'answered',
    (error: unknown) => (error instanceof OnboardingError ? error.code : error),
  );

describe('a fault of the account', () => {
  const world = ofEachTest(startWorld);
  /** Something is asked; a look that it begins is over. */
  const ask = async (pause: Pause, fault = world.fault) => {
    const code = await codeOf(
      pause.guard(async () => {
        if (fault !== undefined) throw fault;
      }),
    );
    await pause.look();
    return code;
  };

  it('that many meet in several processes is one alarm with what to do, and nothing is sent any more', async () => {
    world.fault = refused();
    const processes = [world.process(), world.process()] as const;
    const met = await Promise.all(processes.flatMap((one) => [ask(one), ask(one), ask(one)]));
    assert.deepEqual(new Set(met), new Set(['provider-paused']));
    assert.equal(world.told.length, 1);
    assert.match(world.told[0] ?? '', /^Northwind lets us do nothing any more\. .*npm run connect: emea/);
    let sent = 0;
    for (const one of processes) assert.equal(await codeOf(one.guard(async () => (sent += 1))), 'provider-paused');
    assert.equal(sent, 0);
  });

  it('is probed by one process every half minute, and when it is mended all go on and hear of it once', async () => {
    world.fault = refused();
    const [one, other] = [world.process(), world.process()];
    await ask(one);
    await ask(other);
    const before = world.probes;
    await Promise.all([world.look(one, 31_000), world.look(other)]);
    assert.equal(world.probes, before + 1);
    world.fault = undefined;
    await world.look(other, 31_000);
    await world.look(one, 10_000);
    assert.deepEqual(world.told.slice(1), [
      'emea goes on',
      english.say('errors.providers.goesOn', { provider: 'Northwind' }),
    ]);
    assert.deepEqual([await ask(one), await ask(other)], ['answered', 'answered']);
  });

  it('is known to a process that starts later', async () => {
    world.fault = refused();
    await ask(world.process());
    const late = world.process();
    await late.start();
    assert.equal(await ask(late, undefined), 'provider-paused');
    assert.equal(world.told.length, 1);
  });

  it('is told again when it has become another one, and until it was told', async () => {
    world.fault = refused();
    world.isTeamsDown = true;
    const pause = world.process();
    await ask(pause);
    world.isTeamsDown = false;
    for (const _ of [1, 2]) await world.look(pause, 31_000);
    assert.equal(world.told.length, 1);
    world.fault = new OnboardingError('partner-center-sign-in', {
      says: saying('errors.partnerCenter.app-not-accepted'),
    });
    for (const _ of [1, 2]) await world.look(pause, 31_000);
    assert.equal(world.told.length, 2);
  });

  it('stays while Partner Center cannot be reached, and nothing of that is taken for one', async () => {
    world.fault = unreachable;
    const pause = world.process();
    assert.equal(await ask(pause), 'partner-center-unavailable');
    assert.equal(await ask(pause, refused()), 'partner-center-unavailable', 'nobody knows what it is');
    world.fault = refused();
    await ask(pause);
    world.fault = unreachable;
    await world.look(pause, 31_000);
    assert.equal(await ask(pause, undefined), 'provider-paused');
  });

  it('is none where the account lets us in and one request alone is refused', async () => {
    const pause = world.process();
    const error = refused({ httpStatus: 401 });
    const seen = await pause.guard(() => Promise.reject(error)).catch((thrown: unknown) => thrown);
    assert.equal(seen, error);
    assert.equal(world.told.length, 0);
  });

  it('that was mended between the request and the probe is tried again', async () => {
    const seen = await world
      .process()
      .guard(() => Promise.reject(refused()))
      .catch((thrown: unknown) => thrown);
    assert.ok(seen instanceof OnboardingError && seen.detail.retryable);
  });
});

import assert from 'node:assert/strict';
import { createAlarms } from '../../bot/alarms.ts';
import { createApplyCommand } from '../../bot/apply-command.ts';
import { createLogger } from '../../bot/log/log.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { pollPause } from '../../bot/tasks/poll-pause.ts';
import { carryOutNext, type Perform } from '../../bot/tasks/run-tasks.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Problem } from '../../onboarding/problem.ts';
import { natures, nextDueAt } from '../../onboarding/tasks.ts';
import { saying } from '../../words/saying.ts';
import { approved, knownTenantReviewed, taskOf } from '../onboarding/story.ts';

const day = 24 * 60 * 60_000;
const down = new OnboardingError('partner-center-unavailable', {
  says: saying('errors.partnerCenter.not-reached'),
  retryable: true,
});

const stores: Store[] = [];

/** One onboarding and a clock that stands still unless something is due: then it is that moment. */
function startClock(start: Onboarding, at: number, perform: Perform) {
  let record = start;
  let now = at;
  let written = 0;
  const onboardings = {
    get: async () => ({ record, etag: String(written) }),
    replace: async (next: Onboarding, etag: string) => {
      if (etag !== String(written)) return { outcome: 'changed' } as const;
      written += 1;
      record = next;
      return { outcome: 'written', etag: String(written) } as const;
    },
  };
  const applyCommand = createApplyCommand({ onboardings, now: () => now, wake: () => undefined });
  const log = createLogger({ level: 'silent' });
  const store = openSqliteStore({ file: ':memory:', now: () => now });
  stores.push(store);
  const told: { at: number; key: string }[] = [];
  const tellOperators = async ({ key }: Problem) => void told.push({ at: now, key });
  const alarms = createAlarms({ store, tellOperators, now: () => now, log });
  const parts = { applyCommand, perform, alarms, owner: 'me', now: () => now, log };
  return {
    now: () => now,
    record: () => record,
    /** What the operators heard. */
    told,
    async until(moment: number): Promise<void> {
      for (let next = nextDueAt(record.tasks); next !== undefined && next <= moment; next = nextDueAt(record.tasks)) {
        now = Math.max(now, next);
        await carryOutNext(parts, record.id);
      }
      now = Math.max(now, moment);
    },
  };
}

describe('a customer who lets us wait', () => {
  afterEach(() => Promise.all(stores.splice(0).map((store) => store.close())));

  it('is known to the operators when a look has failed for an hour, once for the whole outage and again for the next', async () => {
    const story = approved(knownTenantReviewed());
    let isDown = true;
    const clock = startClock(story.record, story.now, async ({ task }) => {
      if (natures[task.kind] !== 'poll') return { kind: 'done' };
      if (isDown) throw down;
      return { kind: 'still-waiting', nextAt: clock.now() + 5 * 60_000 };
    });
    const began = clock.now();
    const hour = 60 * 60_000;
    await clock.until(began + hour - 1);
    assert.deepEqual(clock.told, []);
    await clock.until(began + 7 * day);
    assert.deepEqual(
      clock.told.map(({ key, at }) => [key, at - began < hour + 10 * 60_000]),
      [['errors.tasks.failing-long', true]],
    );
    isDown = false;
    await clock.until(began + 9 * day);
    isDown = true;
    await clock.until(began + 10 * day);
    assert.equal(clock.told.length, 2);
  });

  it('for six weeks is looked for all the time, also through a week without Partner Center, and nothing piles up', async () => {
    const story = approved(knownTenantReviewed());
    let isDown = false;
    let hasAccepted = false;
    const looks: number[] = [];
    const clock = startClock(story.record, story.now, async ({ task, record }) => {
      if (natures[task.kind] !== 'poll') return { kind: 'done' };
      looks.push(clock.now());
      if (isDown) throw down;
      if (hasAccepted && task.kind === 'check-relationship') {
        return { kind: 'relationship-accepted', customerId: 'abc-tenant', domain: 'abccorp.com' };
      }
      const pause = pollPause(5 * 60_000, task.kind, record, clock.now());
      return { kind: 'still-waiting', nextAt: clock.now() + pause };
    });
    const began = clock.now();
    await clock.until(began + 7 * day);
    const size = JSON.stringify(clock.record()).length;

    isDown = true;
    await clock.until(began + 14 * day);
    isDown = false;
    await clock.until(began + 42 * day);
    assert.equal(taskOf(clock.record(), 'check-relationship').attempts, 0);
    assert.equal(clock.record().attention, null);
    assert.ok(JSON.stringify(clock.record()).length < size + 100, 'the record does not grow by waiting');
    const pauses = looks.map((at, place) => at - (looks[place - 1] ?? began));
    assert.ok(Math.max(...pauses) < 25 * 60_000, 'never longer than it may');
    assert.ok(looks.length < 42 * 24 * 20, `${looks.length} looks`);

    hasAccepted = true;
    await clock.until(clock.now() + 25 * 60_000);
    assert.equal(clock.record().customer?.customerId, 'abc-tenant');
  });
});

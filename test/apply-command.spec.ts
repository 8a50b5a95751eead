import assert from 'node:assert/strict';
import { type ApplyCommand, createApplyCommand } from '../bot/apply-command.ts';
import { createLogger } from '../bot/log/log.ts';
import { createOnboardings, type Onboardings } from '../bot/store/onboardings.ts';
import { openSqliteStore } from '../bot/store/sqlite.ts';
import type { Store } from '../bot/store/store.ts';
import type { Change, PersonCommand } from '../onboarding/commands.ts';
import type { Person } from '../onboarding/person.ts';
import * as abc from './onboarding/abc-corp.ts';
import { acting, newTenantReviewed, planned, submit } from './onboarding/story.ts';

const command = (by: Person, change: Change, revision: number | null = null): PersonCommand => {
  return { source: 'person', by: acting(by), revision, change };
};
const approve: Change = { kind: 'approve' };

describe('apply a command', () => {
  let store: Store;
  let onboardings: Onboardings;
  let applyCommand: ApplyCommand;
  let woken: number;

  beforeEach(() => {
    store = openSqliteStore({ file: ':memory:' });
    onboardings = createOnboardings(store, createLogger({ level: 'silent' }));
    woken = 0;
    applyCommand = createApplyCommand({ onboardings, now: () => abc.startedAt, wake: () => woken++ });
  });
  afterEach(() => store.close());

  const stored = async () => {
    const read = await onboardings.get('abc');
    assert.ok(read);
    return read.record;
  };

  it('writes what was decided with the tasks it calls for, each with ids of its own, and wakes the runner', async () => {
    await onboardings.create(newTenantReviewed().rep(submit).record);
    const applied = await applyCommand('abc', command(abc.manager, approve));
    const read = await onboardings.get('abc');
    assert.ok(read);
    const { record } = read;
    assert.deepEqual(applied, { outcome: 'changed', ...read });
    assert.deepEqual(planned(record), ['create-customer']);
    const ids = record.tasks.flatMap(({ id, idempotencyKey }) => [id, idempotencyKey]);
    assert.ok(ids.every((id) => id !== ''));
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(woken, 1);
  });

  it('wakes nobody where it plans nothing', async () => {
    await onboardings.create(newTenantReviewed().rep(submit).record);
    const card = { viewer: 'requester', conversationId: 'chat', activityId: 'message', request: 0 };
    const applied = await applyCommand('abc', { source: 'cards', change: { kind: 'shown', card } });
    assert.equal(applied.outcome, 'changed');
    assert.equal(woken, 0);
  });

  it('writes nothing that is refused, and says how it stands', async () => {
    await onboardings.create(abc.started());
    const before = await onboardings.get('abc');
    const applied = await applyCommand('abc', command(abc.otherRep, { kind: 'cancel' }));
    assert.ok(applied.outcome === 'refused');
    assert.equal(applied.refusal.code, 'not-yours');
    assert.deepEqual(applied.record, before?.record);
    assert.deepEqual(await onboardings.get('abc'), before);
    assert.equal(woken, 0);
  });

  it('says when there is no such onboarding', async () => {
    assert.deepEqual(await applyCommand('nobody', command(abc.rep, { kind: 'cancel' })), { outcome: 'missing' });
  });

  it('applies both of two commands at the same moment', async () => {
    await onboardings.create(abc.started());
    const both = [
      applyCommand('abc', command(abc.rep, { kind: 'save-account', account: abc.account })),
      applyCommand(
        'abc',
        command(abc.rep, { kind: 'save-part', part: 'contract', filled: { contract: abc.contract } }),
      ),
    ];
    assert.deepEqual(
      (await Promise.all(both)).map(({ outcome }) => outcome),
      ['changed', 'changed'],
    );
    const { account, contract, revision } = await stored();
    assert.deepEqual([account, contract, revision], [abc.account, abc.contract, 3]);
  });

  it('lets the loser of a race decide again, on what is true by then', async () => {
    await onboardings.create(newTenantReviewed().rep(submit).record);
    const both = await Promise.all([
      applyCommand('abc', command(abc.manager, approve)),
      applyCommand('abc', command(abc.secondManager, { kind: 'reject', reason: 'No.' })),
    ]);
    const [refused] = both.filter(({ outcome }) => outcome === 'refused');
    assert.ok(refused?.outcome === 'refused');
    assert.equal(refused.refusal.code, 'too-late');
    assert.deepEqual(refused.record, await stored());
    assert.equal(both.filter(({ outcome }) => outcome === 'changed').length, 1);
  });

  it('takes one of two clicks on the same card', async () => {
    const { record } = newTenantReviewed();
    await onboardings.create(record);
    const click = () => applyCommand('abc', command(abc.rep, { kind: 'edit', part: 'account' }, record.revision));
    const outcomes = (await Promise.all([click(), click()])).map(({ outcome }) => outcome);
    assert.deepEqual(outcomes.toSorted(), ['changed', 'refused']);
    assert.equal((await stored()).revision, record.revision + 1);
  });

  it('loses nothing of twenty writers', async () => {
    await onboardings.create(abc.started());
    const seats = Array.from({ length: 20 }, (_, writer) => writer + 1);
    const add = (quantity: number) =>
      applyCommand('abc', command(abc.rep, { kind: 'add-line', line: abc.line(abc.businessBasic, { quantity }) }));
    await Promise.all(seats.map(add));
    const { lines, revision } = await stored();
    assert.deepEqual(
      lines.map(({ quantity }) => quantity).toSorted((one, other) => one - other),
      seats,
    );
    assert.equal(revision, 21);
  });

  it('gives up with a sentence when somebody else is faster every time', async () => {
    await onboardings.create(abc.started());
    const beaten: Onboardings = { ...onboardings, replace: async () => ({ outcome: 'changed' }) };
    const apply = createApplyCommand({
      onboardings: beaten,
      now: () => 0,
      wake: () => assert.fail('nothing was written'),
    });
    await assert.rejects(apply('abc', command(abc.rep, { kind: 'cancel' })), { code: 'store-conflict' });
  });
});

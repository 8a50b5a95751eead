import assert from 'node:assert/strict';
import { createApplyCommand } from '../../bot/apply-command.ts';
import { createLogger } from '../../bot/log/log.ts';
import { openCosmosStore } from '../../bot/store/cosmos.ts';
import { createOnboardings, type Onboardings } from '../../bot/store/onboardings.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Onboarding, recordSchema } from '../../onboarding/onboarding.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { approved, newTenantReviewed } from '../onboarding/story.ts';
import { type StrictCosmos, startStrictCosmos } from './strict-cosmos.ts';

describe('onboardings in SQLite', () => {
  describeOnboardings(async () => openSqliteStore({ file: ':memory:' }));
});

describe('onboardings in Cosmos DB', () => {
  let service: StrictCosmos;
  beforeEach(async () => {
    service = await startStrictCosmos();
  });
  afterEach(() => service.close());
  describeOnboardings(async () =>
    openCosmosStore({ endpoint: service.endpoint, database: 'a', access: { key: 'a key' }, createMissing: true }),
  );
});

function describeOnboardings(openEmpty: () => Promise<Store>): void {
  let store: Store;
  let onboardings: Onboardings;
  let lines: string[];

  /** As another process sees them, or this one after a restart. */
  const open = () =>
    createOnboardings(store, createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } }));
  beforeEach(async () => {
    store = await openEmpty();
    lines = [];
    onboardings = open();
  });
  afterEach(() => store.close());

  const { record } = approved(newTenantReviewed());
  const latest = abc.startedAt + 86_400_000;
  /** Kept as it would be found, whatever its body is. */
  const keep = async (id: string, body: unknown, dueAt: number) => {
    const lookup = { requester: abc.rep.id, stage: 'provisioning' };
    assert.equal((await store.create({ kind: 'onboarding', id, body, lookup, dueAt })).outcome, 'written');
  };
  const due = async (limit = 32) => (await onboardings.due(latest, limit)).map(({ id }) => id);
  const broken = { ...record, id: 'broken', tasks: 'lost' };

  it('are carried on with although one is broken, which is set aside, loudly and once', async () => {
    await keep('broken', broken, 1);
    await keep('whole', { ...record, id: 'whole' }, 2);
    assert.deepEqual(await due(), ['whole']);
    assert.deepEqual(await store.due('onboarding', latest, 9).then((all) => all.map(({ id }) => id)), ['whole']);
    assert.deepEqual((await store.get('onboarding', 'broken'))?.body, broken, 'the body is kept for a person');

    assert.deepEqual(
      (await onboardings.ofRequester(abc.rep.id)).map(({ id }) => id),
      ['whole'],
    );
    await assert.rejects(onboardings.get('broken'), { code: 'record-broken' });
    const said = lines.filter((line) => line.includes('set aside'));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /"level":"error".*"id":"broken".*tasks/);
  });

  it('are set aside by one process only, and not when somebody has repaired them meanwhile', async () => {
    await keep('broken', broken, 1);
    const seen = await store.get('onboarding', 'broken');
    const others = [open(), open(), open()];
    await Promise.all(others.map((other) => other.due(latest, 9)));
    const after = await store.get('onboarding', 'broken');
    assert.notEqual(after?.etag, seen?.etag);
    await onboardings.due(latest, 9);
    assert.equal((await store.get('onboarding', 'broken'))?.etag, after?.etag);
  });

  it('are taken back, and are due again, once they can be read', async () => {
    await keep('broken', broken, 1);
    await due();
    await onboardings.takeBack();
    assert.deepEqual(await due(), [], 'it still cannot be read');

    const aside = await store.get('onboarding', 'broken');
    assert.ok(aside);
    const [{ id: setAside } = { id: '' }] = await store.find('onboarding', 'setAside', 'broken');
    assert.equal(setAside, 'broken');
    const repaired = { kind: 'onboarding', id: 'broken', body: { ...record, id: 'broken' } } as const;
    await store.replace({ ...repaired, lookup: { setAside: 'broken' } }, aside.etag);
    await open().takeBack();
    assert.deepEqual(await due(), ['broken']);
    assert.deepEqual(await store.find('onboarding', 'setAside', 'broken'), []);
  });

  it('of a newer version are left alone, and stand in the way of no others', async () => {
    const newer = { ...record, schema: recordSchema + 1, id: 'newer', novelty: 'not to be lost' };
    for (const nth of [1, 2, 3]) await keep(`newer-${nth}`, newer, nth);
    await keep('whole', { ...record, id: 'whole' }, 4);
    await keep('second', { ...record, id: 'second' }, 5);
    assert.deepEqual(await due(1), ['whole']);
    assert.deepEqual(await due(2), ['whole', 'second']);
    const before = await store.get('onboarding', 'newer-1');

    const applyCommand = createApplyCommand({ onboardings, now: () => latest, wake: () => {} });
    const event = { source: 'provider', hint: 'relationship-accepted' } as const;
    await assert.rejects(applyCommand('newer-1', event), { code: 'record-newer' });
    assert.deepEqual(await store.get('onboarding', 'newer-1'), before);
    assert.equal((await store.due('onboarding', latest, 9)).length, 5, 'they stay due for those who know them');
    assert.equal(lines.filter((line) => line.includes('newer version')).length, 3);
  });

  it('of an older version are read in today’s form, and kept in it with the next change', async () => {
    await keep('old', { ...record, schema: 1, id: 'old' }, 1);
    const read = await onboardings.get('old');
    assert.deepEqual(read?.record, { ...record, id: 'old' } satisfies Onboarding);
    assert.equal(await onboardings.replace(read.record, read.etag), 'written');
    const kept = await store.get('onboarding', 'old');
    assert.deepEqual(kept?.body, { ...record, id: 'old', schema: recordSchema });
  });
}

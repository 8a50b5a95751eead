import assert from 'node:assert/strict';
import { createApplyCommand } from '../../bot/apply-command.ts';
import { createLogger } from '../../bot/log/log.ts';
import { openCosmosStore } from '../../bot/store/cosmos.ts';
import { summaryOf } from '../../bot/store/onboarding-summary.ts';
import { createOnboardings, type SummaryPage } from '../../bot/store/onboardings.ts';
import { sealed } from '../../bot/store/sealed.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Onboarding, recordSchema } from '../../onboarding/onboarding.ts';
import type { WorkGroup } from '../../onboarding/work.ts';
import { saying } from '../../words/saying.ts';
import { ofEachTest } from '../of-each-test.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { approved, knownTenantReviewed, newTenantReviewed } from '../onboarding/story.ts';
import { version2 } from '../onboarding/version-2.ts';
import { etagOf } from './store-contract.ts';
import { startStrictCosmos } from './strict-cosmos.ts';

describe('onboardings in SQLite', () => {
  describeOnboardings(async () => openSqliteStore({ file: ':memory:' }));
});

describe('onboardings in Cosmos DB', () => {
  const service = ofEachTest(startStrictCosmos);
  describeOnboardings(async () =>
    openCosmosStore({ endpoint: service.endpoint, database: 'a', access: { key: 'a key' }, createMissing: true }),
  );
});

function describeOnboardings(openEmpty: () => Promise<Store>): void {
  const store = ofEachTest(openEmpty);
  let lines: string[];
  beforeEach(() => {
    lines = [];
  });
  /** As another process sees them, or this one after a restart. */
  const open = () =>
    createOnboardings(store, createLogger({ level: 'info', destination: { write: (line) => lines.push(line) } }));
  const onboardings = ofEachTest(open);

  const { record } = approved(newTenantReviewed());
  /** Kept as it would be found, whatever its body is. */
  const keep = async (id: string, body: unknown, more: { dueAt?: number; schema?: number } = {}) => {
    etagOf(await store.create({ kind: 'onboarding', id, body, index: { requester: abc.rep.id }, ...more }));
  };
  const due = async () => (await onboardings.due(32)).map(({ id }) => id);
  const ofRep = async () => (await onboardings.ofRequester(abc.rep.id, {})).items.map(({ id }) => id);
  const broken = { ...record, id: 'broken', tasks: 'lost' };
  const today = { schema: recordSchema };

  it('are listed although one is broken, which is put into quarantine, loudly and once', async () => {
    await keep('broken', broken, { dueAt: 1, ...today });
    await onboardings.create({ ...record, id: 'whole' });
    assert.deepEqual(await ofRep(), ['whole']);
    assert.deepEqual([await due(), await ofRep()], [['whole'], ['whole']]);
    assert.deepEqual((await store.get('onboarding', 'broken'))?.body, broken, 'the body is kept for a person');
    await assert.rejects(onboardings.get('broken'), { code: 'record-broken' });
    const said = lines.filter((line) => line.includes('quarantine'));
    assert.equal(said.length, 1);
    assert.match(said[0] ?? '', /"level":"error".*"id":"broken".*tasks/);
  });

  it('are put into quarantine by one process only, and taken back at the next start once they are repaired', async () => {
    await keep('broken', broken, { dueAt: 1, ...today });
    const seen = await store.get('onboarding', 'broken');
    await Promise.all([open(), open(), open()].map((other) => assert.rejects(other.get('broken'))));
    const after = await store.get('onboarding', 'broken');
    assert.notEqual(after?.etag, seen?.etag);
    assert.ok(after);

    const body = { ...record, id: 'broken' };
    await store.replace({ kind: 'onboarding', id: 'broken', body }, after.etag);
    assert.deepEqual(await due(), [], 'it is still in quarantine');
    await open().bringAlong();
    assert.deepEqual([await due(), await ofRep()], [['broken'], ['broken']]);
  });

  it('are none under another id than their own', async () => {
    await keep('copy', record, { dueAt: 1, ...today });
    await assert.rejects(onboardings.get('copy'), { code: 'record-broken' });
    assert.deepEqual(await due(), []);
  });

  it('of a newer version are left alone, and stand in the way of no others', async () => {
    const newer = { ...record, schema: recordSchema + 1, id: 'newer', novelty: 'not to be lost' };
    await keep('newer', newer, { dueAt: 1, schema: recordSchema + 1 });
    await onboardings.create({ ...record, id: 'whole' });
    await onboardings.bringAlong();
    assert.deepEqual([await due(), await ofRep()], [['whole'], ['whole']]);
    const before = await store.get('onboarding', 'newer');

    const applyCommand = createApplyCommand({ onboardings, now: () => abc.startedAt, wake: () => {} });
    const event = { source: 'provider', hint: 'relationship-accepted' } as const;
    await assert.rejects(applyCommand('newer', event), { code: 'record-newer' });
    assert.deepEqual(await store.get('onboarding', 'newer'), before);
    const dueForThem = await store.due('onboarding', { schema: recordSchema + 1, limit: 9 });
    assert.ok(dueForThem.some(({ id }) => id === 'newer'));
    assert.equal(lines.filter((line) => line.includes('newer version')).length, 1);
  });

  it('that wait for a person are found by why they do, the longest first, and those that only keep failing beside them', async () => {
    const keepWaiting = async (id: string, key: string, since: number) => {
      const problem = saying('errors.tasks.tried-often', { why: { key, values: {} }, attempts: 12 });
      const attention = { taskId: 'a', problem, correlationId: null, since };
      etagOf(await onboardings.create({ ...record, id, attention }));
    };
    const [address, quota] = ['errors.partnerCenter.fault-400-2007', 'errors.partnerCenter.fault-400-20000'];
    await keepWaiting('new', address, 1_764_000_000_000);
    await keepWaiting('old', address, 999);
    await keepWaiting('other', quota, 5);
    const tasks = record.tasks.map((task) => ({ ...task, failingSince: 7 }));
    const parked = tasks.map((task) => ({ ...task, dueAt: null }));
    etagOf(await onboardings.create({ ...record, id: 'failing', tasks }));
    etagOf(await onboardings.create({ ...record, id: 'parked', tasks: parked }));
    assert.deepEqual(await onboardings.attentionCauses(9), [quota, address]);
    assert.deepEqual(await onboardings.attentionCauses(1), [quota]);
    const ids = ({ items, total }: SummaryPage) => [...items.map(({ id }) => id), total];
    assert.deepEqual(ids(await onboardings.needingAttention(address)), ['old', 'new', 2]);
    assert.deepEqual(ids(await onboardings.needingAttention(quota)), ['other', 1]);
    assert.deepEqual(ids(await onboardings.failing()), ['failing', 1]);
  });

  it('are listed with the open ones first, then the newest, by name if asked, and say where they stand', async () => {
    const { rep, manager } = abc;
    const start = async (id: string, accountName: string, requester: typeof rep, at: number) => {
      const started = { ...abc.started(), id, accountName, requester, createdAt: at };
      etagOf(await onboardings.create(started));
      return started;
    };
    const old = await start('old', 'ABC Corp', rep, 1);
    await start('new', 'Abbey Ltd', rep, 2);
    await start('hers', 'ABC', manager, 3);
    const over = await start('over', 'Zed', rep, 4);
    const read = await onboardings.get('over');
    await onboardings.replace({ ...over, stage: { kind: 'cancelled', at: 5, by: rep } }, read?.etag ?? '');
    const ids = ({ items, total }: SummaryPage) => [...items.map(({ id }) => id), total];
    assert.deepEqual(ids(await onboardings.ofRequester(rep.id, {})), ['new', 'old', 'over', 3]);
    assert.deepEqual(ids(await onboardings.ofRequester(rep.id, { open: true })), ['new', 'old', 2]);
    assert.deepEqual(ids(await onboardings.ofRequester(rep.id, { namePrefix: 'ab' })), ['new', 'old', 2]);
    assert.deepEqual(ids(await onboardings.ofRequester(rep.id, { open: true, namePrefix: 'ze' })), [0]);
    assert.deepEqual(ids(await onboardings.withAccountKey('abc')), ['hers', 'old', 2]);
    const { items, next } = await onboardings.ofRequester(rep.id, {}, { limit: 1 });
    assert.equal(items[0]?.step, 'account');
    const second = await onboardings.ofRequester(rep.id, {}, { limit: 1, after: next });
    assert.deepEqual(second.items, [summaryOf(old)]);
  });

  it('are the work of whoever has them: what needs them, what others do, and what is done', async () => {
    const { rep, manager } = abc;
    const keepAs = async (id: string, accountName: string, kept: Onboarding, requester = rep) =>
      etagOf(await onboardings.create({ ...kept, id, accountName, requester, createdAt: Number(id) }));
    await keepAs('1', 'Ábc Corp', abc.started());
    await keepAs('2', 'Zed', newTenantReviewed().record);
    const toCancel = await keepAs('3', 'ABC West', abc.started());
    await keepAs('4', 'Fabrikam', approved(knownTenantReviewed()).record);
    await keepAs('5', 'ABC', abc.started(), manager);
    const work = async (group: WorkGroup, nameBegins = '', limit = 9, after?: string) => {
      const page = await onboardings.workOf(rep.id, group, nameBegins, { limit, after });
      return { ids: page.items.map(({ id }) => id), total: page.total, next: page.next };
    };
    assert.deepEqual(await work('needs-you'), { ids: ['3', '2', '1'], total: 3, next: undefined });
    assert.deepEqual((await work('waiting')).ids, ['4']);
    const { next, ...first } = await work('needs-you', '', 2);
    assert.deepEqual(first, { ids: ['3', '2'], total: 3 });
    assert.deepEqual((await work('needs-you', '', 2, next)).ids, ['1']);
    assert.deepEqual((await work('needs-you', 'aBC c')).ids, ['1']);
    assert.deepEqual((await work('needs-you', 'abc')).ids, ['1', '3']);
    const over = { ...abc.started(), id: '3', stage: { kind: 'cancelled', at: 5, by: rep } } as const;
    await onboardings.replace(over, toCancel);
    assert.deepEqual([(await work('needs-you')).ids, (await work('done')).ids], [['2', '1'], ['3']]);
    const inGroups = await onboardings.workInGroups(rep.id, { 'needs-you': 1, waiting: 2, done: 1 }, '');
    assert.deepEqual(
      inGroups.map(({ group, items, total, next }) => [group, items.map(({ id }) => id), total, next !== undefined]),
      [
        ['needs-you', ['2'], 2, true],
        ['waiting', ['4'], 1, false],
        ['done', ['3'], 1, false],
      ],
    );
    const { items } = await onboardings.workOf(rep.id, 'needs-you', 'z');
    assert.deepEqual([items[0]?.next, items[0]?.amount], [{ does: 'submit' }, { minor: 150_000, currency: 'USD' }]);
  });

  it('are found as waiting for any tenant’s acceptance, then by the one that is the customer', async () => {
    const waiting = { ...knownTenantReviewed().record, id: 'waiting' };
    const customer = { customerId: 'ABC-tenant', domain: 'abccorp.com', since: 1, confirmedBy: null };
    await onboardings.create(waiting);
    await onboardings.create({ ...waiting, id: 'connected', customer, tasks: [] });
    await onboardings.create({ ...record, id: 'neither' });
    const found = await Promise.all([
      onboardings.awaitingAcceptance({ limit: 9 }),
      onboardings.awaitingAcceptance({ limit: 9 }, 'abc-tenant'),
      onboardings.awaitingAcceptance({ limit: 9 }, 'another'),
      onboardings.withCustomer('abc-tenant'),
    ]);
    const ids = found.map(({ items }) => items.map(({ id }) => id));
    assert.deepEqual(ids, [['waiting'], ['waiting'], [], ['connected']]);
  });

  it('are found by each approver who was asked, until the decision', async () => {
    const stage = {
      kind: 'awaiting-approval' as const,
      since: 1,
      approverIds: ['ann', 'bob'],
      approverNames: [],
      reached: null,
      reasons: [],
      ...{
        asked: null,
        approvals: [],
        stepSince: null,
        question: null,
        passedTo: null,
        reminded: 0,
        escalatedAt: null,
        escalatedInVain: false,
      },
    };
    const waiting: Onboarding = { ...abc.started(), stage };
    const created = etagOf(await onboardings.create(waiting));
    const askedOf = async () => Promise.all(['ann', 'bob'].map(async (id) => (await onboardings.askedOf(id)).total));
    assert.deepEqual(await askedOf(), [1, 1]);
    await onboardings.replace({ ...record, id: waiting.id }, created);
    assert.deepEqual(await askedOf(), [0, 0]);
  });

  it('are parsed once while they stay as they are', async () => {
    const created = etagOf(await onboardings.create({ ...record, id: 'a' }));
    const first = await onboardings.get('a');
    assert.equal((await onboardings.get('a'))?.record, first?.record);
    etagOf(await open().replace({ ...record, id: 'a', accountName: 'Another' }, created));
    assert.equal((await onboardings.get('a'))?.record.accountName, 'Another');
  });

  it('of an older version are read in today’s form, and kept in it from the next start', async () => {
    await keep('old', { ...version2, id: 'old' });
    const read = await onboardings.get('old');
    assert.deepEqual([read?.record.schema, read?.record.accountName], [recordSchema, version2.accountName]);
    assert.deepEqual(await ofRep(), ['old'], 'also listed before that');
    await onboardings.bringAlong();
    const kept = await store.get('onboarding', 'old');
    assert.ok(read);
    assert.deepEqual(kept?.body, sealed(read.record));
    assert.deepEqual([await due(), await ofRep()], [['old'], ['old']]);
  });

  it('of an older version keep the cards that are in people’s chats', async () => {
    const stage = { kind: 'awaiting-approval', since: 7, approverIds: ['ann', 'bob'], approverNames: [], reasons: [] };
    const asKeptThen = { lastChange: { event: 'submit', by: abc.rep.id }, timeline: [], effects: [] };
    await keep('old', { ...abc.started(), ...asKeptThen, schema: 2, id: 'old', stage });
    const shown = (viewer: string, request: number) => ({
      viewer,
      conversationId: `chat of ${viewer}`,
      activityId: `message to ${viewer}`,
      request,
    });
    for (const card of [shown('requester', 0), shown('ann', 7)]) {
      await store.create({ kind: 'card', id: `old/${card.viewer}`, body: { onboardingId: 'old', ...card } });
    }
    await onboardings.bringAlong();
    assert.deepEqual((await onboardings.get('old'))?.record.cards, [shown('requester', 0), shown('ann', 7)]);
  });
}

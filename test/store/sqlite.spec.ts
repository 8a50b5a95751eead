import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { knowingFailingWrites } from '../../bot/store/failing-writes.ts';
import { documentOf } from '../../bot/store/onboarding-document.ts';
import { openStore } from '../../bot/store/open-store.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import { COUNTED_BY_PREFIX } from '../../bot/store/store.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { onboardingAt } from '../sample-records.ts';
import { describeStore } from './store-contract.ts';

describe('SQLite', () => {
  let folder: string;
  let files = 0;
  const newFile = () => join(folder, `made-${++files}`, 'onboarding.sqlite');

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'store-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  describeStore('the store on SQLite', async (now) => openSqliteStore({ file: newFile(), now }));

  it('waits for another process without holding this one up, and knows until it writes again that it could not', async () => {
    const file = newFile();
    const store = knowingFailingWrites(openSqliteStore({ file, patience: 1000 }), Date.now);
    const other = new DatabaseSync(file);
    const write = (id: string) => store.create({ kind: 'person', id, body: '' });
    try {
      other.exec('BEGIN IMMEDIATE');
      const [late, soon] = [write('one'), setImmediate('soon')];
      assert.equal(await Promise.race([late.catch(() => 'late'), soon]), 'soon');
      await assert.rejects(late, { code: 'store-unavailable' });
      await assert.rejects(store.check(), { code: 'store-unavailable' });
      other.exec('ROLLBACK');
      await store.check();
      other.exec('BEGIN IMMEDIATE');
      const waiting = write('two');
      other.exec('ROLLBACK');
      assert.equal((await waiting).outcome, 'written');
    } finally {
      other.close();
      await store.close();
    }
  });

  it('keeps everything when the file is opened again', async () => {
    const file = newFile();
    const before = openSqliteStore({ file });
    const [body, index, summary] = [{ name: 'Ada' }, { mail: 'ada@a.example' }, { name: 'Ada' }];
    await before.create({ kind: 'person', id: 'rep', body, index, summary, dueAt: 5 });
    const written = await before.get('person', 'rep');
    await before.close();

    const after = openSqliteStore({ file });
    assert.deepEqual(await after.get('person', 'rep'), written);
    const page = await after.page('person', { field: 'mail', value: 'ada@a.example' }, { limit: 1 });
    assert.deepEqual(page, { items: [{ id: 'rep', summary }], total: 1 });
    assert.deepEqual(await after.due('person', { schema: 1, limit: 1 }), [{ id: 'rep', dueAt: 5 }]);
    await after.close();
  });

  it('is brought along from the first version with all that was in it by the bot, and by nobody who only looks', async () => {
    const file = newFile();
    mkdirSync(dirname(file));
    const old = new DatabaseSync(file);
    old.exec(readFileSync(new URL('sqlite-version-1.sql', import.meta.url), 'utf8'));
    const version = () => old.prepare('PRAGMA user_version').get()?.user_version;
    await assert.rejects(openStore({ kind: 'sqlite', file }, { production: true }), { code: 'store-unavailable' });
    assert.equal(version(), 1);
    old.close();

    for (const opened of ['the first time', 'again']) {
      const store = openSqliteStore({ file });
      const abc = { kind: 'onboarding', id: 'abc', etag: '1', body: { schema: 1, accountName: 'ABC Corp' } };
      assert.deepEqual(await store.get('onboarding', 'abc'), abc, opened);
      assert.ok(await store.get('secret', 'password'));
      assert.ok(await store.get('card', 'abc/requester'));
      const ofRep = await store.page('onboarding', { field: 'requester', value: 'rep' }, { limit: 9 });
      assert.deepEqual([ofRep.items.map(({ id }) => id), ofRep.total], [['xyz', 'abc'], 2]);
      const mails = await store.page('mail', { field: 'all', value: 'mail' }, { limit: 9 });
      assert.deepEqual(mails.items, [{ id: 'm', summary: { subject: 'Welcome' } }]);
      assert.deepEqual(await store.due('onboarding', { schema: 1, limit: 9 }), [{ id: 'abc', dueAt: 1000 }]);
      assert.deepEqual((await store.outdated('onboarding', 1, { limit: 9 })).ids, ['abc', 'xyz']);
      await store.close();
    }
    const store = openSqliteStore({ file });
    const written = await store.replace({ kind: 'onboarding', id: 'abc', body: 1 }, '1');
    assert.deepEqual(written, { outcome: 'written', etag: '6' }, 'etags go on from where they were');
    assert.equal((await store.page('onboarding', { field: 'stage', value: 'drafting' }, { limit: 9 })).total, 0);
    await store.close();
  });

  it('counts what begins with a prefix so far only, and says so', async () => {
    const store = openSqliteStore({ file: ':memory:' });
    for (let nth = 0; nth <= COUNTED_BY_PREFIX; nth += 1) {
      await store.create({ kind: 'onboarding', id: String(nth), body: 1, index: { name: `a${nth}` } });
    }
    const counted = async (prefix: string) => {
      const { total, isMore } = await store.page('onboarding', { field: 'name', prefix }, { limit: 1 });
      return { total, isMore };
    };
    assert.deepEqual(await counted('a'), { total: COUNTED_BY_PREFIX, isMore: true });
    assert.deepEqual(await counted('a1'), { total: 111, isMore: undefined });
    await store.close();
  });

  it('writes what is searched by, and its indexes, only when that has changed', async () => {
    const file = newFile();
    const store = openSqliteStore({ file });
    const deal = onboardingAt('company');
    const created = await store.create(documentOf(deal));
    let etag = created.outcome === 'written' ? created.etag : '';
    const written = async (record: Onboarding) => {
      const before = statSync(`${file}-wal`).size;
      const replaced = await store.replace(documentOf(record), etag);
      if (replaced.outcome === 'written') etag = replaced.etag;
      return statSync(`${file}-wal`).size - before;
    };
    const ofMessage = await written({ ...deal, lastChange: { ...deal.lastChange, saying: 'again' } });
    const ofName = await written({ ...deal, createdAt: deal.createdAt + 1 });
    assert.ok(ofMessage * 2 < ofName, `${ofMessage} bytes, and ${ofName}`);
    await store.close();
  });

  it('is shared by several processes without losing a write', async () => {
    const file = newFile();
    const program = fileURLToPath(new URL('count-up.ts', import.meta.url));
    const countUp = () => promisify(execFile)(process.execPath, [program, file, '40']);
    await Promise.all([countUp(), countUp(), countUp()]);
    const store = openSqliteStore({ file });
    assert.equal((await store.get('dialog', 'counter'))?.body, 120);
    await store.close();
  });

  it('neither replaces nor deletes what has expired', async () => {
    let now = 1_000;
    const store = openSqliteStore({ file: newFile(), now: () => now });
    const document = { kind: 'dialog', id: 'a', body: 1, expiresAt: 2_000 } as const;
    const created = await store.create(document);
    assert.ok(created.outcome === 'written');
    now = 2_000;
    assert.deepEqual(await store.replace(document, created.etag), { outcome: 'changed' });
    assert.equal(await store.delete('dialog', 'a'), 'missing');
    await store.close();
  });

  it('shows a document whose text is damaged beside the others', async () => {
    const file = newFile();
    const store = openSqliteStore({ file });
    const index = { x: 'y' };
    for (const id of ['a', 'b']) await store.create({ kind: 'onboarding', id, body: { id }, summary: { id }, index });
    const database = new DatabaseSync(file);
    database.exec(`UPDATE documents SET body = '{"id":"a', summary = '{"id":"a' WHERE id = 'a'`);
    database.close();
    const { items } = await store.page('onboarding', { field: 'x', value: 'y' }, { limit: 9 });
    const summaries = items.map(({ summary }) => summary);
    assert.deepEqual(summaries, ['{"id":"a', { id: 'b' }]);
    assert.equal((await store.get('onboarding', 'a'))?.body, '{"id":"a');
    await store.close();
  });

  it('is read by its owner only, also where that was otherwise before', async () => {
    const file = newFile();
    const names = ['', '-wal', '-shm'].map((end) => file + end);
    const modes = () => [dirname(file), ...names].map((name) => (statSync(name).mode & 0o777).toString(8));
    const first = openSqliteStore({ file });
    await first.create({ kind: 'dialog', id: 'a', body: 1 });
    assert.deepEqual(modes(), ['700', '600', '600', '600']);
    chmodSync(dirname(file), 0o755);
    for (const name of names) chmodSync(name, 0o644);
    const second = openSqliteStore({ file });
    assert.deepEqual(modes(), ['700', '600', '600', '600']);
    await first.close();
    await second.close();
  });

  it('leaves a folder open in which others have theirs', async () => {
    const file = newFile();
    mkdirSync(join(dirname(file), 'of-others'), { recursive: true });
    chmodSync(dirname(file), 0o755);
    await openSqliteStore({ file }).close();
    assert.equal(statSync(dirname(file)).mode & 0o777, 0o755);
  });

  it('of a version that did not overwrite what was deleted is cleaned once', async () => {
    const file = newFile();
    await openSqliteStore({ file }).close();
    const old = new DatabaseSync(file);
    const put = old.prepare(`INSERT INTO documents (kind, id, written, schema, body) VALUES ('secret', ?, 1, 0, ?)`);
    put.run('taken', 'c4n4ry-V4lue'.repeat(1000));
    put.run('kept', 'still-here');
    old.exec(
      `PRAGMA user_version = 2; DROP TABLE facts; DROP TRIGGER facts_gone; DELETE FROM documents WHERE id = 'taken'`,
    );
    old.close();
    assert.ok(readFileSync(file).includes('c4n4ry-V4lue'));
    const store = openSqliteStore({ file });
    for (const name of readdirSync(dirname(file))) {
      assert.ok(!readFileSync(join(dirname(file), name)).includes('c4n4ry-V4lue'), name);
    }
    assert.ok(await store.get('secret', 'kept'));
    await store.close();
  });

  it('of a bot without an index for filters gets it, and the older bot can still open it', async () => {
    const file = newFile();
    await openSqliteStore({ file }).close();
    const old = new DatabaseSync(file);
    old.exec('DROP INDEX facts_filtered');
    const version = old.prepare('PRAGMA user_version').get();
    old.close();
    await openSqliteStore({ file }).close();
    const now = new DatabaseSync(file);
    assert.equal(
      now.prepare(`SELECT count(*) AS there FROM sqlite_master WHERE name = 'facts_filtered'`).get()?.there,
      1,
    );
    assert.deepEqual(now.prepare('PRAGMA user_version').get(), version);
    now.close();
  });

  it('says store-unavailable when the file is no database, and when it is closed', async () => {
    const noDatabase = join(folder, 'text.sqlite');
    writeFileSync(noDatabase, 'This is a letter and not a database, however long one makes it.'.repeat(20));
    assert.throws(() => openSqliteStore({ file: noDatabase }), { code: 'store-unavailable' });

    const store = openSqliteStore({ file: newFile() });
    await store.close();
    await assert.rejects(store.check(), { code: 'store-unavailable' });
    await assert.rejects(store.create({ kind: 'dialog', id: 'a', body: 1 }), { code: 'store-unavailable' });
  });

  it('refuses a file of a newer version instead of misreading it', async () => {
    const file = newFile();
    await openSqliteStore({ file }).close();
    const database = new DatabaseSync(file);
    database.exec('PRAGMA user_version = 99');
    database.close();
    assert.throws(() => openSqliteStore({ file }), { code: 'store-unavailable' });
  });
});

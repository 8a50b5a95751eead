import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
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

  it('keeps everything when the file is opened again', async () => {
    const file = newFile();
    const before = openSqliteStore({ file });
    await before.create({
      kind: 'person',
      id: 'rep',
      body: { name: 'Ada' },
      lookup: { mail: 'ada@a.example' },
      dueAt: 5,
    });
    const written = await before.get('person', 'rep');
    await before.close();

    const after = openSqliteStore({ file });
    assert.deepEqual(await after.get('person', 'rep'), written);
    assert.deepEqual(await after.find('person', 'mail', 'ada@a.example'), [written]);
    assert.deepEqual(await after.due('person', 5, 1), [written]);
    await after.close();
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
    for (const id of ['a', 'b']) await store.create({ kind: 'onboarding', id, body: { id }, dueAt: 1 });
    const database = new DatabaseSync(file);
    database.exec(`UPDATE documents SET body = '{"id":"a' WHERE id = 'a'`);
    database.close();
    assert.deepEqual(
      (await store.due('onboarding', 1, 9)).map(({ body }) => body),
      ['{"id":"a', { id: 'b' }],
    );
    await store.close();
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

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readOrMakeKey } from '../../bot/secrets/key-file.ts';
import { openVault } from '../../bot/secrets/open-vault.ts';
import { createStoreVault } from '../../bot/secrets/store-vault.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';
import type { Store } from '../../bot/store/store.ts';

describe('secrets in the store', () => {
  const key = randomBytes(32);
  let folder: string;
  let store: Store;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'vault-'));
    store = openSqliteStore({ file: join(folder, 'onboarding.sqlite') });
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('gives back what was put last, and nothing after it was deleted', async () => {
    const vault = createStoreVault({ store, key });
    assert.equal(await vault.get('refresh-token'), undefined);
    await vault.put('refresh-token', 'one');
    await vault.put('refresh-token', 'zwei – 二');
    assert.equal(await vault.get('refresh-token'), 'zwei – 二');
    await vault.delete('refresh-token');
    await vault.delete('refresh-token');
    assert.equal(await vault.get('refresh-token'), undefined);
  });

  it('keeps one whole value when many put at once', async () => {
    const vault = createStoreVault({ store, key });
    await Promise.all(['a', 'b', 'c', 'd'].map((value) => vault.put('refresh-token', value)));
    assert.match((await vault.get('refresh-token')) ?? '', /^[abcd]$/);
  });

  it('leaves nothing readable in the files of the store', async () => {
    await createStoreVault({ store, key }).put('admin-password', 'c4n4ry-V4lue');
    const bytes = Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
    assert.ok(bytes.includes('admin-password'));
    for (const form of ['c4n4ry-V4lue', Buffer.from('c4n4ry-V4lue').toString('base64'), key.toString('base64')]) {
      assert.ok(!bytes.includes(form));
    }
  });

  it('does not open a secret with another key, under another name, or altered', async () => {
    const vault = createStoreVault({ store, key });
    await vault.put('a', 'value');
    const cannotOpen = { code: 'secret-missing' };
    await assert.rejects(createStoreVault({ store, key: randomBytes(32) }).get('a'), cannotOpen);

    const stored = await store.get('secret', 'a');
    assert.ok(stored);
    await store.create({ kind: 'secret', id: 'b', body: stored.body });
    await assert.rejects(vault.get('b'), cannotOpen);

    await store.replace(
      { kind: 'secret', id: 'a', body: { ...Object(stored.body), tag: 'AAAAAAAAAAAAAAAAAAAAAA==' } },
      stored.etag,
    );
    await assert.rejects(vault.get('a'), cannotOpen);
  });

  it('makes a key of its own in development, for its owner only, and uses it again', async () => {
    const path = join(folder, 'data', 'secrets.key');
    const settings = { kind: 'store', key: { from: 'file', path } } as const;
    await openVault(settings, store).put('a', 'value');
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(join(folder, 'data')), ['secrets.key']);
    assert.equal(await openVault(settings, store).get('a'), 'value');
  });

  it('does not take a damaged key file for a key', () => {
    const path = join(folder, 'secrets.key');
    writeFileSync(path, 'short');
    assert.throws(() => readOrMakeKey(path), { code: 'setting-invalid' });
  });
});

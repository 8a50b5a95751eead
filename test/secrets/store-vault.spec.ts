import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecretsConfig } from '../../bot/config.ts';
import { readOrMakeKey } from '../../bot/secrets/key-file.ts';
import { openVault } from '../../bot/secrets/open-vault.ts';
import { seal } from '../../bot/secrets/seal.ts';
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
      { kind: 'secret', id: 'a', body: { ...Object(stored.body), wrapped: Object(stored.body).value } },
      stored.etag,
    );
    await assert.rejects(vault.get('a'), cannotOpen);
  });

  it('opens what was sealed under a former key, and seals it anew', async () => {
    const former = randomBytes(32);
    await createStoreVault({ store, key: former }).put('a', 'value');
    const cannotOpen = { code: 'secret-missing' };
    await assert.rejects(createStoreVault({ store, key }).get('a'), cannotOpen);
    assert.equal(await createStoreVault({ store, key, oldKeys: [randomBytes(32), former] }).get('a'), 'value');
    assert.equal(await createStoreVault({ store, key }).get('a'), 'value', 'the former key is no longer needed');
    await assert.rejects(createStoreVault({ store, key: former }).get('a'), cannotOpen);
  });

  it('seals everything anew at the start with a former key, which can be left out from the next start on', async () => {
    const former = randomBytes(32);
    const before = createStoreVault({ store, key: former });
    const names = Array.from({ length: 120 }, (_, at) => `secret-${at}`);
    for (const name of names) await before.put(name, `of ${name}`);
    const settings = { kind: 'store' as const, key: { from: 'setting' as const, bytes: key } };
    await openVault({ ...settings, oldKeys: [former] }, store);
    const alone = await openVault({ ...settings, oldKeys: [] }, store);
    for (const name of names) assert.equal(await alone.get(name), `of ${name}`);
    await assert.rejects(
      openVault({ ...settings, key: { from: 'setting', bytes: former }, oldKeys: [randomBytes(32)] }, store),
      {
        code: 'secret-missing',
      },
    );
  });

  it('opens what was kept before secrets had keys of their own', async () => {
    const body = seal(key, 'a', Buffer.from('value'));
    await store.create({ kind: 'secret', id: 'a', body });
    for (const newer of [key, randomBytes(32)]) {
      assert.equal(await createStoreVault({ store, key: newer, oldKeys: [key] }).get('a'), 'value');
    }
    assert.ok(!JSON.stringify(await store.get('secret', 'a')).includes(body.sealed));
  });

  it('leaves no byte of a secret or of its key behind once it was deleted', async () => {
    const bytes = () => Buffer.concat(readdirSync(folder).map((file) => readFileSync(join(folder, file))));
    await createStoreVault({ store, key }).put('other', 'kept');
    // Once moved from the log into the file, and once still in the log.
    for (const moved of [true, false]) {
      await createStoreVault({ store, key }).put('a', 'value'.repeat(2000));
      const { wrapped, value } = Object((await store.get('secret', 'a'))?.body);
      if (moved) {
        await store.close();
        store = openSqliteStore({ file: join(folder, 'onboarding.sqlite') });
      }
      const traces = [wrapped.sealed, value.sealed.slice(0, 40), value.sealed.slice(-40)];
      for (const trace of traces) assert.ok(bytes().includes(trace));
      await createStoreVault({ store, key }).delete('a');
      for (const trace of traces) assert.ok(!bytes().includes(trace), `${moved ? 'moved' : 'not moved'}: ${trace}`);
    }
    assert.equal(await createStoreVault({ store, key }).get('other'), 'kept');
  });

  it('makes a key of its own in development, for its owner only, and uses it again', async () => {
    const path = join(folder, 'data', 'secrets.key');
    const settings: SecretsConfig = { kind: 'store', key: { from: 'file', path }, oldKeys: [] };
    await (await openVault(settings, store)).put('a', 'value');
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(join(folder, 'data')), ['secrets.key']);
    chmodSync(path, 0o644);
    assert.equal(await (await openVault(settings, store)).get('a'), 'value');
    assert.equal(statSync(path).mode & 0o777, 0o600);
  });

  it('does not take a damaged key file for a key', () => {
    const path = join(folder, 'secrets.key');
    writeFileSync(path, 'short');
    assert.throws(() => readOrMakeKey(path), { code: 'setting-invalid' });
  });
});

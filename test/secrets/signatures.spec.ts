import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createSignatures } from '../../bot/secrets/signatures.ts';
import { createStoreVault } from '../../bot/secrets/store-vault.ts';
import { openSqliteStore } from '../../bot/store/sqlite.ts';

describe('what the bot signs', () => {
  const keys = { key: randomBytes(32), former: randomBytes(32) };

  it('is known again by every process, for its purpose only, also after the key of the vault has changed', async () => {
    const store = openSqliteStore({ file: ':memory:' });
    const process = (key: Buffer, ...oldKeys: Buffer[]) => createSignatures(createStoreVault({ store, key, oldKeys }));
    const signature = await process(keys.former).sign('hand-over', 'a ticket');
    const other = process(keys.key, keys.former);
    assert.equal(await other.isOurs('hand-over', 'a ticket', signature), true);
    assert.equal(await other.isOurs('hand-over', 'another ticket', signature), false);
    assert.equal(await other.isOurs('session', 'a ticket', signature), false);
    for (const wrong of ['', 'x', signature.slice(1), `${signature}AAAA`]) {
      assert.equal(await other.isOurs('hand-over', 'a ticket', wrong), false, wrong);
    }
    await store.close();
  });

  it('is no longer ours once its key was deleted; the next process makes one of its own', async () => {
    const vault = createStoreVault({ store: openSqliteStore({ file: ':memory:' }), key: keys.key });
    const former = await createSignatures(vault).sign('session', 'text');
    await vault.delete('signing-key');
    const restarted = createSignatures(vault);
    assert.equal(await restarted.isOurs('session', 'text', former), false);
    assert.equal(
      await createSignatures(vault).isOurs('session', 'text', await restarted.sign('session', 'text')),
      true,
    );
  });

  it('is not by who has another vault', async () => {
    const vaults = [keys.key, keys.former].map((key) =>
      createSignatures(createStoreVault({ store: openSqliteStore({ file: ':memory:' }), key })),
    );
    const [ours, theirs] = vaults;
    assert.ok(ours && theirs);
    assert.equal(await ours.isOurs('session', 'text', await theirs.sign('session', 'text')), false);
  });
});

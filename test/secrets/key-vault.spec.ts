import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKeyVault } from '../../bot/secrets/key-vault.ts';
import type { Vault } from '../../bot/secrets/vault.ts';
import { startKeyVault } from './key-vault-double.ts';

describe('secrets in Key Vault', () => {
  for (const purgeAllowed of [true, false]) {
    describe(purgeAllowed ? 'that may be purged' : 'that may not be purged', () => {
      let server: Server;
      let vault: Vault;

      before(async () => {
        server = startKeyVault({ purgeAllowed });
        await once(server, 'listening');
        vault = createKeyVault({
          url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
          credential: { getToken: async () => null },
          connection: { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } },
        });
      });
      after(() => {
        server.closeAllConnections();
        server.close();
      });

      it('gives back what was put last', async () => {
        assert.equal(await vault.get('refresh-token'), undefined);
        await vault.put('refresh-token', 'one');
        await vault.put('refresh-token', 'two');
        assert.equal(await vault.get('refresh-token'), 'two');
      });

      it('keeps names apart that look the same to Key Vault', async () => {
        const names = ['admin/1', 'admin-1', 'ADMIN-1', `${'x'.repeat(300)}1`, `${'x'.repeat(300)}2`];
        for (const name of names) await vault.put(name, `of ${name}`);
        for (const name of names) assert.equal(await vault.get(name), `of ${name}`);
      });

      it('deletes, and takes the name again afterwards', async () => {
        await vault.put('a', 'one');
        await vault.delete('a');
        assert.equal(await vault.get('a'), undefined);
        await vault.delete('a');
        await vault.put('a', 'two');
        assert.equal(await vault.get('a'), 'two');
      });
    });
  }

  it('says store-unavailable when the vault is not there', async () => {
    const vault = createKeyVault({
      url: 'http://127.0.0.1:1',
      credential: { getToken: async () => null },
      connection: { allowInsecureConnection: true, retryOptions: { maxRetries: 0 } },
    });
    await assert.rejects(vault.get('a'), { code: 'store-unavailable' });
  });
});

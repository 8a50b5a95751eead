import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createKeyVault } from '../../bot/secrets/key-vault.ts';
import type { Vault } from '../../bot/secrets/vault.ts';

/** As much of Key Vault's REST interface as the documents promise: names, soft delete, recovery, purge. */
function startKeyVault({ purgeAllowed }: { purgeAllowed: boolean }): Server {
  const secrets = new Map<string, string>();
  const deleted = new Map<string, string>();
  return createServer(async (request, response) => {
    const [, collection = '', name = '', action = ''] = (request.url ?? '').split(/[/?]/);
    const answer = (status: number, value?: string) => {
      // Two statements: restify changes Node's writeHead for the whole process, and its own returns nothing.
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(
        status === 204 ? '' : JSON.stringify({ id: `https://vault/secrets/${name}/1`, value, attributes: {} }),
      );
    };
    const move = (from: Map<string, string>, to: Map<string, string>) => {
      const value = from.get(name);
      if (value === undefined) return answer(404);
      from.delete(name);
      to.set(name, value);
      return answer(200, value);
    };
    if (!/^[0-9A-Za-z-]{1,127}$/.test(name)) return answer(400);
    switch (`${request.method} ${collection} ${action === 'recover' ? action : ''}`.trim()) {
      case 'PUT secrets': {
        if (deleted.has(name)) return answer(409);
        secrets.set(name, Object(await json(request)).value);
        return answer(200);
      }
      case 'GET secrets':
        return answer(secrets.has(name) ? 200 : 404, secrets.get(name));
      case 'DELETE secrets':
        return move(secrets, deleted);
      case 'GET deletedsecrets':
        return answer(deleted.has(name) ? 200 : 404);
      case 'POST deletedsecrets recover':
        return move(deleted, secrets);
      case 'DELETE deletedsecrets':
        if (purgeAllowed) deleted.delete(name);
        return answer(purgeAllowed ? 204 : 403);
      default:
        return answer(500);
    }
  }).listen(0, '127.0.0.1');
}

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

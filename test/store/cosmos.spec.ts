import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHttpServer } from '@vercel/cosmosdb-server';
import { openCosmosStore } from '../../bot/store/cosmos.ts';
import { describeStore } from './store-contract.ts';

describe('Cosmos DB', () => {
  let server: Server;
  /** What the service answers to writes instead of carrying them out, and how often. */
  let fault = { status: 0, headers: {}, times: 0 };
  let databases = 0;

  // The emulator announces an https address of its own, which discovery would follow.
  const connection = { connectionPolicy: { enableEndpointDiscovery: false } };
  const access = { key: 'any' };
  const endpoint = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  before(async () => {
    server = createHttpServer({ keepAlive: true });
    const [answer] = server.listeners('request');
    server.removeAllListeners('request').on('request', (request, response) => {
      const faulty = fault.times > 0 && request.url?.includes('/docs') && request.method !== 'GET';
      if (!faulty) return answer?.call(server, request, response);
      fault.times -= 1;
      // Two statements: restify changes Node's writeHead for the whole process, and its own returns nothing.
      response.writeHead(fault.status, fault.headers);
      response.end('{"code":"fault","message":"for a test"}');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });

  const openEmpty = async (now = Date.now) =>
    openCosmosStore({
      endpoint: endpoint(),
      database: `database-${++databases}`,
      access,
      createMissing: true,
      connection,
      now,
    });

  describeStore('the store on Cosmos DB', openEmpty);

  it('is not ready, and knows of no document, without its container', async () => {
    const store = openCosmosStore({ endpoint: endpoint(), database: 'not-there', access, connection });
    await assert.rejects(store.check(), { code: 'store-unavailable' });
    await store.close();
  });

  describe('with a service that falters', () => {
    const document = { kind: 'dialog', id: 'a', body: 1 } as const;
    const withEtag = async () => {
      const store = await openEmpty();
      const created = await store.create(document);
      assert.ok(created.outcome === 'written');
      return { store, etag: created.etag };
    };

    it('waits as long as it is told when there are too many requests, and then carries on', async () => {
      const { store, etag } = await withEtag();
      fault = { status: 429, headers: { 'x-ms-retry-after-ms': '5' }, times: 2 };
      assert.equal((await store.replace(document, etag)).outcome, 'written');
      assert.equal(fault.times, 0);
      await store.close();
    });

    it('gives up in time when there stay too many requests', async () => {
      const { store, etag } = await withEtag();
      fault = { status: 429, headers: { 'x-ms-retry-after-ms': '5' }, times: 99 };
      await assert.rejects(store.replace(document, etag), { code: 'store-unavailable' });
      fault.times = 0;
      await store.close();
    });

    it('takes a write that others were in the way of for a change', async () => {
      const { store, etag } = await withEtag();
      fault = { status: 449, headers: {}, times: 2 };
      assert.deepEqual(await store.replace(document, etag), { outcome: 'changed' });
      assert.equal(await store.delete('dialog', 'a', etag), 'changed');
      assert.equal((await store.replace(document, etag)).outcome, 'written');
      await store.close();
    });

    it('says store-unavailable to a failure, and to a missing container instead of "no such document"', async () => {
      const { store, etag } = await withEtag();
      for (const [status, headers] of [
        [500, {}],
        [413, {}],
        [404, { 'x-ms-substatus': '1003' }],
      ] as const) {
        fault = { status, headers, times: 1 };
        await assert.rejects(store.replace(document, etag), { code: 'store-unavailable' });
      }
      await store.close();
    });
  });
});

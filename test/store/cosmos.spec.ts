import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { createServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { openCosmosStore } from '../../bot/store/cosmos.ts';
import { asOnboardingError, OnboardingError } from '../../errors/onboarding-error.ts';
import { type CosmosServer, startCosmosServer } from '../flow/start-cosmos-server.ts';
import { ofEachTest } from '../of-each-test.ts';
import { makeCertificate } from '../webhook/make-certificate.ts';
import { describeStore, etagOf } from './store-contract.ts';
import { startStrictCosmos, type Trouble } from './strict-cosmos.ts';

const document = { kind: 'dialog', id: 'a', body: 1 } as const;
const access = { key: 'a key' };
const search = { field: 'x', value: 'y' };
const next = { schema: 1, limit: 1 };

describe('Cosmos DB', () => {
  const service = ofEachTest(startStrictCosmos);

  const openEmpty = async (now = Date.now, patience = { attempt: 200, operation: 3_000 }) => {
    service.now = now;
    const { endpoint } = service;
    return openCosmosStore({ endpoint, database: 'onboarding', access, createMissing: true, now, patience });
  };

  // On a busy machine fifty writers take longer than a turn has.
  describeStore('the store on a strict service', (now) => openEmpty(now, { attempt: 1_000, operation: 60_000 }));

  describe('with a service that falters', () => {
    let etag: string;
    const store = ofEachTest(async () => {
      const opened = await openEmpty();
      etag = etagOf(await opened.create(document));
      service.requests.length = 0;
      return opened;
    });

    const trouble = (method: Trouble['method'], what: Trouble['what'], more: Partial<Trouble> = {}) =>
      service.trouble({ method, what, moment: 'instead', times: 1, ...more });
    const slowDown = { headers: { 'x-ms-retry-after-ms': '5' } };

    it('waits as long as it is told when there are too many requests, and then carries on', async () => {
      trouble('PUT', 429, { ...slowDown, times: 2 });
      assert.equal((await store.replace(document, etag)).outcome, 'written');
      assert.deepEqual(service.requests, ['PUT 429', 'PUT 429', 'PUT 200']);
    });

    it('does not wait when it is told to wait for longer than a turn has, and passes that on', async () => {
      trouble('PUT', 429, { headers: { 'x-ms-retry-after-ms': '30000' } });
      const started = performance.now();
      const refused = await store.replace(document, etag).catch(asOnboardingError);
      assert.ok(refused instanceof OnboardingError);
      assert.equal(refused.code, 'store-unavailable');
      assert.equal(refused.detail.retryAfterSeconds, 30);
      assert.ok(performance.now() - started < 500);
    });

    for (const what of [408, 410, 429, 449, 500, 503, 'reset', 'silence'] as const) {
      it(`gets through ${what} once, whatever it does`, async () => {
        for (const method of ['GET', 'PUT', 'POST', 'DELETE'] as const) trouble(method, what, slowDown);
        assert.equal((await store.get('dialog', 'a'))?.body, 1);
        const replaced = etagOf(await store.replace({ ...document, body: 2, index: { x: 'y' }, dueAt: 1 }, etag));
        assert.equal((await store.create({ ...document, id: 'b' })).outcome, 'written');
        trouble('POST', what, slowDown);
        assert.equal((await store.page('dialog', search, { limit: 1 })).total, 1);
        trouble('POST', what, slowDown);
        assert.equal((await store.due('dialog', next)).length, 1);
        assert.equal(await store.delete('dialog', 'a', replaced), 'deleted');
      });
    }

    for (const what of [429, 503, 'reset', 'silence'] as const) {
      it(`gives up in time when there is nothing but ${what}`, async () => {
        const impatient = await openEmpty(Date.now, { attempt: 100, operation: 400 });
        await impatient.get('dialog', 'a');
        for (const method of ['GET', 'PUT', 'POST', 'DELETE'] as const) trouble(method, what, { times: 1_000 });
        const started = performance.now();
        const attempts = [
          impatient.get('dialog', 'a'),
          impatient.create({ ...document, id: 'b' }),
          impatient.replace(document, etag),
          impatient.delete('dialog', 'a'),
          impatient.page('dialog', search, { limit: 1 }),
          impatient.due('dialog', next),
        ];
        await Promise.all(attempts.map((attempt) => assert.rejects(attempt, { code: 'store-unavailable' })));
        assert.ok(performance.now() - started < 1_000);
        await impatient.close();
      });
    }

    it('takes a document that others go on writing for changed', async () => {
      const impatient = await openEmpty(Date.now, { attempt: 1_000, operation: 1_200 });
      trouble('PUT', 449, { times: 1_000 });
      assert.deepEqual(await impatient.replace(document, etag), { outcome: 'changed' });
      trouble('DELETE', 449, { times: 1_000 });
      assert.equal(await impatient.delete('dialog', 'a', etag), 'changed');
      await impatient.close();
    });

    for (const what of ['reset', 'silence', 408, 503] as const) {
      it(`recognises its own write when the answer to it was lost (${what})`, async () => {
        trouble('POST', what, { moment: 'after' });
        etagOf(await store.create({ ...document, id: 'b' }));
        assert.deepEqual(service.requests, [`POST ${what}`, 'POST 409', 'GET 200']);

        trouble('PUT', what, { moment: 'after' });
        const replaced = etagOf(await store.replace({ ...document, body: 2 }, etag));
        assert.deepEqual(await store.get('dialog', 'a'), { ...document, body: 2, etag: replaced });
        etagOf(await store.replace({ ...document, body: 3 }, replaced));
      });
    }

    it('recognises its own write although others have written after it, and says that it was overtaken', async () => {
      const others = async (times: number) => {
        for (let written = 0; written < times; written += 1) {
          const read = await other.get('dialog', 'a');
          await other.replace({ ...document, body: 'of others' }, read?.etag ?? '');
        }
      };
      const other = await openEmpty();
      const slow = await openEmpty(Date.now, { attempt: 500, operation: 3_000 });
      await slow.check();
      trouble('PUT', 'silence', { moment: 'after' });
      const replacing = slow.replace({ ...document, body: 2 }, etag);
      while (service.requests.at(-1) !== 'PUT silence') await pause(1);
      await others(3);
      const replaced = etagOf(await replacing);
      assert.deepEqual(await slow.replace({ ...document, body: 3 }, replaced), { outcome: 'changed' });
      assert.equal((await slow.get('dialog', 'a'))?.body, 'of others');
      await Promise.all([other.close(), slow.close()]);
    });

    it('takes nobody else’s write for its own', async () => {
      trouble('POST', 'reset');
      assert.deepEqual(await store.create({ ...document, body: 2 }), { outcome: 'exists' });
      const other = etagOf(await store.replace({ ...document, body: 3 }, etag));
      trouble('PUT', 'reset');
      assert.deepEqual(await store.replace({ ...document, body: 4 }, etag), { outcome: 'changed' });
      assert.equal((await store.get('dialog', 'a'))?.body, 3);

      // It cannot know whose deletion it was, and says what is safe: what is taken once is not taken by two.
      trouble('DELETE', 'reset', { moment: 'after' });
      assert.equal(await store.delete('dialog', 'a', other), 'missing');
    });

    it('says store-unavailable at once to what will not get better, and to a missing container', async () => {
      for (const [status, headers] of [
        [400, {}],
        [401, {}],
        [403, {}],
        [404, { 'x-ms-substatus': '1003' }],
      ] as const) {
        trouble('PUT', status, { headers });
        trouble('GET', status, { headers });
        service.requests.length = 0;
        await assert.rejects(store.replace(document, etag), { code: 'store-unavailable' });
        await assert.rejects(store.get('dialog', 'a'), { code: 'store-unavailable' });
        assert.deepEqual(service.requests, [`PUT ${status}`, `GET ${status}`]);
      }
    });

    it('asks again where a replica is behind, instead of missing a document', async () => {
      trouble('GET', 404, { headers: { 'x-ms-substatus': '1002' } });
      assert.equal((await store.get('dialog', 'a'))?.body, 1);
    });

    it('gets through an answer that is none of Cosmos DB', async () => {
      trouble('PUT', 502, { body: '<html>Bad gateway</html>' });
      trouble('GET', 503, { body: '' });
      assert.equal((await store.replace(document, etag)).outcome, 'written');
      assert.equal((await store.get('dialog', 'a'))?.body, 1);
    });

    it('has a sentence for what the service finds too large', async () => {
      trouble('PUT', 413);
      await assert.rejects(store.replace(document, etag), { code: 'store-document-too-large' });
    });

    it('asks for one document by one request, and for several by the plan and each partition', async () => {
      await store.get('dialog', 'a');
      await store.replace(document, etag);
      await store.create({ ...document, id: 'b' });
      await store.delete('dialog', 'b');
      assert.deepEqual(service.requests, ['GET 200', 'PUT 200', 'POST 201', 'DELETE 204']);
      await store.page('dialog', search, { limit: 1 });
      service.requests.length = 0;
      await store.due('dialog', next);
      assert.deepEqual(service.requests.toSorted(), ['POST 200', 'POST 200', 'POST 200', 'POST 400']);
    });
  });

  it('reads a document whose other fields somebody has broken by hand', async () => {
    const store = await openEmpty();
    await store.create({ ...document, kind: 'person', index: { x: 'y' }, dueAt: 1 });
    // As an item of the bot's first version has neither.
    service.edit('person:a', { documentId: undefined, schema: undefined, expiresAt: 'never', writes: undefined });
    const read = await store.get('person', 'a');
    assert.ok(read?.id === 'a');
    assert.deepEqual(await store.due('person', next), [{ id: 'a', dueAt: 1 }]);
    assert.equal((await store.page('person', search, { limit: 1 })).items[0]?.id, 'a');
    assert.deepEqual((await store.outdated('person', 1, { limit: 1 })).ids, ['a']);
    assert.equal((await store.replace({ ...document, kind: 'person' }, read.etag)).outcome, 'written');
    await store.close();
  });

  it('is not ready, and knows of no document, without its container', async () => {
    const store = openCosmosStore({ endpoint: service.endpoint, database: 'not-there', access });
    await assert.rejects(store.check(), { code: 'store-unavailable' });
    await assert.rejects(store.get('dialog', 'a'), { code: 'store-unavailable' });
    await assert.rejects(store.page('dialog', search, { limit: 1 }), { code: 'store-unavailable' });
    await store.close();
  });

  it('is reached without a key by who signs in, over TLS and where the account says it is', async () => {
    await (await openEmpty()).create(document);
    const { pem, key } = await makeCertificate({ name: 'localhost' });
    const trusted = getCACertificates('default');
    setDefaultCACertificates([...trusted, pem]);
    const front = createServer({ cert: pem, key: key.export({ type: 'pkcs8', format: 'pem' }) }, (socket) => {
      const behind = connect(Number(new URL(service.endpoint).port), '127.0.0.1');
      socket.on('error', () => behind.destroy()).pipe(behind);
      behind.on('error', () => socket.destroy()).pipe(socket);
    }).listen(0, '127.0.0.1');
    try {
      await once(front, 'listening');
      const endpoint = `https://localhost:${(front.address() as AddressInfo).port}`;
      const scopes: unknown[] = [];
      const credential = {
        async getToken(scope: string | string[]) {
          scopes.push(scope);
          return { token: 'of-the-machine', expiresOnTimestamp: Date.now() + 3_600_000 };
        },
      };
      const store = openCosmosStore({ endpoint, database: 'onboarding', access: { credential } });
      assert.equal((await store.get('dialog', 'a'))?.body, 1);
      assert.match(decodeURIComponent(service.authorization ?? ''), /^type=aad&ver=1\.0&sig=of-the-machine$/);
      assert.match(String(scopes[0]), /^https:\/\/localhost.*\/\.default$/);
      await store.close();
    } finally {
      setDefaultCACertificates(trusted);
      front.close();
    }
  });

  it('is set up by one of several that start at once', async () => {
    const stores = await Promise.all([openEmpty(), openEmpty(), openEmpty(), openEmpty()]);
    const outcomes = await Promise.all(stores.map(async (store) => (await store.create(document)).outcome));
    assert.deepEqual(outcomes.toSorted(), ['exists', 'exists', 'exists', 'written']);
    assert.equal(service.containers.size, 1);
    await Promise.all(stores.map((store) => store.close()));
  });
});

describe('a Cosmos-compatible server in a process of its own', () => {
  let server: CosmosServer;
  let databases = 0;
  before(async () => {
    server = await startCosmosServer();
  });
  after(() => server.close());

  describeStore('the store on it', async (now) => {
    const { COSMOS_ENDPOINT: endpoint } = server.settings;
    const database = `database-${++databases}`;
    const patience = { attempt: 2_000, operation: 60_000 };
    return openCosmosStore({ endpoint, database, access, createMissing: true, now, patience });
  });
});

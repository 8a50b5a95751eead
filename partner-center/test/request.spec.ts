import assert from 'node:assert/strict';
import type { ErrorFacts } from '../../errors/onboarding-error.ts';
import { createCircuit } from '../circuit.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { secondsToWait } from '../retry-after.ts';
import {
  createClient,
  failure,
  ids,
  type ScriptedAnswer,
  type ScriptedServer,
  said,
  withScriptedServer,
} from './scripted-server.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const cart = { id: 'cart-1', lineItems: [] };
const cartsPath = 'POST /v1/customers/c1/carts';
const profilePath = 'GET /v1/customers/c1';
const customer = { id: 'c1', companyProfile: { domain: 'contoso.onmicrosoft.com' }, relationshipToPartner: 'reseller' };

describe('a request to Partner Center', () => {
  let server: ScriptedServer;
  withScriptedServer((started) => {
    server = started;
  });

  it('carries the documented headers, and for a write the ids of the caller', async () => {
    const { partnerCenter } = createClient(server);
    server.on(cartsPath, { status: 201, body: cart });
    server.on(profilePath, { body: customer });
    await partnerCenter.createCart('c1', [], ids);
    await partnerCenter.getCustomer('c1');

    const [write, read] = server.received;
    assert.equal(write?.headers.authorization, 'Bearer app-1');
    assert.equal(write?.headers['ms-requestid'], ids.requestId);
    assert.equal(write?.headers['ms-correlationid'], ids.correlationId);
    assert.equal(write?.headers.accept, 'application/json');
    assert.equal(write?.headers['content-type'], 'application/json');
    assert.equal(write?.headers['x-locale'], 'en-US');
    assert.match(String(read?.headers['ms-requestid']), guid);
    assert.match(String(read?.headers['ms-correlationid']), guid);
    assert.equal(read?.headers['content-type'], undefined);
  });

  it('reads an answer that starts with a byte order mark', async () => {
    server.on(profilePath, { body: `\uFEFF${JSON.stringify(customer)}` });
    const found = await createClient(server).partnerCenter.getCustomer('c1');
    assert.equal(found?.domain, 'contoso.onmicrosoft.com');
  });

  it('reads a null member as one that was left out', async () => {
    server.on(profilePath, { body: { ...customer, relationshipToPartner: null, attributes: null } });
    const found = await createClient(server).partnerCenter.getCustomer('c1');
    assert.equal(found?.relationshipToPartner, 'unknown');
  });

  const faults: [string, ScriptedAnswer, Partial<ErrorFacts> & { code: string; says: RegExp }][] = [
    [
      'a known fault, code as number',
      { status: 403, body: { code: 13605, description: 'whatever', data: [], source: 'PartnerFD' } },
      {
        code: 'partner-center-refused',
        providerCode: '13605',
        says: /^fault-403-13605$/,
      },
    ],
    [
      'a known fault, code as string, with a byte order mark',
      { status: 400, body: `\uFEFF${JSON.stringify({ code: '20000', description: 'Current country not supported' })}` },
      { code: 'partner-center-refused', providerCode: '20000', says: /^fault-400-20000$/ },
    ],
    [
      'the same code under another status',
      { status: 404, body: { code: 20000, description: 'Order ID not found' } },
      { code: 'partner-center-not-found', providerCode: '20000', says: /^fault-404-20000$/ },
    ],
    [
      'a fault whose data names the wrong member',
      {
        status: 400,
        body: {
          code: 27002,
          description: 'A property has invalid data.',
          data: ['property_name:  StateInvalid - Details', 'details:  \n'],
        },
      },
      {
        code: 'partner-center-refused',
        providerCode: '27002',
        says: /^partner-center-says fault-400-27002 A property has invalid data\. StateInvalid$/,
      },
    ],
    [
      'the newer fault shape',
      {
        status: 409,
        body: { code: 600099, message: 'New style.', errorName: 'Something', isRetryable: true, parameters: {} },
      },
      {
        code: 'partner-center-refused',
        providerCode: '600099',
        retryable: true,
        says: /^partner-center-says refused New style\.$/,
      },
    ],
    [
      'an unknown fault with control characters and no end',
      { status: 400, body: { code: 1, description: `one\u0000\u202Etwo\n${'x'.repeat(900)}` } },
      {
        code: 'partner-center-refused',
        says: /^partner-center-says refused one two x{200,300}…$/,
      },
    ],
    ['an empty body', { status: 400, body: '' }, { code: 'partner-center-refused', says: /^refused$/ }],
    [
      'an HTML page',
      { status: 403, headers: { 'Content-Type': 'text/html' }, body: '<html><h1>Blocked</h1></html>' },
      { code: 'partner-center-refused', says: /^refused$/ },
    ],
    [
      'a redirect',
      { status: 302, headers: { Location: 'https://example.com' } },
      { code: 'partner-center-unavailable', says: /^cannot-answer$/ },
    ],
  ];
  for (const [what, answer, { code, says, ...detail }] of faults) {
    it(`explains ${what}`, async () => {
      server.on(cartsPath, answer);
      const error = await failure(createClient(server).partnerCenter.createCart('c1', [], ids));
      assert.equal(error.code, code);
      assert.match(said(error.says), says);
      assert.equal(error.detail.httpStatus, answer.status);
      assert.equal(error.detail.correlationId, ids.correlationId);
      for (const [name, value] of Object.entries(detail))
        assert.equal(Object.entries(error.detail).find(([has]) => has === name)?.[1], value);
      assert.equal(server.received.length, 1);
    });
  }

  it('waits as long as a 429 asks when that fits, under the same request id', async () => {
    server.on(
      cartsPath,
      { status: 429, headers: { 'Retry-After': '1' }, body: { statusCode: 429, message: 'Rate limit is exceeded.' } },
      { status: 201, body: cart },
    );
    await createClient(server).partnerCenter.createCart('c1', [], ids);
    assert.deepEqual(
      server.received.map(({ headers }) => headers['ms-requestid']),
      [ids.requestId, ids.requestId],
    );
  });

  it('gives a 429 that asks for longer to the caller, with the seconds', async () => {
    server.on(profilePath, {
      status: 429,
      body: { statusCode: 429, message: 'Rate limit is exceeded. Try again in 57 seconds.' },
    });
    const error = await failure(createClient(server).partnerCenter.getCustomer('c1'));
    assert.equal(error.code, 'partner-center-throttled');
    assert.equal(error.detail.retryAfterSeconds, 57);
    assert.equal(server.received.length, 1);
  });

  it('knows every way to say how long to wait', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    assert.equal(secondsToWait('57', 'Try again in 3 seconds.', now), 57);
    assert.equal(secondsToWait('57,57', '', now), 57);
    assert.equal(secondsToWait('Thu, 01 Jan 2026 00:00:30 GMT', '', now), 30);
    assert.equal(secondsToWait(null, 'Try again in 12 seconds.', now), 12);
    assert.equal(secondsToWait(null, '<html>', now), 10);
  });

  it('takes a new token once when one is refused', async () => {
    server.on(profilePath, { status: 401, body: '' }, { body: customer });
    assert.ok(await createClient(server).partnerCenter.getCustomer('c1'));
    assert.deepEqual(
      server.received.map(({ headers }) => headers.authorization),
      ['Bearer app-1', 'Bearer app-2'],
    );
  });

  it('gives up when the new token is refused too', async () => {
    server.on(profilePath, { status: 401, body: { code: 900421 } });
    const error = await failure(createClient(server).partnerCenter.getCustomer('c1'));
    assert.equal(error.code, 'partner-center-sign-in');
    assert.equal(said(error.says), 'fault-401-900421');
    assert.equal(server.received.length, 2);
    assert.equal(server.tokenRequests.length, 2);
  });

  for (const answer of [{ lost: true }, { status: 503 }, { status: 500, body: { code: 800003 } }]) {
    it(`repeats a read but never a write after ${JSON.stringify(answer)}`, async () => {
      server.on(profilePath, answer, answer, { body: customer });
      server.on(cartsPath, answer, { status: 201, body: cart });
      const { partnerCenter } = createClient(server);

      assert.ok(await partnerCenter.getCustomer('c1'));
      assert.equal(server.received.length, 3);
      assert.equal(new Set(server.received.map(({ headers }) => headers['ms-requestid'])).size, 1);

      const error = await failure(partnerCenter.createCart('c1', [], ids));
      assert.equal(error.code, 'partner-center-no-answer');
      assert.equal(error.detail.retryable, true);
      assert.equal(server.received.length, 4);
    });
  }

  it('explains the older refusal of a sign-in without MFA, which has a reason phrase and no body', async () => {
    server.on(profilePath, { status: 401, reason: 'Unauthorized - MFA required', body: '' });
    const error = await failure(createClient(server).partnerCenter.getCustomer('c1'));
    assert.equal(error.detail.providerCode, '900421');
    assert.equal(said(error.says), 'fault-401-900421');
  });

  it('waits for the sign-in no longer than for the answer', async () => {
    const stuck = { get: () => new Promise<string>(() => undefined) };
    const client = createClient(server, { tokens: stuck, patience: { readMs: 40 }, pause: async () => undefined });
    const error = await failure(client.partnerCenter.getCustomer('c1'));
    assert.equal(error.code, 'partner-center-unavailable');
    assert.equal(said(error.says), 'sign-in-not-reached');
    assert.equal(server.received.length, 0);
  });

  describe('when nothing works', () => {
    const down = async (partnerCenter: PartnerCenter) => {
      // Three attempts each, so the tenth failure is in the fourth question.
      for (let question = 1; question <= 4; question++) await failure(partnerCenter.getCustomer('c1'));
    };

    it('leaves Partner Center alone for a while, also with writes, and says so', async () => {
      const { partnerCenter } = createClient(server, { pause: async () => undefined });
      server.on(profilePath, { status: 503 });
      await down(partnerCenter);
      assert.equal(server.received.length, 10);
      const error = await failure(partnerCenter.createCart('c1', [], ids));
      assert.equal(error.code, 'partner-center-unavailable');
      assert.equal(error.detail.retryable, true);
      assert.equal(error.detail.retryAfterSeconds, 15);
      assert.equal(said(error.says), 'left-alone 15');
      assert.equal(server.received.length, 10);
    });

    it('lets one request try again after that, and then all', async () => {
      const circuit = createCircuit(0);
      const { partnerCenter } = createClient(server, { circuit, pause: async () => undefined });
      server.on(profilePath, ...Array.from({ length: 10 }, () => ({ lost: true })), { body: customer });
      for (let question = 1; question <= 3; question++) await failure(partnerCenter.getCustomer('c1'));
      assert.ok(await partnerCenter.getCustomer('c1'));
      assert.ok(await partnerCenter.getCustomer('c1'));
    });

    it('goes on while anything works in between', async () => {
      const { partnerCenter } = createClient(server, { pause: async () => undefined });
      server.on(profilePath, { status: 503 });
      server.on('GET /v1/customers', { body: { items: [] } });
      for (let question = 1; question <= 5; question++) {
        await failure(partnerCenter.getCustomer('c1'));
        await partnerCenter.findCustomersByName('Contoso');
      }
      assert.equal(server.received.length, 20);
    });
  });

  it('follows a list page by page with the continuation token, always to our own host', async () => {
    const { partnerCenter } = createClient(server);
    const next = {
      uri: 'https://elsewhere.example/customers?size=100',
      method: 'GET',
      headers: [{ key: 'MS-ContinuationToken', value: 'token-of-page-2' }],
    };
    server.on(
      'GET /v1/customers',
      { body: { totalCount: 2, items: [customer], links: { next } } },
      { body: { items: [{ ...customer, id: 'c2' }], links: { self: {} } } },
    );
    const found = await partnerCenter.findCustomersByName('Contoso');
    assert.deepEqual(
      found.map(({ customerId }) => customerId),
      ['c1', 'c2'],
    );
    const [first, second] = server.received;
    assert.deepEqual(JSON.parse(first?.query.filter ?? ''), {
      Field: 'CompanyName',
      Value: 'Contoso',
      Operator: 'starts_with',
    });
    assert.equal(second?.headers['ms-continuationtoken'], 'token-of-page-2');
    assert.deepEqual(second?.query, { size: '100', seekOperation: 'Next' });
  });
});

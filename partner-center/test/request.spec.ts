import assert from 'node:assert/strict';
import type { ErrorFacts } from '../../errors/onboarding-error.ts';
import { ofEachTest } from '../../test/of-each-test.ts';
import { createCircuit } from '../circuit.ts';
import { secondsToWait } from '../retry-after.ts';
import { createSlowDown } from '../slow-down.ts';
import { createClient, failure, ids, type ScriptedAnswer, said, startScriptedServer } from './scripted-server.ts';

const guid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const cart = { id: 'cart-1', lineItems: [] };
const cartsPath = 'POST /v1/customers/c1/carts';
const profilePath = 'GET /v1/customers/c1';
const customer = { id: 'c1', companyProfile: { domain: 'contoso.onmicrosoft.com' }, relationshipToPartner: 'reseller' };

describe('a request to Partner Center', () => {
  const server = ofEachTest(startScriptedServer);
  const partnerCenter = ofEachTest(() => createClient(server).partnerCenter);
  const hasty = ofEachTest(() => createClient(server, { pause: async () => undefined }).partnerCenter);

  it('carries for a write the ids of the caller, and for a read new ones', async () => {
    server.on(cartsPath, { status: 201, body: cart });
    server.on(profilePath, { body: customer });
    await partnerCenter.createCart('c1', [], ids);
    await partnerCenter.getCustomer('c1');
    const [write, read] = server.received.map(({ headers }) => headers);
    assert.equal(write?.['ms-requestid'], ids.requestId);
    assert.equal(write?.['ms-correlationid'], ids.correlationId);
    assert.equal(write?.['x-locale'], 'en-US');
    assert.match(String(read?.['ms-requestid']), guid);
    assert.match(String(read?.['ms-correlationid']), guid);
    assert.equal(read?.['content-type'], undefined);
  });

  const refused = { code: 'partner-center-refused' };
  const faults: [string, ScriptedAnswer, Partial<ErrorFacts> & { code: string; says: RegExp }][] = [
    [
      'a known fault, code as string',
      { status: 400, body: { code: '20000', description: 'Current country not supported' } },
      { ...refused, providerCode: '20000', says: /^fault-400-20000$/ },
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
          description: 'Invalid.',
          data: ['property_name:  StateInvalid - Details', 'details:  \n'],
        },
      },
      { ...refused, says: /^partner-center-says fault-400-27002 Invalid\. StateInvalid$/ },
    ],
    [
      'the newer fault shape',
      { status: 409, body: { code: 600099, message: 'New style.', errorName: 'Something', isRetryable: true } },
      { ...refused, providerCode: '600099', retryable: true, says: /^partner-center-says refused New style\.$/ },
    ],
    [
      'an unknown fault with control characters and no end',
      { status: 400, body: { code: 1, description: `one\u0000\u202Etwo\n${'x'.repeat(900)}` } },
      { ...refused, says: /^partner-center-says refused one two x{200,300}…$/ },
    ],
    ['an empty body', { status: 400, body: '' }, { ...refused, says: /^refused$/ }],
    ['an HTML page', { status: 403, body: '<html><h1>Blocked</h1></html>' }, { ...refused, says: /^refused$/ }],
    [
      'the older refusal of a sign-in without MFA, which has a reason phrase and no body',
      { status: 401, reason: 'Unauthorized - MFA required', body: '' },
      { code: 'partner-center-sign-in', providerCode: '900421', says: /^fault-401-900421$/ },
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
      const error = await failure(partnerCenter.createCart('c1', [], ids));
      assert.equal(error.code, code);
      assert.match(said(error.says), says);
      assert.partialDeepStrictEqual(error.detail, {
        ...detail,
        httpStatus: answer.status,
        correlationId: ids.correlationId,
      });
    });
  }

  it('repeats under the same request id: after the wait that a 429 asks for, a read also without an answer', async () => {
    const pauses: number[] = [];
    const { partnerCenter } = createClient(server, { pause: async (ms) => void pauses.push(ms) });
    server.on(cartsPath, { status: 429, headers: { 'Retry-After': '1' } }, { status: 201, body: cart });
    server.on(profilePath, { lost: true }, { status: 503 }, { body: customer });
    await partnerCenter.createCart('c1', [], ids);
    await partnerCenter.getCustomer('c1');
    const [first, second, ...reads] = server.received.map(({ headers }) => headers['ms-requestid']);
    assert.deepEqual([first, second], [ids.requestId, ids.requestId]);
    assert.ok((pauses[0] ?? 0) >= 1000);
    assert.equal(reads.length, 3);
    assert.equal(new Set(reads).size, 1);
  });

  it('waits with all others of the account while one was asked to slow down; who cannot wait is told so unsent', async () => {
    for (const status of [429, 503]) await allWait(status);
  });

  const allWait = async (status: number) => {
    server.received.length = 0;
    let clock = Date.now();
    const slowDown = createSlowDown(() => clock);
    const pause = async (ms: number) => {
      clock += ms;
    };
    const clients = [1, 2].map(() => createClient(server, { slowDown, pause }).partnerCenter);
    const [first, second] = clients;
    assert.ok(first && second);
    server.on(cartsPath, { status, headers: { 'Retry-After': '57' } }, { status: 201, body: cart });
    server.on(profilePath, { body: customer });
    assert.equal((await failure(first.createCart('c1', [], ids))).detail.heldBack, undefined);
    const unsent = await Promise.all(Array.from({ length: 97 }, () => failure(second.getCustomer('c1'))));
    for (const { code, detail } of unsent) {
      assert.deepEqual(
        [code, detail.heldBack, (detail.retryAfterSeconds ?? 0) >= 57],
        ['partner-center-throttled', true, true],
      );
    }
    assert.equal(server.received.length, 1);
    clock += 54_000;
    const before = clock;
    await second.getCustomer('c1');
    assert.ok(clock - before >= 3000, 'a wait of seconds is waited out');
    await first.createCart('c1', [], ids);
    assert.equal(server.received.length, 3);
  };

  it('keeps what every form asks for: the agreement templates, for minutes', async () => {
    let clock = Date.now();
    const { partnerCenter } = createClient(server, { now: () => clock });
    server.on('GET /v1/agreements', { body: { items: [] } });
    await Promise.all([partnerCenter.agreementTemplates(), partnerCenter.agreementTemplates()]);
    assert.equal(server.received.length, 1);
    clock += 11 * 60_000;
    await partnerCenter.agreementTemplates();
    assert.equal(server.received.length, 2);
  });

  it('knows every way to say how long to wait', () => {
    const now = Date.parse('2026-01-01T00:00:00Z');
    assert.equal(secondsToWait('57', 'Try again in 3 seconds.', now), 57);
    assert.equal(secondsToWait('57,57', '', now), 57);
    assert.equal(secondsToWait('Thu, 01 Jan 2026 00:00:30 GMT', '', now), 30);
    assert.equal(secondsToWait(null, 'Try again in 12 seconds.', now), 12);
    assert.equal(secondsToWait(null, '<html>', now), 10);
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
    it('leaves Partner Center alone for a while, also with writes, and says so', async () => {
      server.on(profilePath, { status: 503 });
      // Three attempts each, so the tenth failure is in the fourth question.
      for (let question = 1; question <= 4; question++) await failure(hasty.getCustomer('c1'));
      const { code, detail } = await failure(hasty.createCart('c1', [], ids));
      assert.equal(code, 'partner-center-unavailable');
      assert.partialDeepStrictEqual(detail, { retryable: true, retryAfterSeconds: 15 });
      assert.equal(said(detail.says), 'left-alone 15');
      assert.equal(server.received.length, 10);
    });

    it('lets one request try again after that, and then all', async () => {
      const circuit = createCircuit(Date.now, 0);
      const { partnerCenter } = createClient(server, { circuit, pause: async () => undefined });
      server.on(profilePath, ...Array.from({ length: 10 }, () => ({ lost: true })), { body: customer });
      for (let question = 1; question <= 3; question++) await failure(partnerCenter.getCustomer('c1'));
      assert.ok(await partnerCenter.getCustomer('c1'));
      assert.ok(await partnerCenter.getCustomer('c1'));
    });

    it('tries again as soon, also where the clock was put back meanwhile', async () => {
      let clock = Date.now();
      const circuit = createCircuit(() => clock);
      const { partnerCenter } = createClient(server, { circuit, pause: async () => undefined });
      server.on(profilePath, ...Array.from({ length: 10 }, () => ({ lost: true })), { body: customer });
      for (let question = 1; question <= 4; question++) await failure(partnerCenter.getCustomer('c1'));
      clock += 14_000;
      assert.match(said((await failure(partnerCenter.getCustomer('c1'))).says), /left-alone/);
      clock -= 600_000;
      assert.ok(await partnerCenter.getCustomer('c1'));
    });

    it('goes on while anything works in between', async () => {
      server.on(profilePath, { status: 503 });
      server.on('GET /v1/customers', { body: { items: [] } });
      for (let question = 1; question <= 5; question++) {
        await failure(hasty.getCustomer('c1'));
        await hasty.findCustomersByName('Contoso');
      }
      assert.equal(server.received.length, 20);
    });
  });

  it('follows a list page by page with the continuation token, always to our own host', async () => {
    const headers = [{ key: 'MS-ContinuationToken', value: 'token-of-page-2' }];
    const next = { uri: 'https://elsewhere.example/customers?size=100', method: 'GET', headers };
    server.on(
      'GET /v1/customers',
      { body: { totalCount: 2, items: [customer], links: { next } } },
      { body: { items: [{ ...customer, id: 'c2' }], links: { self: {} } } },
    );
    const found = await partnerCenter.findCustomersByName('Contoso');
    const ids = found.map(({ customerId }) => customerId);
    assert.deepEqual(ids, ['c1', 'c2']);
    const [first, second] = server.received;
    const filter = { Field: 'CompanyName', Value: 'Contoso', Operator: 'starts_with' };
    assert.deepEqual(JSON.parse(first?.query.filter ?? ''), filter);
    assert.equal(second?.headers['ms-continuationtoken'], 'token-of-page-2');
    assert.deepEqual(second?.query, { size: '100', seekOperation: 'Next' });
  });
});

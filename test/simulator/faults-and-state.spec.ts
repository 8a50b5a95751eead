import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator } from '../../simulator/start-simulator.ts';
import { customerRequest, startPartner } from './partner.ts';

describe('simulator: faults and state', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'simulator-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('loses an answer after the work is done, and repeats it to the same MS-RequestId', async () => {
    const partner = await startPartner();
    const fault = { match: 'POST /v1/customers', fault: 'drop-after' };
    assert.equal((await partner.send('POST', '/_faults', { body: fault })).status, 204);
    const request = {
      body: customerRequest('abccorp.onmicrosoft.com'),
      headers: { 'MS-RequestId': randomUUID() },
    };
    await assert.rejects(partner.send('POST', '/v1/customers', request));
    const again = await partner.send('POST', '/v1/customers', request);
    await partner.close();

    assert.equal(again.status, 201);
    assert.equal(again.at('id'), partner.simulator.state.customers.at(-1)?.id);
    assert.equal(partner.simulator.state.customers.length, 2);
  });

  it('does nothing when the connection is cut before the work', async () => {
    const partner = await startPartner();
    await partner.send('POST', '/_faults', { body: { match: 'POST /v1/customers', fault: 'drop-before' } });
    await assert.rejects(partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') }));
    await partner.close();
    assert.equal(partner.simulator.state.customers.length, 1);
  });

  it('throttles as often as ordered, with the other body and Retry-After', async () => {
    const partner = await startPartner();
    const body = { match: 'GET /v1/customers/*', fault: '429', times: 2, retryAfterSeconds: 3 };
    await partner.send('POST', '/_faults', { body });
    const path = `/v1/customers/${partner.simulator.state.customers[0]?.id}`;
    const replies = [await partner.send('GET', path), await partner.send('GET', path), await partner.send('GET', path)];
    await partner.close();

    assert.deepEqual(
      replies.map(({ status }) => status),
      [429, 429, 200],
    );
    assert.equal(replies[0]?.headers.get('retry-after'), '3');
    assert.equal(replies[0]?.at('statusCode'), 429);
  });

  it('gives one request the trouble that its own header asks for', async () => {
    const partner = await startPartner();
    const path = '/v1/profiles/legalbusiness';
    const ask = (fault: string) => partner.send('GET', path, { headers: { 'Simulator-Fault': fault } });
    const results = [];
    for (const fault of [
      '401',
      '401-mfa',
      '429 2',
      '429-fault',
      '500',
      '503',
      'html',
      'refuse 403 900308 Not your role.',
      'refuse 409 900278',
      'refuse 404',
      'newer-fault 409 600061 Known already.',
      'slow 1',
      'nonsense',
      'slow soon',
    ]) {
      const { status, headers, text, at } = await ask(fault);
      const code = text.startsWith('{') ? (at('code') ?? at('statusCode')) : text.slice(0, 6);
      results.push([fault, status, code, headers.get('retry-after') ?? headers.get('www-authenticate')]);
    }
    const after = await partner.send('GET', path);
    await assert.rejects(ask('drop-before'));
    await partner.close();

    const bearer = 'Bearer error="invalid_token"';
    assert.deepEqual(results, [
      ['401', 401, '', bearer],
      ['401-mfa', 401, 900421, bearer],
      ['429 2', 429, 429, '2'],
      ['429-fault', 429, 429, null],
      ['500', 500, 500, null],
      ['503', 503, '', null],
      ['html', 502, '<html>', null],
      ['refuse 403 900308 Not your role.', 403, 900308, null],
      ['refuse 409 900278', 409, 900278, null],
      ['refuse 404', 404, 3000, null],
      ['newer-fault 409 600061 Known already.', 409, 600061, null],
      ['slow 1', 200, undefined, null],
      ['nonsense', 400, 400, null],
      ['slow soon', 400, 400, null],
    ]);
    assert.equal(after.status, 200);
  });

  it('refuses in both shapes with what was ordered', async () => {
    const partner = await startPartner();
    const order = { match: 'GET /v1/customers', status: 409, code: 900278, description: 'Try again after 24 hours.' };
    await partner.send('POST', '/_faults', { body: { ...order, fault: 'refuse' } });
    await partner.send('POST', '/_faults', { body: { ...order, fault: 'newer-fault' } });
    const classic = await partner.send('GET', '/v1/customers');
    const newer = await partner.send('GET', '/v1/customers');
    await partner.close();
    const { code, description } = order;
    assert.deepEqual(JSON.parse(classic.text), { code, description, data: [], source: 'PartnerFD' });
    assert.deepEqual(
      [newer.status, newer.at('description'), newer.at('errorName')],
      [409, description, 'RefusedByOrder'],
    );
  });

  it('marks or doubles a single answer', async () => {
    const partner = await startPartner();
    const path = '/v1/profiles/legalbusiness';
    const requestId = randomUUID();
    const headers = { 'Simulator-Fault': 'doubled-headers', 'MS-RequestId': requestId };
    const doubled = await partner.send('GET', path, { headers });
    const marked = await partner.bytes(path, { 'Simulator-Fault': 'byte-order-mark' });
    const plain = await partner.bytes(path, {});
    await partner.close();
    assert.equal(doubled.headers.get('ms-requestid'), `${requestId},${requestId}`);
    assert.equal(doubled.headers.get('x-locale'), 'en-US,en-US');
    assert.deepEqual([...marked.subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x7b]);
    assert.equal(plain[0], 0x7b);
  });

  it('takes an order from the page and from curl, shows it there, and calls it off', async () => {
    const partner = await startPartner();
    const form = { match: 'GET /v1/customers', fault: '429', times: '2', retryAfterSeconds: '', description: '' };
    const page = await partner.submit('/_faults', form);
    const fromCurl = await fetch(`${partner.simulator.url}/_faults`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: '{"match":"GET /v1/offers","fault":"503"}',
    });
    const both = await partner.send('GET', '/');
    const off = await partner.submit('/_faults/none', {});
    const reply = await partner.send('GET', '/v1/customers');
    const wrong = await partner.submit('/_faults', { match: 'customers', fault: '429' });
    await partner.close();
    assert.match(page.text, /<code>GET \/v1\/customers<\/code>.*429.*2 ×/);
    assert.deepEqual([fromCurl.status, wrong.status, reply.status], [204, 400, 200]);
    assert.match(both.text, /<code>GET \/v1\/offers<\/code>/);
    assert.match(off.text, /None ordered/);
  });

  it('goes on after a restart where it was: customers, refresh tokens, kept answers', async () => {
    const stateFile = join(folder, 'simulator.json');
    const before = await startPartner({ stateFile });
    const request = {
      body: customerRequest('abccorp.onmicrosoft.com'),
      headers: { 'MS-RequestId': randomUUID() },
    };
    const grant = { grant_type: 'refresh_token' };
    const rolled = await before.token({ ...grant, refresh_token: 'simulator-refresh-token' });
    const created = await before.send('POST', '/v1/customers', request);
    await before.close();

    const after = await startPartner({ stateFile });
    const repeated = await after.send('POST', '/v1/customers', request);
    const redeemed = await after.token({ ...grant, refresh_token: String(rolled.at('refresh_token')) });
    await after.close();

    assert.equal(repeated.text, created.text);
    assert.equal(redeemed.status, 200);
  });

  it('makes the same ids and passwords under the same seed', async () => {
    const answers: string[] = [];
    for (const seed of [7, 7, 8]) {
      const partner = await startPartner({ seed });
      const body = customerRequest('abccorp.onmicrosoft.com');
      answers.push((await partner.send('POST', '/v1/customers', { body })).text);
      await partner.close();
    }
    assert.equal(answers[0], answers[1]);
    assert.notEqual(answers[0], answers[2]);
  });

  it('still takes the refresh tokens of a file from before they had a date', async () => {
    const stateFile = join(folder, 'simulator.json');
    const before = await startPartner({ stateFile });
    const state = { ...before.simulator.state, refreshTokens: ['an-old-one'] };
    await before.close();
    writeFileSync(stateFile, JSON.stringify(state));
    const after = await startPartner({ stateFile });
    const redeemed = await after.token({ grant_type: 'refresh_token', refresh_token: 'an-old-one' });
    await after.close();
    assert.equal(redeemed.status, 200);
  });

  it('leaves a file that is not its state as it is', async () => {
    const stateFile = join(folder, 'simulator.json');
    writeFileSync(stateFile, '{"customers": 3}');
    await assert.rejects(startSimulator({ port: 0, stateFile }), /does not hold a simulator's state/);
  });

  it('survives an address that is none', async () => {
    const partner = await startPartner();
    const { port } = partner.simulator;
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.end('GET // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
      );
      socket.setEncoding('utf8').once('data', resolve).once('error', reject);
    });
    await partner.close();
    assert.match(answer, /^HTTP\/1\.1 200 /);
  });
});

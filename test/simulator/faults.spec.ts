import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { adatum } from '../../partner-center/test/conformance/scene.ts';
import { partnerOfEachTest } from './partner.ts';

describe('simulator: faults', () => {
  const partner = partnerOfEachTest();

  const order = (body: object) => partner.send('POST', '/_faults', { body });

  it('throttles as often as ordered, with the other body and Retry-After', async () => {
    await order({ match: 'GET /v1/customers/*', fault: '429', times: 2, retryAfterSeconds: 3 });
    const ask = () => partner.send('GET', adatum(partner));
    const [first, second, third] = [await ask(), await ask(), await ask()];
    assert.deepEqual([first.status, second.status, third.status], [429, 429, 200]);
    assert.deepEqual([first.headers.get('retry-after'), first.at('statusCode')], ['3', 429]);
  });

  const bearer = 'Bearer error="invalid_token"';
  const troubles: [fault: string, status: number, code: unknown, header?: string][] = [
    ['401', 401, '', bearer],
    ['401-mfa', 401, 900421, bearer],
    ['429 2', 429, 429, '2'],
    ['429-fault', 429, 429],
    ['500', 500, 500],
    ['503', 503, ''],
    ['html', 502, '<html>'],
    ['refuse 403 900308 Not your role.', 403, 900308],
    ['refuse 409 900278', 409, 900278],
    ['refuse 404', 404, 3000],
    ['newer-fault 409 600061 Known already.', 409, 600061],
    ['slow 1', 200, undefined],
    ['nonsense', 400, 400],
    ['slow soon', 400, 400],
  ];
  for (const [fault, expected, code, header = null] of troubles) {
    it(`gives the one request the trouble that its own header asks for: ${fault}`, async () => {
      const path = '/v1/profiles/legalbusiness';
      const { status, headers, text, at } = await partner.send('GET', path, { headers: { 'Simulator-Fault': fault } });
      const given = text.startsWith('{') ? (at('code') ?? at('statusCode')) : text.slice(0, 6);
      const told = headers.get('retry-after') ?? headers.get('www-authenticate');
      assert.deepEqual([status, given, told], [expected, code, header]);
      assert.equal((await partner.send('GET', path)).status, 200);
    });
  }

  it('refuses in both shapes with what was ordered', async () => {
    const told = { code: 900278, description: 'Try again after 24 hours.' };
    for (const fault of ['refuse', 'newer-fault'])
      await order({ match: 'GET /v1/customers', status: 409, fault, ...told });
    const classic = await partner.send('GET', '/v1/customers');
    const newer = await partner.send('GET', '/v1/customers');
    assert.deepEqual(JSON.parse(classic.text), { ...told, data: [], source: 'PartnerFD' });
    assert.deepEqual([newer.at('description'), newer.at('errorName')], [told.description, 'RefusedByOrder']);
  });

  it('marks or doubles a single answer', async () => {
    const path = '/v1/profiles/legalbusiness';
    const headers = { 'Simulator-Fault': 'doubled-headers', 'MS-RequestId': randomUUID() };
    const doubled = await partner.send('GET', path, { headers });
    const marked = await partner.bytes(path, { 'Simulator-Fault': 'byte-order-mark' });
    assert.equal(doubled.headers.get('ms-requestid'), `${headers['MS-RequestId']},${headers['MS-RequestId']}`);
    assert.deepEqual([...marked.subarray(0, 4)], [0xef, 0xbb, 0xbf, 0x7b]);
  });

  it('takes an order from the page and from curl, shows it there, and calls it off', async () => {
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
    assert.match(page.text, /<code>GET \/v1\/customers<\/code>.*429.*2 ×/);
    assert.deepEqual([fromCurl.status, wrong.status, reply.status], [204, 400, 200]);
    assert.match(both.text, /<code>GET \/v1\/offers<\/code>/);
    assert.match(off.text, /None ordered/);
  });

  it('survives an address that is none', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(partner.simulator.port, '127.0.0.1', () =>
        socket.end('GET // HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'),
      );
      socket.setEncoding('utf8').once('data', resolve).once('error', reject);
    });
    assert.match(answer, /^HTTP\/1\.1 200 /);
  });
});

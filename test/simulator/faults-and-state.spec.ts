import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

  it('leaves a file that is not its state as it is', async () => {
    const stateFile = join(folder, 'simulator.json');
    writeFileSync(stateFile, '{"customers": 3}');
    await assert.rejects(startSimulator({ port: 0, stateFile }), /does not hold a simulator's state/);
  });
});

import assert from 'node:assert/strict';
import { type Partner, startPartner } from './partner.ts';

describe('simulator: switches', () => {
  let partner: Partner;
  beforeEach(async () => {
    partner = await startPartner();
  });
  afterEach(() => partner.close());

  const turn = (change: object) => partner.send('POST', '/_switches', { body: change });

  it('are turned by name, all or some, and refused as a whole when one is wrong', async () => {
    const before = await partner.send('GET', '/_switches');
    const changed = await turn({ sandbox: true, customerReadableMs: 5 });
    const refused = await turn({ sandbox: false, mfa: 'sometimes' });
    const unknown = await turn({ sandbx: true });
    const after = await partner.send('GET', '/_switches');

    assert.equal(changed.status, 200);
    assert.deepEqual(JSON.parse(after.text), { ...JSON.parse(before.text), sandbox: true, customerReadableMs: 5 });
    assert.deepEqual([refused.status, unknown.status], [400, 400]);
    assert.match(refused.text, /mfa/);
  });

  it('are turned on the page, which shows how they stand', async () => {
    const form = {
      doubledHeaders: 'true',
      throttlePerMinute: '60',
      updatedCartStatus: '201',
      classicAttestation: 'ignored',
    };
    const page = await partner.submit('/_switches', form);
    const now = await partner.send('GET', '/_switches');
    const { doubledHeaders, throttlePerMinute, updatedCartStatus, classicAttestation } = JSON.parse(now.text);
    assert.deepEqual(
      [doubledHeaders, throttlePerMinute, updatedCartStatus, classicAttestation],
      [true, 60, 201, 'ignored'],
    );
    assert.match(page.text, /name="throttlePerMinute" value="60"/);
    assert.match(page.text, /<option selected>ignored<\/option>/);
  });

  it('throttle each family of resources and each customer on its own, and count attempts during the wait', async () => {
    await turn({ throttlePerMinute: 2 });
    const [customer] = partner.simulator.state.customers;
    const orders = () => partner.send('GET', `/v1/customers/${customer?.id}/orders`);
    const statuses = [(await orders()).status, (await orders()).status];
    const throttled = await orders();
    const others = [
      await partner.send('GET', `/v1/customers/${customer?.id}/subscriptions`),
      await partner.send('GET', `/v1/customers/${customer?.id}`),
      await partner.send('GET', '/v1/products?country=US&targetView=OnlineServices'),
    ];
    partner.wait(30_000);
    const tooEarly = [await orders(), await orders()];
    partner.wait(31_000);
    const stillTooEarly = await orders();
    partner.wait(60_000);

    assert.deepEqual(statuses, [200, 200]);
    assert.deepEqual([throttled.status, throttled.at('statusCode')], [429, 429]);
    assert.equal(throttled.headers.get('retry-after'), '60');
    assert.deepEqual(
      others.map(({ status }) => status),
      [200, 200, 200],
    );
    assert.deepEqual(
      tooEarly.map(({ headers }) => headers.get('retry-after')),
      ['30', '60'],
    );
    assert.equal(stillTooEarly.status, 429);
    assert.equal((await orders()).status, 200);
  });

  it('write codes as text', async () => {
    const path = '/v1/customers/not-a-guid';
    const asNumber = await partner.send('GET', path);
    await turn({ faultCode: 'text' });
    const asText = await partner.send('GET', path);
    assert.deepEqual([asNumber.at('code'), asText.at('code')], [2000, '2000']);
  });

  it('put the byte order mark before all JSON, or before none', async () => {
    const firstOf = async (path: string) => (await partner.bytes(path, {}))[0];
    await turn({ byteOrderMark: 'everywhere' });
    assert.deepEqual([await firstOf('/v1/profiles/organization'), await firstOf('/v1/profiles/mpn')], [0xef, 0xef]);
    const twice = await partner.bytes('/v1/profiles/organization', {});
    assert.equal(twice[3], 0x7b);
    await turn({ byteOrderMark: 'never' });
    assert.equal(await firstOf('/v1/profiles/organization'), 0x7b);
  });

  it('double the headers of catalog and carts only', async () => {
    const before = await partner.send('GET', '/v1/products?country=US&targetView=OnlineServices');
    await turn({ doubledHeaders: true });
    const products = await partner.send('GET', '/v1/products?country=US&targetView=OnlineServices');
    const profile = await partner.send('GET', '/v1/profiles/mpn');
    assert.equal(before.headers.get('x-locale'), 'en-US');
    assert.equal(products.headers.get('x-locale'), 'en-US,en-US');
    assert.equal(profile.headers.get('x-locale'), 'en-US');
  });

  it('say what the simulator does not offer', async () => {
    const reply = await partner.send('GET', '/v1/invoices');
    assert.deepEqual([reply.status, reply.at('source')], [501, 'Simulator']);
    assert.match(String(reply.at('description')), /does not offer GET \/v1\/invoices/);
  });

  it('include the clock, which goes forward only', async () => {
    const before = await partner.send('GET', '/v1/profiles/mpn');
    const put = await partner.send('POST', '/_clock', { body: { hours: 2 } });
    const after = await partner.send('GET', '/v1/profiles/mpn');
    const back = await partner.send('POST', '/_clock', { body: { hours: -2 } });
    assert.deepEqual([before.status, put.status, back.status], [200, 204, 400]);
    assert.equal(after.status, 401, 'the token has expired meanwhile');
    assert.match((await partner.submit('/_clock', { hours: '0.5' })).text, /2\.5 hours ahead of the real one/);
  });
});

import assert from 'node:assert/strict';
import { partnerOfEachTest } from './partner.ts';

describe('simulator: switches', () => {
  const partner = partnerOfEachTest();

  const turn = (change: object) => partner.send('POST', '/_switches', { body: change });
  const products = '/v1/products?country=US&targetView=OnlineServices';

  it('are turned by name, all or some, and refused as a whole when one is wrong', async () => {
    const before = await partner.send('GET', '/_switches');
    await turn({ sandbox: true, customerReadableMs: 5 });
    const refused = await turn({ sandbox: false, mfa: 'sometimes' });
    const unknown = await turn({ sandbx: true });
    const after = await partner.send('GET', '/_switches');

    assert.deepEqual(JSON.parse(after.text), { ...JSON.parse(before.text), sandbox: true, customerReadableMs: 5 });
    assert.deepEqual([refused.status, unknown.status], [400, 400]);
    assert.match(refused.text, /mfa/);
  });

  it('are turned on the page, which shows how they stand', async () => {
    const form = { doubledHeaders: 'true', throttlePerMinute: '60', classicAttestation: 'ignored' };
    const page = await partner.submit('/_switches', form);
    const now = JSON.parse((await partner.send('GET', '/_switches')).text);
    assert.deepEqual([now.doubledHeaders, now.throttlePerMinute, now.classicAttestation], [true, 60, 'ignored']);
    assert.match(page.text, /name="throttlePerMinute" value="60"/);
    assert.match(page.text, /<option selected>ignored<\/option>/);
  });

  it('throttle each family of resources and each customer on its own, and count attempts during the wait', async () => {
    await turn({ throttlePerMinute: 2 });
    const customer = `/v1/customers/${partner.simulator.state.customers[0]?.id}`;
    const outcomes: unknown[] = [];
    const ask = async (path: string) => {
      const { status, headers } = await partner.send('GET', path);
      outcomes.push(headers.get('retry-after') ?? status);
    };
    const [orders, others] = [`${customer}/orders`, [`${customer}/subscriptions`, customer, products]];
    for (const path of [orders, orders, orders, ...others]) await ask(path);
    partner.wait(30_000);
    for (const path of [orders, orders]) await ask(path);
    partner.wait(31_000);
    await ask(orders);
    partner.wait(60_000);
    await ask(orders);
    assert.deepEqual(outcomes, [200, 200, '60', 200, 200, 200, '30', '60', '29', 200]);
  });

  it('write codes as text', async () => {
    const code = async () => (await partner.send('GET', '/v1/customers/not-a-guid')).at('code');
    const asNumber = await code();
    await turn({ faultCode: 'text' });
    assert.deepEqual([asNumber, await code()], [2000, '2000']);
  });

  it('put the byte order mark before one profile as recorded, before all JSON, or before none', async () => {
    const seen: unknown[] = [];
    for (const byteOrderMark of [undefined, 'everywhere', 'never']) {
      if (byteOrderMark !== undefined) await turn({ byteOrderMark });
      for (const profile of ['organization', 'mpn']) {
        const bytes = await partner.bytes(`/v1/profiles/${profile}`, {});
        seen.push([...bytes].indexOf('{'.charCodeAt(0)));
      }
    }
    assert.deepEqual(seen, [3, 0, 3, 3, 0, 0]);
  });

  it('double the headers of catalog and carts only', async () => {
    const locale = async (path: string) => (await partner.send('GET', path)).headers.get('x-locale');
    assert.equal(await locale(products), 'en-US');
    await turn({ doubledHeaders: true });
    assert.deepEqual([await locale(products), await locale('/v1/profiles/mpn')], ['en-US,en-US', 'en-US']);
  });

  it('do not hide what the simulator does not offer', async () => {
    const reply = await partner.send('GET', '/v1/invoices');
    assert.deepEqual([reply.status, reply.at('source')], [501, 'Simulator']);
    assert.match(String(reply.at('description')), /does not offer GET \/v1\/invoices/);
  });

  it('include the clock, which goes forward only', async () => {
    const put = await partner.send('POST', '/_clock', { body: { hours: 2 } });
    const after = await partner.send('GET', '/v1/profiles/mpn');
    const back = await partner.send('POST', '/_clock', { body: { hours: -2 } });
    assert.deepEqual([put.status, back.status], [204, 400]);
    assert.equal(after.status, 401, 'the token has expired meanwhile');
    assert.match((await partner.submit('/_clock', { hours: '0.5' })).text, /2\.5 hours ahead of the real one/);
  });
});

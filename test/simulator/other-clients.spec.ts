import assert from 'node:assert/strict';
import { adatum, basic } from '../../partner-center/test/conformance/scene.ts';
import { customerRequest, partnerOfEachTest } from './partner.ts';

/** As Microsoft's SDKs and clients written elsewhere call, where that differs from ours. */
describe('simulator: clients written elsewhere', () => {
  const partner = partnerOfEachTest();

  const create = (name: string) =>
    partner.send('POST', '/v1/customers', { body: customerRequest(`${name}.onmicrosoft.com`) });

  /** Every page of a list; the link is taken as it stands, without a parameter of ours. */
  async function followed(base: string, path: string): Promise<unknown[]> {
    const found: unknown[] = [];
    let page = await partner.send('GET', path);
    for (let pages = 1; pages < 10; pages += 1) {
      found.push(page.at('items.0.id'));
      const uri = page.at('links.next.uri');
      if (uri === undefined) return found;
      const headers = { 'MS-ContinuationToken': String(page.at('links.next.headers.0.value')) };
      page = await partner.send('GET', `${base}${uri}`, { headers });
    }
    return found;
  }

  it('follow the link to the next page: behind /v1 as the .NET SDK, behind /v1/ as the Java SDK', async () => {
    for (const name of ['first', 'second']) await create(name);
    partner.wait(2000);
    for (const base of ['/v1', '/v1/']) {
      assert.equal(new Set(await followed(base, '/v1//customers?size=1')).size, 3);
      assert.equal(new Set(await followed(base, '/v1/auditrecords?size=1')).size, 2);
    }
  });

  it('write the filter’s names and operator their own way', async () => {
    const count = async (path: string, filter: object) =>
      (await partner.send('GET', `${path}${encodeURIComponent(JSON.stringify(filter))}`)).at('totalCount');
    const java = { field: 'Domain', value: 'ADATUM', operator: 'StartsWith', fieldType: 'STRING' };
    assert.equal(await count('/v1/customers?size=0&filter=', java), 1);
    assert.equal(await count('/v1/customers?Size=0&Filter=', { ...java, field: 'companyname', value: 'fab' }), 0);
    await create('first');
    assert.equal(
      await count('/v1/auditrecords?filter=', { field: 'companyName', value: 'abc', operator: 'Substring' }),
      1,
    );
  });

  it('send the etag of a billing profile in its body only', async () => {
    const path = `${adatum(partner)}/profiles/billing`;
    const profile = JSON.parse((await partner.send('GET', path)).text);
    const { etag: _, ...attributes } = profile.attributes;
    const codes: unknown[] = [];
    for (const body of [{ ...profile, attributes }, profile, profile]) {
      const reply = await partner.send('PUT', path, { body });
      codes.push(reply.at('code') ?? reply.status);
    }
    assert.deepEqual(codes, [2055, 200, 2055]);
  });

  const order = (change: object = {}, line: object = {}) => {
    const lineItems = [{ offerId: basic.catalogItemId, quantity: 2, lineItemNumber: 0, ...line }];
    return partner.send('POST', `${adatum(partner)}/orders`, {
      body: { billingCycle: 'monthly', lineItems, ...change },
    });
  };

  it('order without a cart, also without a term, and are told what is wrong by a code', async () => {
    const ordered = await order();
    partner.wait(3000);
    const found = await partner.send('GET', `${adatum(partner)}/orders/${ordered.at('id')}`);
    const subscription = await partner.send(
      'GET',
      `${adatum(partner)}/subscriptions/${found.at('lineItems.0.subscriptionId')}`,
    );
    assert.deepEqual([ordered.status, ordered.at('status'), found.at('status')], [201, 'pending', 'completed']);
    assert.deepEqual([subscription.at('quantity'), subscription.at('termDuration')], [2, 'P1M']);
    assert.equal((await partner.send('GET', '/v1/auditrecords')).at('items.0.operationType'), 'create_order');

    const refused = [
      await order({}, { offerId: 'CFQ7TTC0LH18:0001:OUTDATED' }),
      await order({}, { quantity: 301 }),
      await order({ billingCycle: 'triennial' }),
    ];
    assert.deepEqual(
      refused.map(({ status, at }) => [status, at('code')]),
      [
        [400, 800004],
        [400, 900275],
        [400, 800002],
      ],
    );
  });

  it('who leave the state of another country in an address are refused, new customer or not', async () => {
    const germany = { Country: 'DE', City: 'Berlin', PostalCode: '10115', State: 'WA' };
    const billing = { ...customerRequest('x').BillingProfile, Culture: 'de-DE' };
    const path = `${adatum(partner)}/profiles/billing`;
    const put = async (address: object) => {
      const etag = String((await partner.send('GET', path)).at('attributes.etag'));
      const body = { ...billing, DefaultAddress: { ...billing.DefaultAddress, ...address } };
      return partner.send('PUT', path, { headers: { 'If-Match': etag }, body });
    };
    const refused = await put(germany);
    assert.deepEqual([refused.status, refused.at('code')], [400, 27002]);
    assert.match(refused.text, /StateInvalid/);
    assert.equal((await put({ ...germany, State: '' })).status, 200);
  });
});

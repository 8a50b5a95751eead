import assert from 'node:assert/strict';
import { strFromU8, unzipSync } from 'fflate';
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

  it('give licences and roles to users of the customer, as long as there are some left', async () => {
    await order();
    partner.wait(3000);
    const ask = (method: string, path: string, body?: object) => partner.send(method, adatum(partner) + path, { body });
    const sku = await ask('GET', '/subscribedskus');
    const update = { LicensesToAssign: [{ ExcludedPlans: null, SkuId: sku.at('items.0.productSku.id') }] };
    const profile = { usageLocation: 'US', firstName: 'A', lastName: 'B', displayName: 'A B' };
    const ids: unknown[] = [];
    const outcomes: unknown[] = [];
    for (const name of ['one', 'two', 'three']) {
      const userPrincipalName = `${name}@adatum.onmicrosoft.com`;
      const passwordProfile = { password: 'abCD123*', forceChangePassword: true };
      const made = await ask('POST', '/users/', { ...profile, userPrincipalName, passwordProfile });
      ids.push(made.at('id'));
      const given = await ask('POST', `/users/${made.at('id')}/licenseupdates`, update);
      outcomes.push(given.at('code') ?? given.status);
    }
    const units = await ask('GET', '/subscribedskus');
    assert.deepEqual(outcomes, [201, 201, 60012]);
    assert.deepEqual([sku.at('items.0.availableUnits'), units.at('items.0.availableUnits')], [2, 0]);
    const of = (id: unknown, what: string) => ask('GET', `/users/${id}/${what}`);
    assert.equal((await of(ids[0], 'licenses')).at('items.0.productSku.id'), sku.at('items.0.productSku.id'));

    const listed = await ask('GET', '/users');
    const role = (await ask('GET', '/directoryroles')).at('items.0.id');
    await ask('POST', `/directoryroles/${role}/usermembers`, { Id: ids[0], DisplayName: 'A B' });
    const members = await ask('GET', `/directoryroles/${role}/usermembers`);
    assert.deepEqual(
      [0, 1, 2].map((at) => listed.at(`items.${at}.userPrincipalName`)),
      ['admin', 'one', 'two'].map((name) => `${name}@adatum.onmicrosoft.com`),
    );
    assert.deepEqual([members.at('items.0.id'), members.at('items.1.id')], [listed.at('items.0.id'), ids[0]]);
    assert.equal((await of(ids[0], 'directoryroles')).at('items.0.id'), role);

    const passwordProfile = { password: 'xyZ123**9', forceChangePassword: true };
    const reset = await ask('PATCH', `/users/${ids[0]}/resetpassword`, { passwordProfile });
    const renamed = await ask('PATCH', `/users/${ids[0]}`, { displayName: 'A C' });
    assert.deepEqual(reset.at('passwordProfile'), { forceChangePassword: true, password: 'xyZ123**9' });
    assert.deepEqual([renamed.at('displayName'), renamed.at('passwordProfile')], ['A C', undefined]);

    const gone = await ask('DELETE', `/users/${ids[0]}`);
    assert.deepEqual([gone.status, (await ask('GET', `/users/${ids[0]}`)).status], [204, 404]);
    assert.equal((await ask('GET', '/subscribedskus')).at('items.0.availableUnits'), 1);
  });

  it('read price sheets as a user: a zip where they ask for compression, and the other views', async () => {
    const sheet = (view: string, query = '') =>
      `/v1.0/sales/pricesheets(Market='US',PricesheetView='${view}')/$value${query}`;
    const app = await partner.send('GET', sheet('updatedlicensebased'), { kind: 'app' });
    assert.deepEqual([app.status, app.at('code')], [403, 900329]);

    // What axios sends unless told otherwise.
    const headers = { 'Accept-Encoding': 'gzip, compress, deflate, br' };
    const [plain, zip] = [
      (await partner.send('GET', sheet('updatedlicensebased'))).text,
      unzipSync(await partner.bytes(sheet('updatedlicensebased'), headers)),
    ];
    assert.equal(strFromU8(zip['sheets.csv'] ?? new Uint8Array()), plain);

    const monthly = /"CFQ7TTC0LH18","0001".*"P1M","Monthly","US","USD","5.76"/;
    assert.match(plain, monthly);
    assert.match(
      (await partner.send('GET', sheet('updatedlicensebased', '?timeline=history&month=202601'))).text,
      monthly,
    );
    assert.match((await partner.send('GET', sheet('licensebasedest'))).text, /"CFQ7TTC0LH18","E001".*"USD","5.93"/);
    const answers = ['azure_consumption', 'software', 'unknown'].map((view) => sheet(view));
    const odd = ['?timeline=future', '?timeline=history', '?timeline=history&month=202613'];
    answers.push(...odd.map((query) => sheet('updatedlicensebased', query)));
    const statuses = await Promise.all(answers.map(async (path) => (await partner.send('GET', path)).status));
    assert.deepEqual(statuses, [200, 200, 404, 404, 400, 400]);
  });

  it('read the agreement behind its link for five minutes', async () => {
    const template = '/v1/agreementtemplates/117a77b0-9360-443b-8795-c6dedc750cf9/document?language=en-US&country=US';
    const link = async () => new URL(String((await partner.send('GET', template)).at('displayUri')));
    const [first, statuses] = [await link(), [] as number[]];
    for (const minutes of [4, 1]) {
      partner.wait(minutes * 60_000);
      statuses.push((await partner.send('GET', first.pathname + first.search)).status);
    }
    assert.deepEqual(statuses, [200, 403]);
    assert.notEqual((await link()).href, first.href);
  });
});

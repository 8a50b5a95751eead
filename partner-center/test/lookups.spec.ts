import assert from 'node:assert/strict';
import { ofEachTest } from '../../test/of-each-test.ts';
import { address } from './fault-matrix/prepared-partner.ts';
import { createClient, failure, type ScriptedAnswer, startScriptedServer } from './scripted-server.ts';

describe('what is looked up at Partner Center', () => {
  const server = ofEachTest(startScriptedServer);
  const partnerCenter = ofEachTest(() => createClient(server).partnerCenter);

  it('takes only 404 for a free and only 200 for a taken domain', async () => {
    const ask = (status: number) => {
      server.on('HEAD /v1/domains/contoso.onmicrosoft.com', { status });
      return partnerCenter.isDomainFree('contoso.onmicrosoft.com');
    };
    assert.equal(await ask(404), true);
    assert.equal(await ask(200), false);
    for (const status of [204, 400, 501]) await failure(ask(status));
  });

  it('finds out from Entra whether a domain has a tenant', async () => {
    const findTenant = (answer: ScriptedAnswer) => {
      server.on('GET /contoso.com/v2.0/.well-known/openid-configuration', answer);
      return partnerCenter.findTenant('contoso.com');
    };
    const issuer = 'https://login.microsoftonline.com/DFD8CC0A-c592-468c-8461-869a38d24738/v2.0';
    assert.deepEqual(await findTenant({ body: { issuer } }), { tenantId: 'dfd8cc0a-c592-468c-8461-869a38d24738' });
    const unknown = { error: 'invalid_tenant', error_description: 'AADSTS90002: Tenant not found' };
    assert.equal(await findTenant({ status: 400, body: unknown }), undefined);
    const personal = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0';
    assert.equal(await findTenant({ body: { issuer: personal } }), undefined, 'as of outlook.com');
    for (const answer of [{ status: 400, body: { error: 'other' } }, { body: { issuer: 'x' } }]) {
      assert.equal((await failure(findTenant(answer))).code, 'partner-center-unavailable');
    }
  });

  it('reads the verdict on an address whatever its spelling', async () => {
    const ask = async (status: string) => {
      server.on('POST /v1/validations/address', { body: { originalAddress: address, status } });
      return (await partnerCenter.validateAddress(address)).status;
    };
    assert.equal(await ask('Verified shippable'), 'VerifiedShippable');
    assert.equal(await ask('interactionRequired'), 'InteractionRequired');
    assert.equal(await ask('SomethingNew'), 'NotValidated');
  });

  it('reads country rules that leave members out, and keeps them for an hour', async () => {
    let time = 0;
    const { partnerCenter } = createClient(server, { now: () => time });
    server.on('GET /v1/countryvalidationrules/PT', {
      body: { iso2Code: 'PT', defaultCulture: 'pt-PT', isStateRequired: false },
    });
    assert.deepEqual((await partnerCenter.countryRules('pt')).supportedStatesList, []);
    time = 59 * 60_000;
    await partnerCenter.countryRules('PT');
    assert.equal(server.received.length, 1);
    time = 61 * 60_000;
    await partnerCenter.countryRules('PT');
    assert.equal(server.received.length, 2);
  });

  it('asks for the organization profile when the legal one is refused', async () => {
    server.on('GET /v1/profiles/legalbusiness', { status: 403, body: { code: 900329 } });
    server.on('GET /v1/profiles/organization', {
      body: '\uFEFF{"companyName":"Northwind","tenantId":"t","defaultAddress":{"country":"us"}}',
    });
    assert.deepEqual(await partnerCenter.partnerProfile(), { tenantId: 't', companyName: 'Northwind', country: 'US' });
  });

  it('takes an unknown state of a verification for unknown, and knows that there may be no record', async () => {
    server.on(
      'GET /v1/customers/c1/validationStatus',
      { body: { type: 'account', status: 'Sleeping' } },
      { status: 404 },
    );
    assert.equal(await partnerCenter.verificationStatus('c1'), 'Unknown');
    assert.equal(await partnerCenter.verificationStatus('c1'), 'NoRecord');
  });

  const header =
    '"ProductTitle","ProductId","SkuId","SkuTitle","SkuDescription","TermDuration","BillingPlan","Market","Currency","UnitPrice","PricingTierRangeMin","PricingTierRangeMax","EffectiveStartDate","EffectiveEndDate","Tags","ERP Price","Segment"';
  const row = (unitPrice: string, tier: string, from: string, until: string, segment: string) =>
    `"A ""good"", one","CFQ","0001","t","line\none","P1Y","Annual","US","USD","${unitPrice}",${tier},"${from}","${until}","License","144","${segment}"`;
  const sheet = [
    header,
    row('100', '"",""', '1/1/2026 12:00:00 AM', '2/1/2026 12:00:00 AM', 'Commercial'),
    row('110', '"",""', '2/1/2026 12:00:00 AM', '12/31/9999 11:59:59 PM', 'Commercial'),
    row('50', '"1","99"', '', '', 'Education'),
    row('40', '"100",""', '', '', 'Education'),
    '',
  ].join('\r\n');
  const sheetPath = "GET /v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value";

  it('finds prices in the price sheet by product, term, plan, segment, seats and day', async () => {
    server.on(sheetPath, { headers: { 'Content-Type': 'application/octet-stream' }, body: `\uFEFF${sheet}` });
    const { partnerCenter } = createClient(server, { now: () => Date.parse('2026-01-15T00:00:00Z') });
    const prices = await partnerCenter.prices('us');
    const wanted = { productId: 'CFQ', skuId: '0001', termDuration: 'P1Y', billingPlan: 'annual' };
    assert.equal(prices.size, 4);
    const { unitPrice, erpPrice, currency } = prices.find({ ...wanted, segment: 'commercial' }) ?? {};
    assert.deepEqual({ unitPrice, erpPrice, currency }, { unitPrice: '100', erpPrice: '144', currency: 'USD' });
    assert.equal(prices.find({ ...wanted, segment: 'education', quantity: 99 })?.unitPrice, '50');
    assert.equal(prices.find({ ...wanted, segment: 'education', quantity: 100 })?.unitPrice, '40');
    const more = prices.tiersBeyond({ ...wanted, segment: 'education' });
    assert.deepEqual(
      more.map(({ fromQuantity, unitPrice }) => [fromQuantity, unitPrice]),
      [[100, '40']],
    );
    assert.equal(prices.find({ ...wanted, termDuration: 'P3Y' }), undefined);
    assert.equal(server.received[0]?.headers['accept-encoding'], 'identity');
  });

  it('has what was read anew instead of what it kept', async () => {
    server.on(sheetPath, { body: sheet }, { body: sheet.replace('"100"', '"101"') });
    const { partnerCenter } = createClient(server, { now: () => Date.parse('2026-01-15T00:00:00Z') });
    const wanted = { productId: 'CFQ', skuId: '0001', termDuration: 'P1Y', billingPlan: 'annual' };
    const costs = async () => (await partnerCenter.prices('US')).find(wanted)?.unitPrice;
    const before = await costs();
    await partnerCenter.pricesNow('US');
    assert.deepEqual([before, await costs()], ['100', '101']);
  });

  it('finds the prices that come next, in the sheet of now and in that of what is announced', async () => {
    const later = sheet.replaceAll('2026', '2027').replaceAll('"110"', '"120"');
    server.on(sheetPath, { body: sheet }, { body: later });
    const { partnerCenter } = createClient(server, { now: () => Date.parse('2026-01-15T00:00:00Z') });
    const wanted = { productId: 'CFQ', skuId: '0001', termDuration: 'P1Y', billingPlan: 'annual' };
    const asked = [await partnerCenter.prices('US'), await partnerCenter.announcedPrices('US')];
    assert.deepEqual(
      asked.map((prices) => [
        prices.currency,
        ...prices.later(wanted).map(({ unitPrice, from }) => `${unitPrice} from ${new Date(from).toISOString()}`),
      ]),
      [
        ['USD', '110 from 2026-02-01T00:00:00.000Z'],
        ['USD', '100 from 2027-01-01T00:00:00.000Z', '120 from 2027-02-01T00:00:00.000Z'],
      ],
    );
    assert.equal((await partnerCenter.announcedPrices('us')).later(wanted).length, 2, 'kept for an hour');
    assert.deepEqual(
      server.received.map(({ query }) => query),
      [{}, { timeline: 'future' }],
    );
  });

  it('asks again for a price sheet that it did not get', async () => {
    server.on(sheetPath, { status: 403 }, { body: sheet });
    const { partnerCenter } = createClient(server);
    assert.equal((await partnerCenter.prices('US')).size, 0);
    assert.equal((await partnerCenter.prices('US')).size, 4);
  });

  it('asks for a relationship by an indirect reseller', async () => {
    server.on('GET /v1/customers/relationshiprequests', { body: { url: 'https://admin.microsoft.com/x' } });
    await partnerCenter.relationshipLink({ indirectResellerId: 'r1', dualRoleIndirectRelationship: false });
    assert.deepEqual(server.received[0]?.query, { indirectResellerId: 'r1', dualRoleIndirectRelationship: 'false' });
  });

  it('reads all pages of the audit records between two days', async () => {
    const record = { partnerId: 'p', operationType: 'add_customer', operationDate: '2026-01-01T00:00:00Z' };
    const next = { uri: '/auditrecords?size=500', headers: [{ key: 'MS-ContinuationToken', value: 'more' }] };
    const customizedData = [{ key: 'PartnerOnRecord-0', value: null }];
    const pages = [{ items: [record], links: { next } }, { items: [{ ...record, customizedData }] }];
    server.on('GET /v1/auditrecords', ...pages.map((body) => ({ body })));
    const days = { startDate: '2026-01-01', endDate: '2026-01-31' };
    const found = await partnerCenter.auditRecords({ ...days, filter: { field: 'CompanyName', value: 'Cont' } });
    assert.equal(found.length, 2);
    const filter = JSON.stringify({ Field: 'CompanyName', Value: 'Cont', Operator: 'substring' });
    assert.deepEqual(server.received[0]?.query, { ...days, size: '500', filter });
  });
});

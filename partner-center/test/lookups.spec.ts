import assert from 'node:assert/strict';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { PartnerCenter } from '../partner-center.ts';
import { createClient, type ScriptedServer, withScriptedServer } from './scripted-server.ts';

const address = { addressLine1: '1 Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' };
const codeIs = (code: string) => (error: unknown) => error instanceof OnboardingError && error.code === code;

describe('what is looked up at Partner Center', () => {
  let server: ScriptedServer;
  let partnerCenter: PartnerCenter;
  withScriptedServer((started) => {
    server = started;
    partnerCenter = createClient(started).partnerCenter;
  });
  it('takes only 404 for a free and only 200 for a taken domain', async () => {
    const ask = (status: number) => {
      server.on('HEAD /v1/domains/contoso.onmicrosoft.com', { status, headers: { 'Retry-After': '60' } });
      return partnerCenter.isDomainFree('contoso.onmicrosoft.com');
    };
    assert.equal(await ask(404), true);
    assert.equal(await ask(200), false);
    for (const status of [204, 400, 401, 403, 429, 501])
      await assert.rejects(ask(status), OnboardingError, `${status}`);
  });

  it('finds out from Entra whether a domain has a tenant, without a token', async () => {
    const path = 'GET /contoso.com/v2.0/.well-known/openid-configuration';
    const { partnerCenter } = createClient(server);
    const issuer = 'https://login.microsoftonline.com/DFD8CC0A-c592-468c-8461-869a38d24738/v2.0';
    server.on(path, { body: { issuer } });
    assert.deepEqual(await partnerCenter.findTenant('contoso.com'), {
      tenantId: 'dfd8cc0a-c592-468c-8461-869a38d24738',
    });
    server.on(path, {
      status: 400,
      body: { error: 'invalid_tenant', error_description: 'AADSTS90002: Tenant not found' },
    });
    assert.equal(await partnerCenter.findTenant('contoso.com'), undefined);
    for (const answer of [
      { status: 400, body: { error: 'other' } },
      { status: 503 },
      { body: { issuer: 'x' } },
      { lost: true },
    ]) {
      server.on(path, answer);
      await assert.rejects(partnerCenter.findTenant('contoso.com'), codeIs('partner-center-unavailable'));
    }
    assert.equal(server.tokenRequests.length, 0);
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
    const rules = { iso2Code: 'PT', defaultCulture: 'pt-PT', isStateRequired: false, vatIdRegex: '^PT[\\d]{9,9}$' };
    server.on('GET /v1/countryvalidationrules/PT', { body: rules });
    const read = await partnerCenter.countryRules('pt');
    assert.deepEqual(read.supportedStatesList, []);
    assert.equal(read.phoneNumberRegex, undefined);
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

  it('reads how far the verification of an account is', async () => {
    const ask = (status: number, body: object) => {
      server.on('GET /v1/customers/c1/validationStatus', { status, body });
      return partnerCenter.verificationStatus('c1');
    };
    assert.equal(await ask(200, { type: 'account', status: 'Not Ready' }), 'NotReady');
    assert.equal(await ask(200, { type: 'account', status: 'UnderReview' }), 'UnderReview');
    assert.equal(await ask(200, { type: 'account', status: 'Sleeping' }), 'Unknown');
    assert.equal(await ask(404, { code: 600074, message: 'Account Status was not found.' }), 'NoRecord');
    assert.deepEqual(server.received.at(-1)?.query, { type: 'account' });
  });

  const header =
    '"ProductTitle","ProductId","SkuId","SkuTitle","SkuDescription","TermDuration","BillingPlan","Market","Currency","UnitPrice","PricingTierRangeMin","PricingTierRangeMax","TaskiveStartDate","TaskiveEndDate","Tags","ERP Price","Segment"';
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
    assert.equal(prices.find({ ...wanted, termDuration: 'P3Y' }), undefined);
    assert.equal(server.received[0]?.headers['accept-encoding'], 'identity');
  });

  it('goes on without prices when there is no sheet, and asks again next time', async () => {
    server.on(sheetPath, { status: 403 }, { body: sheet });
    const { partnerCenter, logged } = createClient(server);
    assert.equal((await partnerCenter.prices('US')).size, 0);
    assert.match(logged.join('\n'), /continuing without prices/);
    assert.equal((await partnerCenter.prices('US')).size, 4);
  });

  it('reads the catalog of a market and that of a customer', async () => {
    const product = { id: 'CFQ', title: 'Business Basic' };
    server.on('GET /v1/products', { body: { items: [product] } });
    server.on('GET /v1/customers/c1/products', { body: { items: [product] } });
    assert.deepEqual(await partnerCenter.products('US', 'commercial'), [product]);
    assert.deepEqual(await partnerCenter.customerProducts('c1'), [product]);
    const [ofMarket, ofCustomer] = server.received.map(({ query }) => query);
    assert.deepEqual(ofMarket, { country: 'US', targetSegment: 'commercial', targetView: 'OnlineServices' });
    assert.deepEqual(ofCustomer, { targetView: 'OnlineServices' });

    const sku = { id: '0001', productId: 'CFQ', title: 'Business Basic' };
    server.on('GET /v1/products/CFQ/skus/0001', { body: sku });
    assert.equal((await partnerCenter.sku('CFQ', '0001', 'US'))?.title, 'Business Basic');
    server.on('GET /v1/customers/c1/products/CFQ/skus/0001/availabilities/GONE', {
      status: 404,
      body: { code: 400019 },
    });
    assert.equal(await partnerCenter.customerAvailability('c1', 'CFQ', '0001', 'GONE'), undefined);
  });

  it('asks for a relationship directly or by an indirect reseller', async () => {
    server.on('GET /v1/customers/relationshiprequests', { body: { url: 'https://admin.microsoft.com/x' } });
    await partnerCenter.relationshipLink();
    await partnerCenter.relationshipLink({ indirectResellerId: 'r1', dualRoleIndirectRelationship: false });
    assert.deepEqual(
      server.received.map(({ query }) => query),
      [{}, { indirectResellerId: 'r1', dualRoleIndirectRelationship: 'false' }],
    );
  });

  it('reads all pages of the audit records between two days', async () => {
    const record = { partnerId: 'p', operationType: 'add_customer', operationDate: '2026-01-01T00:00:00Z' };
    const next = { uri: '/auditrecords?size=500', headers: [{ key: 'MS-ContinuationToken', value: 'more' }] };
    const customizedData = [{ key: 'PartnerOnRecord-0', value: null }];
    server.on(
      'GET /v1/auditrecords',
      { body: { items: [record], links: { next } } },
      { body: { items: [{ ...record, id: 'last', customizedData }] } },
    );
    const filter = { field: 'CompanyName', value: 'Cont' } as const;
    const found = await partnerCenter.auditRecords({ startDate: '2026-01-01', endDate: '2026-01-31', filter });
    assert.deepEqual(
      found.map(({ id }) => id),
      [undefined, 'last'],
    );
    const [first, second] = server.received;
    const wire = JSON.stringify({ Field: 'CompanyName', Value: 'Cont', Operator: 'substring' });
    assert.deepEqual(first?.query, { startDate: '2026-01-01', endDate: '2026-01-31', size: '500', filter: wire });
    assert.equal(second?.headers['ms-continuationtoken'], 'more');
  });
});

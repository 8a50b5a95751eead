import assert from 'node:assert/strict';
import { OnboardingError } from '../../bot/errors.ts';
import { agreementAcceptanceLink, type PartnerCenter } from '../../bot/partner-center/partner-center.ts';
import { createClient, type ScriptedServer, startScriptedServer, unfold } from './scripted-server.ts';

const ids = {
  requestId: 'e36be7e7-7d53-4f6b-8ad0-7a2f2f3c0b3d',
  correlationId: '0d0d5b2a-0a7a-4d55-9a4f-5f6f4c1f77aa',
};
const address = { addressLine1: '1 Microsoft Way', city: 'Redmond', state: 'WA', postalCode: '98052', country: 'US' };
const newCustomer = {
  companyName: 'test company',
  domain: 'xyz.onmicrosoft.com',
  contact: { firstName: 'Test', lastName: 'Person', email: 'test@outlook.com', phoneNumber: '4255550100' },
  address,
  culture: 'en-US',
  language: 'en',
};
const password = '=;;n.=s9Z';
const created = {
  id: 'dfd8cc0a-c592-468c-8461-869a38d24738',
  companyProfile: { tenantId: 'dfd8cc0a-c592-468c-8461-869a38d24738', domain: 'xyz.onmicrosoft.com' },
  relationshipToPartner: 'none',
  userCredentials: { userName: 'admin', password },
};

const codeIs = (code: string) => (error: unknown) => error instanceof OnboardingError && error.code === code;

describe('what we ask of Partner Center', () => {
  let server: ScriptedServer;
  let partnerCenter: PartnerCenter;
  beforeEach(async () => {
    server = await startScriptedServer();
    partnerCenter = createClient(server).partnerCenter;
  });
  afterEach(() => server.close());
  const lastBody = () => JSON.parse(server.received.at(-1)?.text ?? '');

  it('creates a customer with the documented request', async () => {
    server.on('POST /v1/customers', { status: 201, body: created });
    const answer = await partnerCenter.createCustomer(newCustomer, ids);
    assert.deepEqual(lastBody(), {
      enableGDAPByDefault: false,
      companyProfile: { domain: 'xyz.onmicrosoft.com' },
      billingProfile: {
        culture: 'en-US',
        email: 'test@outlook.com',
        language: 'en',
        companyName: 'test company',
        defaultAddress: { firstName: 'Test', lastName: 'Person', ...address, phoneNumber: '4255550100' },
      },
    });
    assert.deepEqual(answer, {
      customerId: created.id,
      tenantId: created.id,
      domain: 'xyz.onmicrosoft.com',
      userName: 'admin@xyz.onmicrosoft.com',
      password,
    });
  });

  const { password: _, ...withoutPassword } = { ...created.userCredentials };
  const malformed: [string, string][] = [
    ['cut off', JSON.stringify(created).slice(0, -4)],
    ['of another shape', JSON.stringify({ ...created, companyProfile: password })],
    ['not JSON', `<p>${password}</p>`],
    ['without a password', JSON.stringify({ ...created, userCredentials: withoutPassword })],
  ];
  for (const [what, body] of malformed) {
    it(`keeps the password out of errors and logs when the answer is ${what}`, async () => {
      server.on('POST /v1/customers', { status: 201, body });
      const { partnerCenter, logged } = createClient(server);
      await assert.rejects(partnerCenter.createCustomer(newCustomer, ids), (error) => {
        assert.ok(codeIs('partner-center-unreadable')(error), unfold(error));
        assert.ok(!unfold(error).includes(password));
        return true;
      });
      assert.ok(logged.length > 0);
      assert.ok(!logged.join('\n').includes(password));
    });
  }

  it('tells a stranger from a customer, whether Partner Center says 404 or 403', async () => {
    server.on('GET /v1/customers/c1', { status: 403, body: { code: 20002, description: 'No relationship' } });
    assert.equal(await partnerCenter.getCustomer('c1'), undefined);
    server.on('GET /v1/customers/c1', { status: 404 });
    assert.equal(await partnerCenter.getCustomer('c1'), undefined);
    server.on('GET /v1/customers/c1', { status: 403, body: { code: 900308, description: 'Insufficient privileges' } });
    await assert.rejects(partnerCenter.getCustomer('c1'), codeIs('partner-center-refused'));
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

    const suggestion = { ...address, postalCode: '98052-8300' };
    server.on('POST /v1/validations/address', {
      body: {
        originalAddress: address,
        suggestedAddresses: [suggestion],
        status: 'StreetPartial',
        validationMessage: 'Street',
      },
    });
    const answer = await partnerCenter.validateAddress(address);
    assert.deepEqual(answer, { status: 'StreetPartial', suggestions: [suggestion], message: 'Street' });
    assert.deepEqual(lastBody(), address);
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

  it('finds customers by domain without those whose domain is only longer', async () => {
    const items = ['contoso.com', 'contoso.com.au', 'contoso.onmicrosoft.com'].map((domain) => ({
      id: domain,
      companyProfile: { domain },
    }));
    server.on('GET /v1/customers', { body: { totalCount: 3, items } });
    const found = await partnerCenter.findCustomersByDomain('contoso.com');
    assert.deepEqual(
      found.map(({ domain }) => domain),
      ['contoso.com', 'contoso.onmicrosoft.com'],
    );
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

  it('always asks for the Microsoft Customer Agreement', async () => {
    const mca = { templateId: '117a77b0', agreementType: 'MicrosoftCustomerAgreement', versionRank: 0 };
    server.on('GET /v1/agreements', { body: { items: [mca, { ...mca, agreementType: 'MicrosoftCloudAgreement' }] } });
    server.on('GET /v1/customers/c1/agreements', { body: { totalCount: 0, items: [] } });
    assert.deepEqual(await partnerCenter.agreementTemplates(), [mca]);
    assert.deepEqual(await partnerCenter.customerAgreements('c1'), []);
    for (const { query } of server.received) assert.deepEqual(query, { agreementType: 'MicrosoftCustomerAgreement' });
  });

  it('confirms an agreement, never with a date in the future, and takes "exists already" as done', async () => {
    const now = Date.parse('2025-06-01T10:00:00Z');
    const { partnerCenter } = createClient(server, { now: () => now });
    const primaryContact = {
      firstName: 'Tania',
      lastName: 'Carr',
      email: 'someone@example.com',
      phoneNumber: '1234567890',
    };
    const confirm = (dateAgreed: string) =>
      partnerCenter.confirmAgreement('c1', { templateId: '117a77b0', primaryContact, dateAgreed }, ids);

    server.on('POST /v1/customers/c1/agreements', { status: 201, body: {} });
    assert.equal(await confirm('2025-05-31'), 'confirmed');
    assert.deepEqual(lastBody(), {
      primaryContact,
      templateId: '117a77b0',
      dateAgreed: '2025-05-31T00:00:00.000Z',
      type: 'MicrosoftCustomerAgreement',
    });
    await confirm('2025-06-02');
    assert.equal(lastBody().dateAgreed, '2025-06-01T10:00:00.000Z');

    for (const status of [400, 409]) {
      server.on('POST /v1/customers/c1/agreements', { status, body: { code: 600061, message: 'exists' } });
      assert.equal(await confirm('2025-05-31'), 'already-confirmed');
    }
  });

  it('links to the page on which a customer accepts by itself', () => {
    const page = '/AdminPortal/Home?ref=/BillingAccounts/agreement';
    assert.equal(
      agreementAcceptanceLink('https://api.partnercenter.microsoft.com'),
      `https://admin.microsoft.com${page}`,
    );
    assert.equal(agreementAcceptanceLink('http://127.0.0.1:4010/'), `http://127.0.0.1:4010${page}`);
  });

  it('makes a cart and explains lines that Microsoft does not accept', async () => {
    const line = {
      catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
      quantity: 5,
      billingCycle: 'monthly',
      termDuration: 'P1Y',
    };
    const pricing = { listPrice: 30.4, extendedPrice: 364.8 };
    server.on('POST /v1/customers/c1/carts', {
      status: 201,
      body: {
        id: 'cart-1',
        status: 'Active',
        expirationTimestamp: '2023-07-18T21:16:17.2480482Z',
        lineItems: [
          {
            id: 0,
            ...line,
            billingCycle: 'Monthly',
            currencyCode: 'USD',
            orderGroup: '0',
            pricing,
            provisioningContext: {},
          },
          { id: 1, ...line, error: { errorCode: 10018, errorDescription: 'x' } },
          { id: 2, ...line, error: { errorCode: 'BillingPlanNotSupported' } },
          { id: 3, ...line, error: { errorCode: 77777, errorDescription: 'New reason.' } },
        ],
      },
    });
    const cart = await partnerCenter.createCart('c1', [line, line, line, line], ids);
    assert.deepEqual(lastBody().lineItems[1], { id: 1, ...line });
    assert.equal(cart.cartId, 'cart-1');
    assert.equal(cart.expiresAt, '2023-07-18T21:16:17.2480482Z');
    const [good, ...bad] = cart.lines;
    assert.equal(good?.error, undefined);
    assert.deepEqual([good?.billingCycle, good?.pricing], ['monthly', pricing]);
    assert.deepEqual(
      bad.map(({ error }) => error?.code),
      ['10018', 'BillingPlanNotSupported', '77777'],
    );
    assert.match(bad[0]?.error?.text ?? '', /needs its base product/);
    assert.match(bad[1]?.error?.text ?? '', /term and billing plan/);
    assert.equal(bad[2]?.error?.text, 'New reason.');
  });

  it('checks out with an empty body and tells orders and failed groups apart', async () => {
    server.on('POST /v1/customers/c1/carts/cart-1/checkout', {
      status: 201,
      body: {
        orders: [
          {
            id: 'a68736758d9c',
            status: 'Pending',
            lineItems: [{ lineItemNumber: 0, offerId: 'x:y:z', quantity: 1, links: {} }],
          },
        ],
        orderErrors: [{ orderGroupId: '1', code: 800070, description: 'Offer is not available' }],
      },
    });
    const { orders, errors } = await partnerCenter.checkout('c1', 'cart-1', ids);
    assert.equal(server.received.at(-1)?.text, '');
    assert.equal(server.received.at(-1)?.headers['content-length'], '0');
    assert.equal(orders[0]?.status, 'pending');
    assert.deepEqual(errors, [{ orderGroupId: '1', code: '800070', description: 'Offer is not available' }]);
  });

  it('stops a renewal by sending the whole subscription back, one member changed', async () => {
    const whole = {
      id: 's1',
      offerId: 'p:s:a',
      quantity: 3,
      status: 'active',
      autoRenewEnabled: true,
      unitType: 'Licenses',
    };
    server.on('GET /v1/customers/c1/subscriptions', { body: { totalCount: 1, items: [whole] } });
    server.on('PATCH /v1/customers/c1/subscriptions/s1', { body: { ...whole, autoRenewEnabled: false } });
    const [subscription] = await partnerCenter.subscriptions('c1');
    assert.ok(subscription);
    await partnerCenter.stopRenewal('c1', subscription, ids);
    assert.deepEqual(lastBody(), { ...whole, autoRenewEnabled: false });
    assert.equal(server.received.at(-1)?.headers['ms-requestid'], ids.requestId);
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
});

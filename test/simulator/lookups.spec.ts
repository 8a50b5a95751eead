import assert from 'node:assert/strict';
import { customerRequest, type Partner, startPartner } from './partner.ts';

describe('simulator: domains, countries, addresses, catalog', () => {
  let partner: Partner;
  before(async () => {
    partner = await startPartner();
  });
  after(() => partner.close());

  it('says 200 for a taken domain and 404 for a free one, without a body', async () => {
    await partner.send('POST', '/v1/customers', { body: customerRequest('newone.onmicrosoft.com') });
    const replies = await Promise.all(
      ['fabrikam.onmicrosoft.com', 'newone.onmicrosoft.com', 'abccorp.onmicrosoft.com'].map((domain) =>
        partner.send('HEAD', `/v1/domains/${domain}`, { kind: 'app' }),
      ),
    );
    assert.deepEqual(
      replies.map(({ status, text }) => ({ status, text })),
      [200, 200, 404].map((status) => ({ status, text: '' })),
    );
  });

  it('finds a tenant by its domain as Entra ID does', async () => {
    const known = await partner.send('GET', '/fabrikam.com/v2.0/.well-known/openid-configuration');
    const unknown = await partner.send('GET', '/abccorp.com/v2.0/.well-known/openid-configuration');
    const fabrikam = partner.simulator.state.tenants.find(({ displayName }) => displayName === 'Fabrikam');

    assert.equal(known.at('issuer'), `https://login.microsoftonline.com/${fabrikam?.id}/v2.0`);
    assert.deepEqual([unknown.status, unknown.at('error')], [400, 'invalid_tenant']);
    assert.match(String(unknown.at('error_description')), /AADSTS90002/);
  });

  it('knows the rules of US and PT as recorded, and no UK', async () => {
    const [us, pt, uk] = await Promise.all(
      ['US', 'PT', 'UK'].map((country) => partner.send('GET', `/v1/countryvalidationrules/${country}`)),
    );
    assert.equal(Object.keys(us?.at('supportedStatesList') ?? {}).length, 51);
    assert.equal(pt?.at('vatIdRegex'), '^PT[\\d]{9,9}$');
    assert.equal(uk?.status, 404);
  });

  const addresses = [
    { AddressLine1: '1 Microsoft Way', status: 'VerifiedShippable', suggestions: 1 },
    { AddressLine1: 'PO Box 12', status: 'Verified', suggestions: 1 },
    { AddressLine1: '1 microsoft wy', status: 'InteractionRequired', suggestions: 1 },
    { AddressLine1: 'Microsoft Way', status: 'StreetPartial', suggestions: 1 },
    { AddressLine1: '1 Harbor Tower', status: 'PremisesPartial', suggestions: 3 },
    { AddressLine1: 'Multiple places', status: 'Multiple', suggestions: 3 },
    { AddressLine1: '1 Microsoft Way', State: 'XX', status: 'None', suggestions: 0 },
    { AddressLine1: '1 Main Street', Country: 'KP', status: 'NotValidated', suggestions: 0 },
  ];
  for (const { status, suggestions, ...part } of addresses) {
    it(`answers ${status} for ${JSON.stringify(part)}`, async () => {
      const body = { City: 'Redmond', State: 'WA', PostalCode: '98052', Country: 'US', ...part };
      const reply = await partner.send('POST', '/v1/validations/address', { kind: 'app', body });
      assert.equal(reply.status, 200);
      assert.equal(reply.at('status'), status);
      assert.equal(Object.keys(reply.at('suggestedAddresses') ?? {}).length, suggestions);
    });
  }

  it('leads from product to SKU to the catalog item of a country, and prices it in its currency', async () => {
    const products = await partner.send('GET', '/v1/products?country=DE&targetView=OnlineServices');
    const skus = await partner.send('GET', '/v1/products/CFQ7TTC0LH18/skus?country=DE');
    const path = '/v1/products/CFQ7TTC0LH18/skus/0001/availabilities?country=DE&targetSegment=commercial';
    const availabilities = await partner.send('GET', path);
    const sheet = "/v1.0/sales/pricesheets(Market='DE',PricesheetView='updatedlicensebased')/$value";
    const prices = await partner.send('GET', sheet);

    assert.equal(products.at('items.0.id'), 'CFQ7TTC0LH18');
    assert.equal(skus.at('items.0.maximumQuantity'), 300);
    assert.equal(availabilities.at('items.0.catalogItemId'), 'CFQ7TTC0LH18:0001:CFQ7TTC0K971');
    assert.equal(availabilities.at('items.0.defaultCurrency.code'), 'EUR');
    assert.match(prices.text, /"P1Y","Annual","DE","EUR","54.14",.*"67.68"\r\n/);
  });

  it('refuses views and segments it does not know', async () => {
    const view = await partner.send('GET', '/v1/products?country=US&targetView=Everything');
    const segment = await partner.send('GET', '/v1/products?country=US&targetView=OnlineServices&targetSegment=mine');
    assert.deepEqual([view.at('code'), segment.at('code')], [400036, 400030]);
  });
});

import assert from 'node:assert/strict';
import { adatum } from '../../partner-center/test/conformance/scene.ts';
import { customerRequest, partnerOfEachTest, startPartner } from './partner.ts';

describe('simulator: customers', () => {
  const partner = partnerOfEachTest();

  const usual = 'abccorp.onmicrosoft.com';
  const create = (body: object, headers = {}) => partner.send('POST', '/v1/customers', { body, headers });

  it('are shown only after a while, first without tenant, then without company', async () => {
    const path = `/v1/customers/${(await create(customerRequest(usual))).at('id')}`;
    const early = await partner.send('GET', path);
    partner.wait(1000);
    const later = await partner.send('GET', path);
    partner.wait(1000);
    const readable = await partner.send('GET', path);

    assert.deepEqual([early.status, later.status, readable.status], [404, 404, 200]);
    assert.match(String(early.at('description')), /customer with the tenant Id/);
    assert.match(String(later.at('description')), /No company was found/);
    assert.equal(readable.at('relationshipToPartner'), 'reseller');
    assert.equal(readable.at('companyProfile.address.region'), 'WA');
  });

  const poland = { Country: 'PL', State: undefined, City: 'Warszawa', PostalCode: '00-001' };
  const inPoland = (company = {}) => ({ body: customerRequest(usual, poland, company), partnerCountry: 'PL' });
  const refused: { why: string; body: object; code: number; partnerCountry?: string }[] = [
    { why: 'a country outside the region', body: customerRequest(usual, { Country: 'PT' }), code: 20000 },
    { why: 'a state that does not exist', body: customerRequest(usual, { State: 'XX' }), code: 27002 },
    {
      why: 'a registration number where none is',
      body: customerRequest(usual, {}, { organizationRegistrationNumber: '12345678' }),
      code: 600002,
    },
    { why: 'a domain that is taken', body: customerRequest('fabrikam.onmicrosoft.com'), code: 3000 },
    { why: 'a domain that is taken, in other letters', body: customerRequest('Fabrikam.onmicrosoft.com'), code: 3000 },
    { why: 'no company name', body: { CompanyProfile: { Domain: usual }, BillingProfile: {} }, code: 3000 },
    { why: 'no registration number where one is', ...inPoland(), code: 600049 },
    { why: 'a wrong one', ...inPoland({ OrganizationRegistrationNumber: '12' }), code: 600050 },
    { why: 'no phone number', ...inPoland({ OrganizationRegistrationNumber: '5261040828' }), code: 600051 },
  ];
  for (const { why, body, code, partnerCountry = 'US' } of refused) {
    it(`are refused with 400 code ${code} for ${why}`, async () => {
      const there = await startPartner({ partnerCountry });
      const reply = await there.send('POST', '/v1/customers', { body });
      await there.close();
      assert.deepEqual([reply.status, reply.at('code')], [400, code]);
    });
  }

  it('are listed in pages with a continuation token, and filtered by the start of a name', async () => {
    for (const name of ['first', 'second']) await create(customerRequest(`${name}.onmicrosoft.com`));
    partner.wait(2000);
    const page = await partner.send('GET', '/v1/customers?size=2');
    const headers = { 'MS-ContinuationToken': String(page.at('links.next.headers.0.value')) };
    const rest = await partner.send('GET', '/v1/customers?size=2&seekOperation=Next', { headers });
    const filter = encodeURIComponent(JSON.stringify({ Field: 'Domain', Value: 'sec', Operator: 'starts_with' }));
    const found = await partner.send('GET', `/v1/customers?size=0&filter=${filter}`);

    const counts = [page, rest, found].map(({ at }) => at('totalCount'));
    assert.deepEqual(counts, [2, 1, 1]);
    assert.equal(rest.at('links.next'), undefined);
    assert.equal(found.at('items.0.companyProfile.domain'), 'second.onmicrosoft.com');
  });

  it('change their billing profile only with the etag last read', async () => {
    const path = `${adatum(partner)}/profiles/billing`;
    const etag = String((await partner.send('GET', path)).at('attributes.etag'));
    const results: unknown[] = [];
    for (const headers of [{}, { 'If-Match': etag }, { 'If-Match': etag }]) {
      const reply = await partner.send('PUT', path, { body: customerRequest(usual).BillingProfile, headers });
      results.push(reply.at('code') ?? reply.status);
    }
    assert.deepEqual(results, [2055, 200, 2055]);
  });
});

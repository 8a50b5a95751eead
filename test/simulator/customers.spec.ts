import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { customerRequest, type Partner, startPartner } from './partner.ts';

describe('simulator: customers', () => {
  let partner: Partner;
  beforeEach(async () => {
    partner = await startPartner();
  });
  afterEach(() => partner.close());

  it('creates a customer once for one MS-RequestId and repeats the whole answer, password included', async () => {
    const request = {
      kind: 'app',
      body: customerRequest('abccorp.onmicrosoft.com'),
      headers: { 'MS-RequestId': randomUUID() },
    } as const;
    const first = await partner.send('POST', '/v1/customers', request);
    const again = await partner.send('POST', '/v1/customers', request);

    assert.equal(first.status, 201);
    assert.equal(first.at('relationshipToPartner'), 'none');
    assert.equal(first.at('billingProfile.culture'), 'en-US');
    assert.equal(first.at('userCredentials.userName'), 'admin');
    assert.match(String(first.at('userCredentials.password')), /^.{16}$/);
    assert.equal(again.text, first.text);
    assert.equal(partner.simulator.state.customers.filter(({ joinedBy }) => joinedBy === 'creation').length, 1);
  });

  it('shows a new customer only after a while, first without tenant, then without company', async () => {
    const created = await partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') });
    const path = `/v1/customers/${created.at('id')}`;

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

  const usual = 'abccorp.onmicrosoft.com';
  const refused = [
    { why: 'a country outside the region', body: customerRequest(usual, { Country: 'PT' }), code: 20000 },
    { why: 'a state that does not exist', body: customerRequest(usual, { State: 'XX' }), code: 27002 },
    { why: 'a registration number where none is', body: withNumber('12345678'), code: 600002 },
    { why: 'a domain that is taken', body: customerRequest('fabrikam.onmicrosoft.com'), code: 3000 },
    { why: 'a domain that is taken, in other letters', body: customerRequest('Fabrikam.onmicrosoft.com'), code: 3000 },
    { why: 'no company name', body: { CompanyProfile: { Domain: usual }, BillingProfile: {} }, code: 3000 },
  ];
  for (const { why, body, code } of refused) {
    it(`refuses ${why} with 400 code ${code}`, async () => {
      const reply = await partner.send('POST', '/v1/customers', { body });
      assert.deepEqual([reply.status, reply.at('code')], [400, code]);
    });
  }

  it('asks for a registration number and a phone where the country needs them', async () => {
    const poland = await startPartner({ partnerCountry: 'PL' });
    const address = { Country: 'PL', State: undefined, City: 'Warszawa', PostalCode: '00-001' };
    const codes = await Promise.all(
      [
        customerRequest(usual, address),
        customerRequest(usual, address, { OrganizationRegistrationNumber: '12' }),
        customerRequest(usual, address, { OrganizationRegistrationNumber: '5261040828' }),
      ].map(async (body) => (await poland.send('POST', '/v1/customers', { body })).at('code')),
    );
    await poland.close();
    assert.deepEqual(codes, [600049, 600050, 600051]);
  });

  it('pages the list with a continuation token and filters it by the start of a name', async () => {
    for (const name of ['first', 'second']) {
      await partner.send('POST', '/v1/customers', { body: customerRequest(`${name}.onmicrosoft.com`) });
    }
    partner.wait(2000);
    const page = await partner.send('GET', '/v1/customers?size=2');
    const headers = { 'MS-ContinuationToken': String(page.at('links.next.headers.0.value')) };
    const rest = await partner.send('GET', '/v1/customers?size=2&seekOperation=Next', { headers });
    const filter = encodeURIComponent(JSON.stringify({ Field: 'Domain', Value: 'sec', Operator: 'starts_with' }));
    const found = await partner.send('GET', `/v1/customers?size=0&filter=${filter}`);

    assert.deepEqual([page.at('totalCount'), rest.at('totalCount')], [2, 1]);
    assert.equal(rest.at('links.next'), undefined);
    assert.equal(found.at('items.0.companyProfile.domain'), 'second.onmicrosoft.com');
    assert.equal(found.at('totalCount'), 1);
  });

  it('changes a billing profile only with the etag last read', async () => {
    const id = partner.simulator.state.customers[0]?.id;
    const path = `/v1/customers/${id}/profiles/billing`;
    const body = customerRequest(usual).BillingProfile;
    const etag = String((await partner.send('GET', path)).at('attributes.etag'));

    const without = await partner.send('PUT', path, { body });
    const right = await partner.send('PUT', path, { body, headers: { 'If-Match': etag } });
    const stale = await partner.send('PUT', path, { body, headers: { 'If-Match': etag } });

    assert.deepEqual([without.at('code'), right.status, stale.at('code')], [2055, 200, 2055]);
  });

  function withNumber(organizationRegistrationNumber: string) {
    return customerRequest(usual, {}, { organizationRegistrationNumber });
  }
});

import assert from 'node:assert/strict';
import { customerRequest, type Partner, startPartner } from './partner.ts';

const basic = { catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', termDuration: 'P1Y', billingCycle: 'monthly' };
const reseller = { tenantId: '484e548c-f5f3-4528-93a9-c16c6373cb59', mpnId: '4847411' };

describe('simulator: what differs between partners', () => {
  let partner: Partner;
  beforeEach(async () => {
    partner = await startPartner();
  });
  afterEach(() => partner.close());

  describe('an indirect provider', () => {
    beforeEach(() => partner.send('POST', '/_switches', { body: { partnerType: 'indirect' } }));

    it('has resellers, and creates customers for them as a signed-in user', async () => {
      const path = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
      const resellers = await partner.send('GET', path);
      const body = { ...customerRequest('abccorp.onmicrosoft.com'), AssociatedPartnerId: reseller.tenantId };
      const byApp = await partner.send('POST', '/v1/customers', { kind: 'app', body });
      const created = await partner.send('POST', '/v1/customers', { body });
      partner.wait(2000);
      const relationships = await partner.send('GET', `/v1/customers/${created.at('id')}/relationships`);
      const filter = JSON.stringify({ Field: 'IndirectReseller', Value: reseller.tenantId, Operator: 'starts_with' });
      const found = await partner.send('GET', `/v1/customers?size=0&filter=${encodeURIComponent(filter)}`);

      assert.deepEqual([resellers.at('totalCount'), resellers.at('items.2.location')], [3, 'BR']);
      assert.deepEqual([byApp.status, byApp.at('code')], [403, 900329]);
      assert.equal(created.at('relationshipToPartner'), 'reseller');
      assert.equal(created.at('associatedPartnerId'), reseller.tenantId);
      assert.equal(relationships.at('items.0.mpnId'), reseller.mpnId);
      assert.equal(found.at('items.0.id'), created.at('id'));
    });

    it('names the reseller on each line of a cart, and attests it', async () => {
      const path = `/v1/customers/${adatum()}/carts`;
      const withReseller = (value: string) => ({
        partnerOnRecordAttestationAccepted: true,
        lineItems: [{ ...basic, quantity: 1, participants: [{ key: 'transaction_reseller', value }] }],
      });
      const unattested = await partner.send('POST', path, { body: { lineItems: [{ ...basic, quantity: 1 }] } });
      const unknown = await partner.send('POST', path, { body: withReseller('1234567') });
      const unsigned = await partner.send('POST', path, { body: withReseller('4847422') });
      const cart = await partner.send('POST', path, { body: withReseller(reseller.mpnId) });
      const ordered = await partner.send('POST', `${path}/${cart.at('id')}/checkout`);

      assert.deepEqual([unattested.status, unattested.at('code')], [400, 900206]);
      assert.deepEqual([unknown.status, unknown.at('code')], [400, 900154]);
      assert.deepEqual([unsigned.status, unsigned.at('code')], [403, 900123]);
      assert.equal(ordered.at('orders.0.lineItems.0.partnerIdOnRecord'), reseller.mpnId);
    });

    const questions = [
      { ask: '', code: 2001 },
      { ask: `mpnId=${reseller.mpnId}&tenantId=${reseller.tenantId}`, code: 2000 },
      { ask: 'tenantId=abc', code: 2000 },
      { ask: 'mpnId=12', code: 2200 },
      { ask: 'mpnId=4847433', code: 2201 },
      { ask: 'mpnId=4847422', code: 2203 },
      { ask: 'mpnId=9999999', code: 2204 },
      { ask: 'tenantId=00000000-0000-0000-0000-000000000000', code: 2205 },
      { ask: 'tenantId=7f2f4c1e-0c64-4a3b-9d29-5a4f5d0e8b17', code: 2206 },
    ];
    for (const { ask, code } of questions) {
      it(`answers 400 code ${code} when asked for the agreement of "${ask}"`, async () => {
        const reply = await partner.send('GET', `/v1/compliance/csp/agreementstatus?${ask}`);
        assert.deepEqual([reply.status, reply.at('code')], [400, code]);
      });
    }

    it('is told that a reseller signed the Microsoft Partner Agreement', async () => {
      const reply = await partner.send('GET', `/v1/compliance/csp/agreementstatus?mpnId=${reseller.mpnId}`);
      assert.deepEqual(JSON.parse(reply.text), { isAgreementSigned: true });
    });
  });

  it('lets a direct partner neither have resellers nor name them', async () => {
    const path = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
    const resellers = await partner.send('GET', path);
    const participants = [{ key: 'transaction_reseller', value: reseller.mpnId }];
    const body = { lineItems: [{ ...basic, quantity: 1, participants }] };
    const cart = await partner.send('POST', `/v1/customers/${adatum()}/carts`, { body });
    assert.equal(resellers.at('totalCount'), 0);
    assert.equal(cart.at('lineItems.0.error.errorCode'), 10004);
  });

  describe('an integration sandbox', () => {
    beforeEach(() => partner.send('POST', '/_switches', { body: { sandbox: true } }));

    it('takes 25 seats in a subscription and five subscriptions for a customer', async () => {
      const path = `/v1/customers/${adatum()}/carts`;
      const lineItems = [26, 1, 1, 1, 1, 1].map((quantity) => ({ ...basic, quantity }));
      const cart = await partner.send('POST', path, { body: { lineItems } });
      const first = await partner.send('POST', path, { body: { lineItems: lineItems.slice(1, 4) } });
      const second = await partner.send('POST', path, { body: { lineItems: lineItems.slice(1, 4) } });
      const replies = [
        await partner.send('POST', `${path}/${first.at('id')}/checkout`),
        await partner.send('POST', `${path}/${second.at('id')}/checkout`),
      ];

      assert.equal(cart.at('lineItems.0.error.errorCode'), 10009);
      assert.equal(cart.at('lineItems.4.error'), undefined);
      assert.equal(cart.at('lineItems.5.error.errorCode'), 10009);
      assert.deepEqual([replies[0]?.status, replies[1]?.at('code')], [201, 800018]);
    });

    it('takes 75 customers and no invitations', async () => {
      const { customers } = partner.simulator.state;
      const one = customers[0];
      assert.ok(one);
      customers.push(...Array.from({ length: 74 }, () => ({ ...one })));
      const full = await partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') });
      const invitation = await partner.send('GET', '/v1/customers/relationshiprequests');
      assert.deepEqual([full.status, full.at('code')], [400, 800018]);
      assert.deepEqual([invitation.status, invitation.at('code')], [400, 900127]);
    });

    it('deletes a customer once its orders are cancelled', async () => {
      const path = `/v1/customers/${adatum()}`;
      const cart = await partner.send('POST', `${path}/carts`, { body: { lineItems: [{ ...basic, quantity: 1 }] } });
      const ordered = await partner.send('POST', `${path}/carts/${cart.at('id')}/checkout`);
      const early = await partner.send('DELETE', path, { kind: 'app' });
      const order = `${path}/orders/${ordered.at('orders.0.id')}`;
      const cancelled = await partner.send('PATCH', order, { body: { status: 'cancelled' } });
      const deleted = await partner.send('DELETE', path, { kind: 'app' });
      assert.equal(early.status, 400);
      assert.deepEqual([cancelled.status, cancelled.at('status')], [200, 'cancelled']);
      assert.equal(deleted.status, 204);
    });
  });

  it('deletes nothing and cancels no order outside a sandbox', async () => {
    const path = `/v1/customers/${adatum()}`;
    const cart = await partner.send('POST', `${path}/carts`, { body: { lineItems: [{ ...basic, quantity: 1 }] } });
    const ordered = await partner.send('POST', `${path}/carts/${cart.at('id')}/checkout`);
    const order = `${path}/orders/${ordered.at('orders.0.id')}`;
    const cancelled = await partner.send('PATCH', order, { body: { status: 'cancelled' } });
    const deleted = await partner.send('DELETE', path);
    assert.deepEqual([cancelled.status, cancelled.at('code')], [403, 800019]);
    assert.deepEqual([deleted.status, deleted.at('code')], [400, 900127]);
  });

  it('takes an enhanced attestation from an application only, and says where the documents end', async () => {
    const body = {
      country: 'US',
      language: 'en-US',
      companyName: 'ABC Corp',
      signatoryFirstName: 'Jane',
      signatoryLastName: 'Doe',
    };
    const path = '/v1/attestations/enhanced';
    const byUser = await partner.send('POST', path, { body });
    const incomplete = await partner.send('POST', path, { kind: 'app', body: { ...body, signatoryLastName: '' } });
    const complete = await partner.send('POST', path, { kind: 'app', body });
    assert.deepEqual([byUser.status, byUser.at('code')], [403, 900150]);
    assert.equal(incomplete.status, 400);
    assert.equal(complete.status, 501);
    assert.match(String(complete.at('description')), /documents do not show/);
  });

  it('reaches into a customer tenant only with a granular delegated admin role', async () => {
    const created = await partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') });
    const withGdap = { ...customerRequest('withgdap.onmicrosoft.com'), enableGDAPByDefault: true };
    const administered = await partner.send('POST', '/v1/customers', { body: withGdap });
    partner.wait(2000);
    const path = `/v1/customers/${administered.at('id')}`;
    const refused = await partner.send('GET', `/v1/customers/${created.at('id')}/organization`, { kind: 'app' });
    const organization = await partner.send('GET', `${path}/organization`, { kind: 'app' });
    const domains = await partner.send('GET', `${path}/customDomains`, { kind: 'app' });
    const body = {
      usageLocation: 'US',
      userPrincipalName: 'someone@withgdap.onmicrosoft.com',
      firstName: 'Some',
      lastName: 'One',
      displayName: 'Some One',
      passwordProfile: { password: 'abCD123*', forceChangePassword: true },
    };
    const user = await partner.send('POST', `${path}/users`, { body });

    assert.deepEqual([refused.status, refused.at('code')], [403, 900308]);
    assert.equal(organization.at('0.countryLetterCode'), 'US');
    assert.equal(domains.text, '["withgdap.onmicrosoft.com"]');
    assert.deepEqual([user.status, user.at('state')], [200, 'active']);
    assert.doesNotMatch(JSON.stringify(partner.simulator.state.customers), /abCD123/);
  });

  it('repeats the first answer to a second checkout, and answers an update with 201, where it is set so', async () => {
    await partner.send('POST', '/_switches', { body: { repeatedCheckout: 'replay', updatedCartStatus: 201 } });
    const path = `/v1/customers/${adatum()}/carts`;
    const body = { lineItems: [{ ...basic, quantity: 1 }] };
    const cart = await partner.send('POST', path, { body });
    const updated = await partner.send('PUT', `${path}/${cart.at('id')}`, { body });
    const first = await partner.send('POST', `${path}/${cart.at('id')}/checkout`);
    const second = await partner.send('POST', `${path}/${cart.at('id')}/checkout`);
    assert.equal(updated.status, 201);
    assert.equal(second.text, first.text);
    assert.equal(partner.simulator.state.orders.length, 1);
  });

  it('asks for the attestation that a product needs', async () => {
    const availabilities = '/v1/products/CFQ7TTC0HX99/skus/0001/availabilities?country=US';
    const catalogItemId = (await partner.send('GET', availabilities)).at('items.0.catalogItemId');
    const path = `/v1/customers/${adatum()}/carts`;
    const line = { ...basic, catalogItemId, quantity: 1 };
    const wrong = await partner.send('POST', path, { body: { lineItems: [line] } });
    const refused = await partner.send('POST', `${path}/${wrong.at('id')}/checkout`);
    const body = { lineItems: [{ ...line, attestationAccepted: true }] };
    const right = await partner.send('POST', path, { body });
    assert.equal(wrong.at('lineItems.0.error.errorCode'), 10012);
    assert.deepEqual([refused.status, refused.at('code')], [400, 900203]);
    assert.equal(right.at('lineItems.0.error'), undefined);
  });

  it('takes the documented parameters of an invitation, and says where their task is not documented', async () => {
    const path = '/v1/customers/relationshiprequests';
    const replies = await Promise.all(
      ['dualRoleIndirectRelationship=false', 'indirectResellerId=abc', `indirectResellerId=${reseller.tenantId}`].map(
        (query) => partner.send('GET', `${path}?${query}`),
      ),
    );
    assert.deepEqual(
      replies.map(({ status }) => status),
      [200, 400, 501],
    );
  });

  it('shows the profiles of the partner', async () => {
    const billing = await partner.send('GET', '/v1/profiles/billing');
    const support = await partner.send('GET', '/v1/profiles/support');
    const byApp = await partner.send('GET', '/v1/profiles/support', { kind: 'app' });
    assert.equal(billing.at('billingCurrency'), 'USD');
    assert.equal(support.at('website'), 'www.northwindcloud.example');
    assert.deepEqual([byApp.status, byApp.at('code')], [403, 900329]);
  });

  function adatum(): string | undefined {
    return partner.simulator.state.customers.find(({ companyName }) => companyName === 'Adatum')?.id;
  }
});

import assert from 'node:assert/strict';
import { adatum, basic, checkOut, documented, reseller } from '../../partner-center/test/conformance/scene.ts';
import { customerRequest, partnerOfEachTest } from './partner.ts';

describe('simulator: what differs between partners', () => {
  const partner = partnerOfEachTest();

  const turn = (body: object) => partner.send('POST', '/_switches', { body });
  const fillCart = (lines: object[], more = {}) =>
    partner.send('POST', `${adatum(partner)}/carts`, { body: { lineItems: lines, ...more } });
  const checkOutCart = (id: unknown) => partner.send('POST', `${adatum(partner)}/carts/${id}/checkout`);
  const namingReseller = (value: string) => ({ ...basic, participants: [{ key: 'transaction_reseller', value }] });

  describe('an indirect provider', () => {
    beforeEach(() => turn({ partnerType: 'indirect' }));

    it('creates customers for its resellers as a signed-in user', async () => {
      const body = { ...customerRequest('abccorp.onmicrosoft.com'), AssociatedPartnerId: reseller.tenantId };
      const byApp = await partner.send('POST', '/v1/customers', { kind: 'app', body });
      const created = await partner.send('POST', '/v1/customers', { body });
      partner.wait(2000);
      const relationships = await partner.send('GET', `/v1/customers/${created.at('id')}/relationships`);
      const filter = JSON.stringify({ Field: 'IndirectReseller', Value: reseller.tenantId, Operator: 'starts_with' });
      const found = await partner.send('GET', `/v1/customers?size=0&filter=${encodeURIComponent(filter)}`);

      assert.deepEqual([byApp.status, byApp.at('code')], [403, 900329]);
      assert.equal(relationships.at('items.0.mpnId'), reseller.mpnId);
      assert.equal(found.at('items.0.id'), created.at('id'));
    });

    it('names the reseller on each line of a cart, and attests it', async () => {
      const attested = { partnerOnRecordAttestationAccepted: true };
      const replies = [
        await fillCart([basic]),
        await fillCart([namingReseller('1234567')], attested),
        await fillCart([namingReseller('4847422')], attested),
      ];
      const cart = await fillCart([namingReseller(reseller.mpnId)], attested);
      const ordered = await checkOutCart(cart.at('id'));

      const codes = replies.map(({ status, at }) => `${status} ${at('code')}`);
      assert.deepEqual(codes, ['400 900206', '400 900154', '403 900123']);
      assert.equal(ordered.at('orders.0.lineItems.0.partnerIdOnRecord'), reseller.mpnId);
    });

    const questions = [
      ['', 2001],
      [`mpnId=${reseller.mpnId}&tenantId=${reseller.tenantId}`, 2000],
      ['tenantId=abc', 2000],
      ['mpnId=12', 2200],
      ['mpnId=4847433', 2201],
      ['mpnId=4847422', 2203],
      ['mpnId=9999999', 2204],
      ['tenantId=00000000-0000-0000-0000-000000000000', 2205],
      ['tenantId=7f2f4c1e-0c64-4a3b-9d29-5a4f5d0e8b17', 2206],
    ] as const;
    for (const [ask, code] of questions) {
      it(`gets 400 code ${code} when it asks for the agreement of "${ask}"`, async () => {
        const reply = await partner.send('GET', `/v1/compliance/csp/agreementstatus?${ask}`);
        assert.deepEqual([reply.status, reply.at('code')], [400, code]);
      });
    }
  });

  it('lets a direct partner neither have resellers nor name them', async () => {
    const path = '/v1/relationships?relationship_type=IsIndirectCloudSolutionProviderOf';
    const cart = await fillCart([namingReseller(reseller.mpnId)]);
    assert.equal((await partner.send('GET', path)).at('totalCount'), 0);
    assert.equal(cart.at('lineItems.0.error.errorCode'), 10004);
  });

  describe('an integration sandbox', () => {
    beforeEach(() => turn({ sandbox: true }));

    it('takes 25 seats in a subscription and five subscriptions for a customer', async () => {
      const cart = await fillCart([26, 1, 1, 1, 1, 1].map((quantity) => ({ ...basic, quantity })));
      const three = [await fillCart([basic, basic, basic]), await fillCart([basic, basic, basic])];
      const first = await checkOutCart(three[0]?.at('id'));
      const second = await checkOutCart(three[1]?.at('id'));

      const codes = [0, 4, 5].map((index) => cart.at(`lineItems.${index}.error.errorCode`));
      assert.deepEqual(codes, [10009, undefined, 10009]);
      assert.deepEqual([first.status, second.at('code')], [201, 800018]);
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
  });

  it('deletes a customer once its orders are cancelled, in a sandbox only', async () => {
    const ordered = await checkOut(partner);
    const cancel = () =>
      partner.send('PATCH', `${adatum(partner)}/orders/${ordered.at('orders.0.id')}`, {
        body: { status: 'cancelled' },
      });
    const deleteIt = () => partner.send('DELETE', adatum(partner), { kind: 'app' });
    const outside = [(await cancel()).at('code'), (await deleteIt()).at('code')];
    await turn({ sandbox: true });
    const inside = [(await deleteIt()).status, (await cancel()).at('status'), (await deleteIt()).status];
    assert.deepEqual(outside, [800019, 900127]);
    assert.deepEqual(inside, [400, 'cancelled', 204]);
  });

  it('takes an enhanced attestation from an application only, and says where the documents end', async () => {
    const names = { companyName: 'ABC Corp', signatoryFirstName: 'Jane', signatoryLastName: 'Doe' };
    const body = { country: 'US', language: 'en-US', ...names };
    const path = '/v1/attestations/enhanced';
    const byUser = await partner.send('POST', path, { body });
    const incomplete = await partner.send('POST', path, { kind: 'app', body: { ...body, signatoryLastName: '' } });
    const complete = await partner.send('POST', path, { kind: 'app', body });
    assert.deepEqual([byUser.at('code'), incomplete.status, complete.status], [900150, 400, 501]);
    assert.match(String(complete.at('description')), /documents do not show/);
  });

  it('reaches into a customer tenant only with a granular delegated admin role, and keeps no password', async () => {
    const statuses: unknown[] = [];
    for (const enableGDAPByDefault of [false, true]) {
      const body = { ...customerRequest(`gdap${enableGDAPByDefault}.onmicrosoft.com`), enableGDAPByDefault };
      const created = await partner.send('POST', '/v1/customers', { body });
      partner.wait(2000);
      const reply = await partner.send('GET', `/v1/customers/${created.at('id')}/organization`, { kind: 'app' });
      statuses.push(reply.at('code') ?? reply.status);
    }
    const domains = await partner.send('GET', `${adatum(partner)}/customDomains`, { kind: 'app' });
    const user = { usageLocation: 'US', userPrincipalName: 'someone@adatum.onmicrosoft.com' };
    const body = documented('create-customer-user.request.json', user);
    const made = await partner.send('POST', `${adatum(partner)}/users`, { body });

    assert.deepEqual([...statuses, made.status], [900308, 200, 200]);
    assert.equal(domains.text, '["adatum.onmicrosoft.com","adatum.com"]');
    assert.doesNotMatch(JSON.stringify(partner.simulator.state.customers), /abCD123/);
  });

  it('repeats the first answer to a second checkout where it is set so', async () => {
    await turn({ repeatedCheckout: 'replay' });
    const cart = await fillCart([basic]);
    const first = await checkOutCart(cart.at('id'));
    assert.equal((await checkOutCart(cart.at('id'))).text, first.text);
    assert.equal(partner.simulator.state.orders.length, 1);
  });

  it('takes the documented parameters of an invitation, and says where their task is not documented', async () => {
    const path = '/v1/customers/relationshiprequests';
    const statuses: number[] = [];
    for (const query of [
      'dualRoleIndirectRelationship=false',
      'indirectResellerId=abc',
      `indirectResellerId=${reseller.tenantId}`,
    ]) {
      statuses.push((await partner.send('GET', `${path}?${query}`)).status);
    }
    assert.deepEqual(statuses, [200, 400, 501]);
  });
});

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { customerRequest, type Partner, startPartner } from './partner.ts';

const basic = { catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', termDuration: 'P1Y', billingCycle: 'Monthly' };

describe('simulator: from cart to order', () => {
  let partner: Partner;
  beforeEach(async () => {
    partner = await startPartner();
  });
  afterEach(() => partner.close());

  it('opens one gate after the other until the order is completed', async () => {
    const created = await partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') });
    partner.wait(2000);
    const id = String(created.at('id'));
    const path = `/v1/customers/${id}`;
    const cart = await partner.send('POST', `${path}/carts`, { body: { LineItems: [{ ...basic, quantity: 10 }] } });
    const checkout = `${path}/carts/${cart.at('id')}/checkout`;
    assert.equal(cart.status, 201);
    assert.equal(cart.at('lineItems.0.pricing.extendedPrice'), 604.8);

    const unsigned = await partner.send('POST', checkout);
    await partner.submit('/accept-agreement', { customer: id });
    const unverified = await partner.send('POST', checkout);
    await partner.submit('/verification', { customer: id, verdict: 'Allowed' });
    const requestId = { 'MS-RequestId': randomUUID() };
    const ordered = await partner.send('POST', checkout, { headers: requestId });
    const repeated = await partner.send('POST', checkout, { headers: requestId });
    const second = await partner.send('POST', checkout);

    assert.deepEqual([unsigned.status, unsigned.at('code')], [403, 13605]);
    assert.deepEqual([unverified.status, unverified.at('code')], [403, 800073]);
    assert.deepEqual([ordered.status, ordered.at('orders.0.status')], [201, 'pending']);
    assert.match(String(ordered.at('orders.0.id')), /^[0-9a-f]{12}$/);
    assert.equal(ordered.at('orders.0.lineItems.0.subscriptionId'), undefined);
    assert.equal(repeated.text, ordered.text);
    assert.deepEqual([second.status, second.at('code')], [400, 800065]);

    partner.wait(3000);
    const order = await partner.send('GET', `${path}/orders/${ordered.at('orders.0.id')}`);
    const subscriptions = await partner.send('GET', `${path}/subscriptions`);
    assert.equal(order.at('status'), 'completed');
    assert.equal(subscriptions.at('items.0.id'), order.at('lineItems.0.subscriptionId'));
  });

  it('verifies a customer by itself after a while, and refuses the one a person refused', async () => {
    const statuses: unknown[] = [];
    const created = await partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') });
    const id = String(created.at('id'));
    const look = async () => {
      const reply = await partner.send('GET', `/v1/customers/${id}/validationStatus?type=account`);
      statuses.push(reply.status === 200 ? reply.at('status') : reply.at('code'));
    };
    await look();
    partner.wait(2000);
    await look();
    partner.wait(6000);
    await look();
    await partner.submit('/verification', { customer: id, verdict: 'NotAllowed' });
    await look();
    assert.deepEqual(statuses, [600074, 'UnderReview', 'Allowed', 'NotAllowed']);
  });

  it('does not sell to an account that was put on hold or refused', async () => {
    const customer = partner.simulator.state.customers[0];
    assert.ok(customer);
    const path = `/v1/customers/${customer.id}/carts`;
    const cart = await partner.send('POST', path, { body: { lineItems: [{ ...basic, quantity: 1 }] } });
    const codes: unknown[] = [];
    for (const status of ['UnderReview', 'Not Ready', 'Unknown', 'NotAllowed'] as const) {
      customer.verdict = { status, at: 0 };
      codes.push((await partner.send('POST', `${path}/${cart.at('id')}/checkout`)).at('code'));
    }
    assert.deepEqual(codes, [800074, 800074, 800074, 800075]);
  });

  it('reports what is wrong with a line inside a 201 and refuses to check it out', async () => {
    const copilot = { ...basic, catalogItemId: await catalogItem('CFQ7TTC0MM8R', '0002') };
    const path = `/v1/customers/${adatum()}/carts`;
    const lines = [
      { ...basic, catalogItemId: 'CFQ7TTC0LH18:0001:OUTDATED', quantity: 1 },
      { ...basic, quantity: 301 },
      { ...basic, quantity: 1, billingCycle: 'triennial' },
      { ...copilot, quantity: 500 },
    ];
    const cart = await partner.send('POST', path, { body: { lineItems: lines } });
    const codes = lines.map((_, index) => cart.at(`lineItems.${index}.error.errorCode`));
    const checkout = await partner.send('POST', `${path}/${cart.at('id')}/checkout`);

    assert.equal(cart.status, 201);
    assert.deepEqual(codes, [10001, 10015, 10013, 10018]);
    assert.deepEqual([checkout.status, checkout.at('code')], [400, 800009]);
  });

  it('takes an add-on together with its base plan', async () => {
    const copilot = { ...basic, catalogItemId: await catalogItem('CFQ7TTC0MM8R', '0002'), quantity: 5 };
    const body = { lineItems: [{ ...basic, quantity: 5 }, copilot] };
    const cart = await partner.send('POST', `/v1/customers/${adatum()}/carts`, { body });
    assert.equal(cart.at('lineItems.1.error'), undefined);
  });

  it('does not trade with a tenant that has no relationship', async () => {
    const fabrikam = partner.simulator.state.tenants.find(({ displayName }) => displayName === 'Fabrikam');
    const body = { lineItems: [{ ...basic, quantity: 1 }] };
    const reply = await partner.send('POST', `/v1/customers/${fabrikam?.id}/carts`, { body });
    assert.deepEqual([reply.status, reply.at('code')], [403, 20002]);
  });

  it('counts a classic confirmation only while attestation is accepted', async () => {
    const codes: unknown[] = [];
    for (const classicAttestation of ['accepted', 'ignored', 'refused'] as const) {
      const other = await startPartner({ classicAttestation });
      await other.submit('/accept-relationship', { domain: 'abccorp.com', companyName: 'ABC Corp' });
      const path = `/v1/customers/${other.simulator.state.customers.at(-1)?.id}`;
      const confirmation = {
        primaryContact: { firstName: 'Jane', lastName: 'Doe', email: 'jane@abccorp.com' },
        templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
        dateAgreed: '2026-03-01T00:00:00Z',
        type: 'MicrosoftCustomerAgreement',
      };
      const confirmed = await other.send('POST', `${path}/agreements`, { body: confirmation });
      const again = await other.send('POST', `${path}/agreements`, { body: confirmation });
      const cart = await other.send('POST', `${path}/carts`, { body: { lineItems: [{ ...basic, quantity: 1 }] } });
      other.wait(10_000);
      const checkout = await other.send('POST', `${path}/carts/${cart.at('id')}/checkout`);
      codes.push([confirmed.status, again.at('code'), checkout.at('code') ?? checkout.status]);
      await other.close();
    }
    assert.deepEqual(codes, [
      [201, 600061, 201],
      [201, 600061, 13605],
      [403, 600006, 13605],
    ]);
  });

  function adatum(): string | undefined {
    return partner.simulator.state.customers.find(({ companyName }) => companyName === 'Adatum')?.id;
  }

  async function catalogItem(productId: string, skuId: string): Promise<string> {
    const path = `/v1/products/${productId}/skus/${skuId}/availabilities?country=US`;
    return String((await partner.send('GET', path)).at('items.0.catalogItemId'));
  }
});

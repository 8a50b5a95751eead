import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { adatum, basic, documented } from '../../partner-center/test/conformance/scene.ts';
import { catalogItem, customerRequest, partnerOfEachTest } from './partner.ts';

describe('simulator: from cart to order', () => {
  const partner = partnerOfEachTest();

  const fillCart = (customer: string, ...lineItems: object[]) =>
    partner.send('POST', `${customer}/carts`, { body: { lineItems } });

  it('opens one gate after the other until the order is completed', async () => {
    const created = await partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') });
    partner.wait(2000);
    const customer = String(created.at('id'));
    const path = `/v1/customers/${customer}`;
    const cart = await fillCart(path, { ...basic, quantity: 10 });
    const checkOut = (headers = {}) => partner.send('POST', `${path}/carts/${cart.at('id')}/checkout`, { headers });
    assert.equal(cart.at('lineItems.0.pricing.extendedPrice'), 604.8);

    const unsigned = await checkOut();
    await partner.submit('/accept-agreement', { customer });
    const unverified = await checkOut();
    await partner.submit('/verification', { customer, verdict: 'Allowed' });
    const requestId = { 'MS-RequestId': randomUUID() };
    const ordered = await checkOut(requestId);
    const repeated = await checkOut(requestId);
    const second = await checkOut();

    assert.deepEqual([unsigned.status, unsigned.at('code')], [403, 13605]);
    assert.deepEqual([unverified.status, unverified.at('code')], [403, 800073]);
    assert.deepEqual([ordered.status, ordered.at('orders.0.status')], [201, 'pending']);
    assert.equal(ordered.at('orders.0.lineItems.0.subscriptionId'), undefined);
    assert.equal(repeated.text, ordered.text);
    assert.deepEqual([second.status, second.at('code')], [400, 800065]);

    partner.wait(3000);
    const order = await partner.send('GET', `${path}/orders/${ordered.at('orders.0.id')}`);
    const subscriptions = await partner.send('GET', `${path}/subscriptions`);
    assert.equal(order.at('status'), 'completed');
    assert.equal(subscriptions.at('items.0.id'), order.at('lineItems.0.subscriptionId'));
  });

  it('verifies a customer by itself after a while', async () => {
    const created = await partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') });
    const statuses: unknown[] = [];
    for (const waitMs of [0, 2000, 6000]) {
      partner.wait(waitMs);
      const reply = await partner.send('GET', `/v1/customers/${created.at('id')}/validationStatus?type=account`);
      statuses.push(reply.at('status') ?? reply.at('code'));
    }
    assert.deepEqual(statuses, [600074, 'UnderReview', 'Allowed']);
  });

  it('does not sell to an account that was put on hold or refused', async () => {
    const customer = partner.simulator.state.customers[0];
    assert.ok(customer);
    const cart = await fillCart(adatum(partner), basic);
    const codes: unknown[] = [];
    for (const status of ['UnderReview', 'Not Ready', 'Unknown', 'NotAllowed'] as const) {
      customer.verdict = { status, at: 0 };
      codes.push((await partner.send('POST', `${adatum(partner)}/carts/${cart.at('id')}/checkout`)).at('code'));
    }
    assert.deepEqual(codes, [800074, 800074, 800074, 800075]);
  });

  it('says what is wrong with a line in a 201, an add-on without its base too, and does not check it out', async () => {
    const copilot = { ...basic, catalogItemId: await catalogItem(partner, 'CFQ7TTC0MM8R', '0002') };
    const lines = [
      { ...basic, catalogItemId: 'CFQ7TTC0LH18:0001:OUTDATED' },
      { ...basic, quantity: 301 },
      { ...basic, billingCycle: 'triennial' },
      { ...copilot, quantity: 500 },
    ];
    const cart = await fillCart(adatum(partner), ...lines);
    const codes = lines.map((_, index) => cart.at(`lineItems.${index}.error.errorCode`));
    const checkout = await partner.send('POST', `${adatum(partner)}/carts/${cart.at('id')}/checkout`);
    const withBase = await fillCart(adatum(partner), basic, copilot);

    assert.deepEqual([cart.status, codes], [201, [10001, 10015, 10013, 10018]]);
    assert.deepEqual([checkout.status, checkout.at('code')], [400, 800009]);
    assert.equal(withBase.at('lineItems.1.error'), undefined);
  });

  it('asks for the attestation that a product needs', async () => {
    const line = { ...basic, catalogItemId: await catalogItem(partner, 'CFQ7TTC0HX99', '0001') };
    const wrong = await fillCart(adatum(partner), line);
    const refused = await partner.send('POST', `${adatum(partner)}/carts/${wrong.at('id')}/checkout`);
    const right = await fillCart(adatum(partner), { ...line, attestationAccepted: true });
    assert.equal(wrong.at('lineItems.0.error.errorCode'), 10012);
    assert.deepEqual([refused.status, refused.at('code')], [400, 900203]);
    assert.equal(right.at('lineItems.0.error'), undefined);
  });

  it('takes a cart in part, and answers for each order group that it refuses, by a switch', async () => {
    const yearly = { ...basic, billingCycle: 'annual', termDuration: 'P1Y' };
    const standard = { ...yearly, catalogItemId: await catalogItem(partner, 'CFQ7TTC0LDPB', '0001') };
    await partner.send('POST', '/_switches', { body: { refusedAtCheckout: 'CFQ7TTC0LDPB=800069' } });
    const checkedOut = async (...lines: object[]) => {
      const cart = await fillCart(adatum(partner), ...lines);
      const checkout = await partner.send('POST', `${adatum(partner)}/carts/${cart.at('id')}/checkout`);
      const after = await partner.send('GET', `${adatum(partner)}/carts/${cart.at('id')}`);
      return { cart, checkout, status: after.at('status') };
    };
    const inPart = await checkedOut(basic, standard);
    const error = ['orderGroupId', 'code', 'description'].map((name) => inPart.checkout.at(`orderErrors.0.${name}`));
    assert.deepEqual(error, [
      inPart.cart.at('lineItems.1.orderGroup'),
      800069,
      'The order of this group could not be placed.',
    ]);
    assert.equal(inPart.checkout.at('orders.0.lineItems.0.offerId'), inPart.cart.at('lineItems.0.catalogItemId'));
    assert.deepEqual([inPart.checkout.at('orders.1'), inPart.status], [undefined, 'Ordered']);
    const nothing = await checkedOut(standard);
    assert.deepEqual(
      [nothing.checkout.status, nothing.checkout.at('orders.0'), nothing.status],
      [201, undefined, 'Active'],
    );
  });

  it('lists an order, completes it and provides its lines when the clock says so, unless a switch holds it', async () => {
    const timings = { orderListedMs: 1000, orderCompletedMs: 2000, orderFulfilledMs: 3000 };
    await partner.send('POST', '/_switches', { body: { ...timings, orderOutcome: 'pending review' } });
    const cart = await fillCart(adatum(partner), basic);
    const ordered = await partner.send('POST', `${adatum(partner)}/carts/${cart.at('id')}/checkout`);
    const path = `${adatum(partner)}/orders/${ordered.at('orders.0.id')}`;
    const seen: unknown[] = [];
    const look = async () => {
      const [order, lines] = [await partner.send('GET', path), await partner.send('GET', `${path}/provisioningstatus`)];
      const list = await partner.send('GET', `${adatum(partner)}/orders`);
      seen.push([list.at('totalCount'), order.at('status'), lines.at('items.0.status')]);
    };
    await look();
    partner.wait(2000);
    await look();
    await partner.send('POST', '/_switches', { body: { orderOutcome: 'completed' } });
    await look();
    partner.wait(1000);
    await look();
    await partner.send('POST', '/_switches', { body: { unfulfilled: 'CFQ7TTC0LH18' } });
    await look();
    assert.deepEqual(seen, [
      [0, 'pending', 'prefulfillmentPending'],
      [1, 'pending review', 'prefulfillmentPending'],
      [1, 'completed', 'prefulfillmentPending'],
      [1, 'completed', 'fulfilled'],
      [1, 'completed', 'unfulfilled'],
    ]);
  });

  it('does not trade with a tenant that has no relationship', async () => {
    const fabrikam = partner.simulator.state.tenants.find(({ displayName }) => displayName === 'Fabrikam');
    const reply = await fillCart(`/v1/customers/${fabrikam?.id}`, basic);
    assert.deepEqual([reply.status, reply.at('code')], [403, 20002]);
  });

  const attestations = [
    { classicAttestation: 'accepted', results: [201, 600061, 201] },
    { classicAttestation: 'ignored', results: [201, 600061, 13605] },
    { classicAttestation: 'refused', results: [600006, 600006, 13605] },
  ];
  for (const { classicAttestation, results } of attestations) {
    it(`lets a customer buy after a classic confirmation, or not, where that is ${classicAttestation}`, async () => {
      await partner.send('POST', '/_switches', { body: { classicAttestation } });
      await partner.submit('/accept-relationship', { domain: 'abccorp.com', companyName: 'ABC Corp' });
      const path = `/v1/customers/${partner.simulator.state.customers.at(-1)?.id}`;
      const body = documented('create-agreement.request.json');
      const confirm = () => partner.send('POST', `${path}/agreements`, { body });
      const replies = [await confirm(), await confirm()];
      const cart = await fillCart(path, basic);
      partner.wait(10_000);
      replies.push(await partner.send('POST', `${path}/carts/${cart.at('id')}/checkout`));
      const outcomes = replies.map(({ status, at }) => at('code') ?? status);
      assert.deepEqual(outcomes, results);
    });
  }
});

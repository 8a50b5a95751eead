import assert from 'node:assert/strict';
import { type Partner, type Reply, startPartner } from './partner.ts';

const basic = { catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', termDuration: 'P1Y', billingCycle: 'monthly' };

describe('simulator: subscriptions', () => {
  let partner: Partner;
  beforeEach(async () => {
    partner = await startPartner();
  });
  afterEach(() => partner.close());

  it('adds seats at any time, and takes back only those bought in the last seven days', async () => {
    const path = await buy({ ...basic, quantity: 10 });
    await partner.waitDays(8);
    const added = await change(path, { quantity: 15 });
    const reduced = await change(path, { quantity: 12 });
    const tooMany = await change(path, { quantity: 9 });
    await partner.waitDays(8);
    const late = await change(path, { quantity: 11 });

    assert.deepEqual([added.status, added.at('quantity'), added.at('refundableQuantity.totalQuantity')], [200, 15, 5]);
    assert.equal(reduced.at('refundableQuantity.details.0.quantity'), 2);
    assert.deepEqual([tooMany.status, tooMany.at('code')], [400, 900214]);
    assert.deepEqual([late.status, late.at('code')], [400, 900214]);
  });

  it('is cancelled within seven days and not later; the order keeps its seats', async () => {
    const early = await buy({ ...basic, quantity: 3 });
    const late = await buy({ ...basic, quantity: 3 });
    const cancelled = await change(early, { status: 'deleted' });
    await partner.waitDays(7);
    const refused = await change(late, { status: 'deleted' });
    assert.deepEqual([cancelled.status, cancelled.at('status')], [200, 'deleted']);
    assert.deepEqual([refused.status, refused.at('code')], [400, 900213]);
  });

  it('turns the renewal off when a change leaves it out, and lets the term run out', async () => {
    const path = await buy({ ...basic, quantity: 1 });
    const { autoRenewEnabled, ...whole } = JSON.parse((await partner.send('GET', path)).text);
    assert.equal(autoRenewEnabled, true);
    const changed = await partner.send('PATCH', path, { body: { ...whole, friendlyName: 'nickname' } });
    const statuses = [changed.at('autoRenewEnabled'), changed.at('friendlyName')];
    for (const days of [366, 30, 90]) {
      await partner.waitDays(days);
      statuses.push((await partner.send('GET', path)).at('status'));
    }
    assert.deepEqual(statuses, [false, 'nickname', 'expired', 'disabled', 'deleted']);
  });

  it('renews by itself into the term asked for', async () => {
    const path = await buy({ ...basic, termDuration: 'P1M', quantity: 1, renewsTo: { termDuration: 'P1Y' } });
    const first = await partner.send('GET', path);
    await partner.waitDays(40);
    const renewed = await partner.send('GET', path);
    assert.equal(first.at('commitmentEndDate'), '2026-04-01T00:00:00Z');
    assert.equal(first.at('renewalTermDuration'), 'P1Y');
    assert.equal(renewed.at('status'), 'active');
    assert.equal(renewed.at('termDuration'), 'P1Y');
    assert.equal(renewed.at('commitmentEndDate'), '2027-04-01T00:00:00Z');
  });

  it('does not change the billing cycle, the term, or what is suspended', async () => {
    const path = await buy({ ...basic, quantity: 2 });
    const codes = [
      (await change(path, { billingCycle: 'annual' })).at('code'),
      (await change(path, { termDuration: 'P3Y' })).status,
      (await change(path, { scheduledNextTermInstructions: { quantity: 1 } })).status,
      (await change(path, { id: 'another' })).at('code'),
      (await change(path, { quantity: 301 })).at('code'),
      (await change(path, { status: 'suspended' })).at('status'),
      (await change(path, { quantity: 3 })).at('code'),
      (await change(path, { status: 'active' })).at('status'),
    ];
    assert.deepEqual(codes, [2054, 501, 501, 3000, 800067, 'suspended', 2001, 'active']);
  });

  it('changes nothing when one part of a change is refused', async () => {
    const path = await buy({ ...basic, quantity: 2 });
    const refused = await change(path, { status: 'suspended', quantity: 301 });
    const after = await partner.send('GET', path);
    assert.deepEqual([refused.status, after.at('status'), after.at('quantity')], [403, 'active', 2]);
  });

  it('is found by its order and tells its provisioning', async () => {
    await buy({ ...basic, quantity: 1 });
    const path = await buy({ ...basic, quantity: 5 });
    const orderId = (await partner.send('GET', path)).at('orderId');
    const list = await partner.send('GET', `${customer()}/subscriptions?order_id=${orderId}`);
    const provisioning = await partner.send('GET', `${path}/provisioningstatus`, { kind: 'app' });
    assert.deepEqual([list.at('totalCount'), list.at('items.0.quantity')], [1, 5]);
    assert.deepEqual([provisioning.at('status'), provisioning.at('quantity')], ['success', 5]);
    assert.equal(provisioning.at('skuId'), '3B555118-DA6A-4418-894F-7DF1E2096870');
  });

  it('may end with a month or with another subscription, and costs its part then', async () => {
    const other = await buy({ ...basic, quantity: 1 });
    await partner.waitDays(10);
    const dates = await partner.send('GET', `${customer()}/subscriptions/customTermEndDates?term_duration=P1Y`);
    const line = { ...basic, quantity: 1 };
    const lineItems = [
      { ...line, customTermEndDate: '2026-06-30T00:00:00Z' },
      { ...line, customTermEndDate: dates.at('items.1.allowedCustomTermEndDate') },
      { ...line, customTermEndDate: '2026-06-29' },
      { ...line, ...(await trial()), customTermEndDate: '2026-03-31' },
    ];
    const cart = await partner.send('POST', `${customer()}/carts`, { body: { lineItems } });

    assert.equal(dates.at('items.0.allowedCustomTermEndDate'), '2027-02-28T00:00:00');
    assert.equal(dates.at('items.1.allowedCustomTermEndDate'), '2027-03-01T00:00:00');
    assert.equal(dates.at('items.1.cotermSubscriptionIds.0'), other.split('/').at(-1));
    // 111 of 365 days of 60.48
    assert.equal(cart.at('lineItems.0.pricing.extendedPrice'), 18.39);
    assert.equal(cart.at('lineItems.1.error'), undefined);
    assert.equal(cart.at('lineItems.2.error.errorCode'), 10017);
    assert.equal(cart.at('lineItems.3.error.errorCode'), 10016);
  });

  async function trial() {
    const path = '/v1/products/CFQ7TTC0LCHC/skus/0009/availabilities?country=US';
    return { catalogItemId: (await partner.send('GET', path)).at('items.0.catalogItemId'), termDuration: 'P1M' };
  }

  /** The whole resource with members replaced, as the documents ask for. */
  async function change(path: string, members: Record<string, unknown>): Promise<Reply> {
    const whole = JSON.parse((await partner.send('GET', path)).text);
    return partner.send('PATCH', path, { kind: 'app', body: { ...whole, ...members } });
  }

  function customer(): string {
    return `/v1/customers/${partner.simulator.state.customers.find(({ companyName }) => companyName === 'Adatum')?.id}`;
  }

  /** @returns the path of the subscription */
  async function buy(line: Record<string, unknown>): Promise<string> {
    const cart = await partner.send('POST', `${customer()}/carts`, { body: { lineItems: [line] } });
    const ordered = await partner.send('POST', `${customer()}/carts/${cart.at('id')}/checkout`);
    partner.wait(3000);
    const order = await partner.send('GET', `${customer()}/orders/${ordered.at('orders.0.id')}`);
    return `${customer()}/subscriptions/${order.at('lineItems.0.subscriptionId')}`;
  }
});

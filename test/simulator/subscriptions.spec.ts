import assert from 'node:assert/strict';
import { adatum, basic, completedOrder } from '../../partner-center/test/conformance/scene.ts';
import { catalogItem, partnerOfEachTest, type Reply } from './partner.ts';

describe('simulator: subscriptions', () => {
  const partner = partnerOfEachTest();

  /** @returns the path of the subscription */
  const buy = async (line: object) => (await completedOrder(partner, { ...basic, ...line })).subscription;
  const look = (path: string) => partner.send('GET', path);
  /** The whole resource with members replaced, as the documents ask for. */
  const change = async (path: string, members: object): Promise<Reply> => {
    const whole = JSON.parse((await look(path)).text);
    return partner.send('PATCH', path, { kind: 'app', body: { ...whole, ...members } });
  };

  it('adds seats at any time, and takes back only those bought in the last seven days', async () => {
    const path = await buy({ quantity: 10 });
    await partner.waitDays(8);
    const added = await change(path, { quantity: 15 });
    const reduced = await change(path, { quantity: 12 });
    const tooMany = await change(path, { quantity: 9 });
    await partner.waitDays(8);
    const late = await change(path, { quantity: 11 });

    assert.deepEqual([added.at('quantity'), added.at('refundableQuantity.totalQuantity')], [15, 5]);
    assert.equal(reduced.at('refundableQuantity.details.0.quantity'), 2);
    for (const { status, at } of [tooMany, late]) assert.deepEqual([status, at('code')], [400, 900214]);
  });

  it('is cancelled within seven days and not later', async () => {
    const [early, late] = [await buy({ quantity: 3 }), await buy({ quantity: 3 })];
    const cancelled = await change(early, { status: 'deleted' });
    await partner.waitDays(7);
    const refused = await change(late, { status: 'deleted' });
    assert.deepEqual([cancelled.status, cancelled.at('status')], [200, 'deleted']);
    assert.deepEqual([refused.status, refused.at('code')], [400, 900213]);
  });

  it('turns the renewal off when a change leaves it out, and lets the term run out where that is still free', async () => {
    await partner.send('POST', '/_switches', { body: { unrenewedTerm: 'grace' } });
    const path = await buy({});
    const changed = await change(path, { autoRenewEnabled: undefined, friendlyName: 'nickname' });
    const seen = [changed.at('autoRenewEnabled'), changed.at('friendlyName')];
    for (const days of [366, 30, 90]) {
      await partner.waitDays(days);
      seen.push((await look(path)).at('status'));
    }
    assert.deepEqual(seen, [false, 'nickname', 'expired', 'disabled', 'deleted']);
  });

  it('renews by itself into the term asked for', async () => {
    const path = await buy({ termDuration: 'P1M', renewsTo: { termDuration: 'P1Y' } });
    const first = await look(path);
    await partner.waitDays(40);
    const renewed = await look(path);
    assert.equal(first.at('commitmentEndDate'), '2026-04-01T00:00:00Z');
    const members = ['status', 'termDuration', 'commitmentEndDate'].map(renewed.at);
    assert.deepEqual(members, ['active', 'P1Y', '2027-04-01T00:00:00Z']);
  });

  it('does not change the billing cycle, the term, or what is suspended', async () => {
    const path = await buy({ quantity: 2 });
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
    const path = await buy({ quantity: 2 });
    const refused = await change(path, { status: 'suspended', quantity: 301 });
    const after = await look(path);
    assert.deepEqual([refused.status, after.at('status'), after.at('quantity')], [403, 'active', 2]);
  });

  it('is found by its order', async () => {
    await buy({});
    const orderId = (await look(await buy({ quantity: 5 }))).at('orderId');
    const list = await look(`${adatum(partner)}/subscriptions?order_id=${orderId}`);
    assert.deepEqual([list.at('totalCount'), list.at('items.0.quantity')], [1, 5]);
  });

  it('may end with a month or with another subscription, and costs its part then', async () => {
    const other = await buy({});
    await partner.waitDays(10);
    const dates = await look(`${adatum(partner)}/subscriptions/customTermEndDates?term_duration=P1Y`);
    const trial = { catalogItemId: await catalogItem(partner, 'CFQ7TTC0LCHC', '0009'), termDuration: 'P1M' };
    const lineItems = [
      { ...basic, customTermEndDate: '2026-06-30T00:00:00Z' },
      { ...basic, customTermEndDate: dates.at('items.1.allowedCustomTermEndDate') },
      { ...basic, customTermEndDate: '2026-06-29' },
      { ...basic, ...trial, customTermEndDate: '2026-03-31' },
    ];
    const cart = await partner.send('POST', `${adatum(partner)}/carts`, { body: { lineItems } });

    assert.equal(dates.at('items.0.allowedCustomTermEndDate'), '2027-02-28T00:00:00');
    assert.equal(dates.at('items.1.allowedCustomTermEndDate'), '2027-03-01T00:00:00');
    assert.equal(dates.at('items.1.cotermSubscriptionIds.0'), other.split('/').at(-1));
    // 111 of 365 days of 60.48
    assert.equal(cart.at('lineItems.0.pricing.extendedPrice'), 18.39);
    const errors = [1, 2, 3].map((index) => cart.at(`lineItems.${index}.error.errorCode`));
    assert.deepEqual(errors, [undefined, 10017, 10016]);
  });
});

import assert from 'node:assert/strict';
import { customerRequest, type Partner, startPartner } from './partner.ts';

const basic = { catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971', termDuration: 'P1Y', billingCycle: 'Monthly' };
const contact = { firstName: 'Jane', lastName: 'Doe', email: 'jane.doe@abccorp.com' };
const agreement = {
  primaryContact: contact,
  templateId: '117a77b0-9360-443b-8795-c6dedc750cf9',
  dateAgreed: '2026-03-01T00:00:00Z',
  type: 'MicrosoftCustomerAgreement',
};
const dayMs = 24 * 60 * 60 * 1000;

interface AuditRecord {
  readonly id: string;
  readonly operationType: string;
  readonly operationDate: string;
}

describe('simulator: audit records', () => {
  let partner: Partner;
  let createdId: string;
  let password: string;

  /** A partner who did one of everything that leaves a record. */
  beforeEach(async () => {
    partner = await startPartner({ timings: { customerReadableMs: 0, verificationMs: 0, orderCompletedMs: 0 } });
    const created = await partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') });
    createdId = String(created.at('id'));
    password = String(created.at('userCredentials.password'));
    const path = `/v1/customers/${createdId}`;
    await partner.send('POST', `${path}/agreements`, { body: agreement });
    const cart = await partner.send('POST', `${path}/carts`, { body: { lineItems: [{ ...basic, quantity: 10 }] } });
    await partner.send('POST', `${path}/carts/${cart.at('id')}/checkout`);
    const subscriptions = await partner.send('GET', `${path}/subscriptions`);
    const subscription = JSON.parse(subscriptions.text).items[0];
    const change = { ...subscription, autoRenewEnabled: false };
    await partner.send('PATCH', `${path}/subscriptions/${subscription.id}`, { body: change });
    const profile = await partner.send('GET', `${path}/profiles/billing`);
    const headers = { 'If-Match': String(profile.at('attributes.etag')) };
    await partner.send('PUT', `${path}/profiles/billing`, { body: JSON.parse(profile.text), headers });
    await partner.submit('/accept-relationship', { tenant: 'fabrikam.com' });
    const fabrikam = partner.simulator.state.customers.at(-1)?.id;
    await partner.send('PATCH', `/v1/customers/${fabrikam}`, { body: { relationshipToPartner: 'none' } });
  });
  afterEach(() => partner.close());

  const list = async (query: string, Authorization?: string) => {
    const reply = await partner.send('GET', `/v1/auditrecords?${query}`, {
      headers: Authorization ? { Authorization } : {},
    });
    const records: AuditRecord[] = reply.status === 200 ? JSON.parse(reply.text).items : [];
    return { ...reply, kinds: records.map(({ operationType }) => operationType), records };
  };
  const filter = (Field: string, Value: unknown, Operator: string) =>
    `filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;

  it('are kept of everything that changes something, and never hold a password', async () => {
    const { kinds, records, text, at } = await list('startDate=2026-03-01');
    assert.deepEqual(kinds, [
      'add_customer',
      'create_agreement',
      'create_order',
      'update_subscription',
      'update_customer_billing_profile',
      'extend_relationship',
      'remove_partner_customer_relationship',
    ]);
    assert.equal(new Set(records.map(({ id }) => id)).size, records.length);
    assert.ok(!text.includes(password));
    const order = partner.simulator.state.orders[0];
    assert.deepEqual(at('items.2.customizedData.0'), { key: 'OrderId', value: order?.id });
    assert.equal(JSON.parse(String(at('items.2.resourceNewValue'))).LineItems[0].OfferId, basic.catalogItemId);
    assert.equal(at('items.2.customerName'), 'ABC Corp');
    assert.equal(at('items.2.operationStatus'), 'succeeded');
    assert.equal(at('items.0.userPrincipalName'), 'integration@northwindcloud.onmicrosoft.com');
  });

  it('are named by their moment to the last digit, and found by that name', async () => {
    const { records } = await list('startDate=2026-03-01');
    const [record] = records;
    assert.ok(record);
    const ticks = BigInt(record.id.split('_').at(-1) ?? 0);
    const since1970 = ticks - 621_355_968_000_000_000n;
    assert.equal(Number(since1970 / 10_000n), Date.parse(record.operationDate));
    assert.equal(String(since1970 % 10_000_000n).padStart(7, '0'), /\.(\d{7})Z$/.exec(record.operationDate)?.[1]);
    const one = await partner.send('GET', `/auditactivity/v1/auditrecords/${record.id}`);
    assert.deepEqual(JSON.parse(one.text), record);
    assert.equal((await partner.send('GET', '/auditactivity/v1/auditrecords/none')).status, 404);
  });

  it('are not kept of what was refused, nor twice of a repeated request', async () => {
    const headers = { 'MS-RequestId': '2f1f8d0e-6d7b-4a53-8a53-0a4a7c1b9f11' };
    const body = customerRequest('other.onmicrosoft.com');
    await partner.send('POST', '/v1/customers', { body, headers });
    await partner.send('POST', '/v1/customers', { body, headers });
    await partner.send('POST', '/v1/customers', { body });
    const { kinds } = await list('startDate=2026-03-01');
    assert.equal(kinds.filter((kind) => kind === 'add_customer').length, 2);
  });

  it('are found by customer, name and kind, and in pages', async () => {
    const ofCustomer = await list(filter('CustomerId', createdId, 'equals'));
    const byName = await list(filter('CompanyName', 'brika', 'substring'));
    const byKind = await list(filter('ResourceType', 'order', 'equals'));
    const wrong = await list(filter('UserPrincipalName', 'x', 'equals'));
    const first = await list('size=4');
    const next = JSON.parse(first.text).links.next;
    const [{ key, value }] = next.headers;
    const rest = await partner.send('GET', '/v1/auditrecords?size=4&seekOperation=Next', { headers: { [key]: value } });

    assert.equal(ofCustomer.kinds.length, 5);
    assert.deepEqual(byName.kinds, ['extend_relationship', 'remove_partner_customer_relationship']);
    assert.deepEqual(byKind.kinds, ['create_order']);
    assert.equal(wrong.status, 400);
    assert.deepEqual([first.kinds.length, JSON.parse(rest.text).items.length], [4, 3]);
  });

  it('reach back 30 days unless asked otherwise, and 90 at most', async () => {
    partner.wait(40 * dayMs);
    const bearer = await partner.bearer();
    const usual = await list('', bearer);
    const earlier = await list('startDate=2026-03-02&endDate=2026-03-02', bearer);
    const tooEarly = await list('startDate=2026-01-01', bearer);
    assert.deepEqual([usual.kinds.length, earlier.kinds.length, tooEarly.status], [0, 7, 400]);
  });
});

import assert from 'node:assert/strict';
import { adatum, basic, completedOrder, documented } from '../../partner-center/test/conformance/scene.ts';
import { customerRequest, partnerOfEachTest } from './partner.ts';

interface AuditRecord {
  readonly id: string;
  readonly operationType: string;
  readonly operationDate: string;
}

describe('simulator: audit records', () => {
  const partner = partnerOfEachTest({ timings: { customerReadableMs: 0 } });
  let createdId: string;
  let password: string;

  /** A partner who did one of everything that leaves a record. */
  beforeEach(async () => {
    const created = await partner.send('POST', '/v1/customers', { body: customerRequest('abccorp.onmicrosoft.com') });
    createdId = String(created.at('id'));
    password = String(created.at('userCredentials.password'));
    const body = documented('create-agreement.request.json');
    await partner.send('POST', `/v1/customers/${createdId}/agreements`, { body });
    const { subscription } = await completedOrder(partner);
    const whole = JSON.parse((await partner.send('GET', subscription)).text);
    await partner.send('PATCH', subscription, { body: { ...whole, autoRenewEnabled: false } });
    const billing = `${adatum(partner)}/profiles/billing`;
    const profile = await partner.send('GET', billing);
    const headers = { 'If-Match': String(profile.at('attributes.etag')) };
    await partner.send('PUT', billing, { body: JSON.parse(profile.text), headers });
    await partner.submit('/accept-relationship', { tenant: 'fabrikam.com' });
    const fabrikam = partner.simulator.state.customers.at(-1)?.id;
    await partner.send('PATCH', `/v1/customers/${fabrikam}`, { body: { relationshipToPartner: 'none' } });
  });

  const list = async (query: string) => {
    const reply = await partner.send('GET', `/v1/auditrecords?${query}`);
    const records: AuditRecord[] = reply.status === 200 ? JSON.parse(reply.text).items : [];
    return { ...reply, kinds: records.map(({ operationType }) => operationType), records };
  };
  const filter = (Field: string, Value: unknown, Operator: string) =>
    `filter=${encodeURIComponent(JSON.stringify({ Field, Value, Operator }))}`;

  it('are kept of everything that changes something, and never hold a password', async () => {
    const { kinds, text, at } = await list('startDate=2026-03-01');
    assert.deepEqual(kinds, [
      'add_customer',
      'create_agreement',
      'create_order',
      'update_subscription',
      'update_customer_billing_profile',
      'extend_relationship',
      'remove_partner_customer_relationship',
    ]);
    assert.ok(!text.includes(password));
    assert.deepEqual(at('items.2.customizedData.0'), { key: 'OrderId', value: partner.simulator.state.orders[0]?.id });
    assert.equal(JSON.parse(String(at('items.2.resourceNewValue'))).LineItems[0].OfferId, basic.catalogItemId);
    assert.equal(at('items.2.customerName'), 'Adatum');
  });

  it('are named by their moment to the last digit, and found by that name', async () => {
    const { records } = await list('startDate=2026-03-01');
    const [record] = records;
    assert.ok(record);
    const since1970 = BigInt(record.id.split('_').at(-1) ?? 0) - 621_355_968_000_000_000n;
    assert.equal(Number(since1970 / 10_000n), Date.parse(record.operationDate));
    assert.equal(String(since1970 % 10_000_000n).padStart(7, '0'), /\.(\d{7})Z$/.exec(record.operationDate)?.[1]);
    assert.equal(new Set(records.map(({ id }) => id)).size, records.length);
    const one = await partner.send('GET', `/auditactivity/v1/auditrecords/${record.id}`);
    assert.deepEqual(JSON.parse(one.text), record);
    assert.equal((await partner.send('GET', '/auditactivity/v1/auditrecords/none')).status, 404);
  });

  it('are not kept of what was refused, nor twice of a repeated request', async () => {
    const headers = { 'MS-RequestId': '2f1f8d0e-6d7b-4a53-8a53-0a4a7c1b9f11' };
    const body = customerRequest('other.onmicrosoft.com');
    for (const request of [{ body, headers }, { body, headers }, { body }]) {
      await partner.send('POST', '/v1/customers', request);
    }
    const { kinds } = await list('startDate=2026-03-01');
    assert.equal(kinds.filter((kind) => kind === 'add_customer').length, 2);
  });

  it('are found by customer, name and kind, and in pages', async () => {
    const ofCustomer = await list(filter('CustomerId', createdId, 'equals'));
    const byName = await list(filter('CompanyName', 'brika', 'substring'));
    const byKind = await list(filter('ResourceType', 'order', 'equals'));
    const first = await list('size=4');
    const [{ key, value }] = JSON.parse(first.text).links.next.headers;
    const rest = await partner.send('GET', '/v1/auditrecords?size=4&seekOperation=Next', { headers: { [key]: value } });

    assert.deepEqual(ofCustomer.kinds, ['add_customer', 'create_agreement']);
    assert.deepEqual(byName.kinds, ['extend_relationship', 'remove_partner_customer_relationship']);
    assert.deepEqual(byKind.kinds, ['create_order']);
    assert.equal((await list(filter('UserPrincipalName', 'x', 'equals'))).status, 400);
    assert.deepEqual([first.kinds.length, JSON.parse(rest.text).items.length], [4, 3]);
  });

  it('reach back 30 days unless asked otherwise, and 90 at most', async () => {
    await partner.waitDays(40);
    const earlier = await list('startDate=2026-03-02&endDate=2026-03-02');
    const tooEarly = await list('startDate=2026-01-01');
    assert.deepEqual([(await list('')).kinds.length, earlier.kinds.length, tooEarly.status], [0, 7, 400]);
  });
});

import assert from 'node:assert/strict';
import { ofEachTest } from '../../test/of-each-test.ts';
import { createClient, failure, ids, said, startScriptedServer } from './scripted-server.ts';

describe('orders at Partner Center', () => {
  const server = ofEachTest(startScriptedServer);
  const partnerCenter = ofEachTest(() => createClient(server).partnerCenter);
  const lastBody = () => JSON.parse(server.received.at(-1)?.text ?? '');

  it('explains lines of a cart that Microsoft does not accept', async () => {
    const line = { catalogItemId: 'x:y:z', quantity: 5, billingCycle: 'monthly', termDuration: 'P1Y' };
    const errors = [
      { errorCode: 10018, errorDescription: 'x' },
      { errorCode: 'BillingPlanNotSupported' },
      { errorCode: 77777, errorDescription: 'New reason.' },
    ];
    const lineItems = [{ id: 0, ...line }, ...errors.map((error, place) => ({ id: place + 1, ...line, error }))];
    server.on('POST /v1/customers/c1/carts', { status: 201, body: { id: 'cart-1', lineItems } });
    const cart = await partnerCenter.createCart('c1', [line, line, line, line], ids);
    assert.deepEqual(lastBody().lineItems[1], { id: 1, ...line });
    const explained = cart.lines.map(({ error }) => error && [error.code, said(error.says)]);
    assert.deepEqual(explained, [
      undefined,
      ['10018', 'cart-line-10018'],
      ['BillingPlanNotSupported', 'cart-line-10013'],
      ['77777', 'partner-center-says cart-line-unknown New reason.'],
    ]);
  });

  it('sends everything that can be said about a cart, and tells how many seats there are', async () => {
    const line = {
      catalogItemId: 'x:y:z',
      quantity: 5,
      billingCycle: 'monthly',
      termDuration: 'P1M',
      participants: [{ key: 'transaction_reseller', value: '4847383' }],
      provisioningContext: { scope: 'shared' },
      customTermEndDate: '2026-07-31T00:00:00',
      renewsTo: { termDuration: 'P1Y' },
      attestationAccepted: true,
    };
    const { provisioningContext: ProvisioningContext, ...rest } = line;
    const error = { errorCode: 10002, additionalInformation: { availableQuantity: 3, purchasedQuantity: '22' } };
    const lineItems = [{ id: 0, ...rest, ProvisioningContext, error }];
    server.on('PUT /v1/customers/c1/carts/cart-1', { status: 201, body: { id: 'cart-1', lineItems } });
    const terms = { partnerOnRecordAttestationAccepted: true };
    const cart = await partnerCenter.updateCart('c1', 'cart-1', [line], ids, terms);
    assert.deepEqual(lastBody(), { id: 'cart-1', ...terms, lineItems: [{ id: 0, ...line }] });
    const [{ error: problem, ...read } = { error: undefined }] = cart.lines;
    assert.deepEqual(read, { id: 0, ...line });
    assert.deepEqual([problem?.availableQuantity, problem?.purchasedQuantity], [3, 22]);
  });

  it('checks out with an empty body, and tells the groups that failed', async () => {
    const orderErrors = [
      { orderGroupId: '1', code: 800070, description: 'Offer is not available' },
      { orderGroupId: 2, code: '10003', description: 'None left' },
      { orderGroupId: '3', code: 4711, description: 'Something new' },
    ];
    server.on('POST /v1/customers/c1/carts/cart-1/checkout', { status: 201, body: { orders: [], orderErrors } });
    const { errors } = await partnerCenter.checkout('c1', 'cart-1', ids);
    assert.equal(server.received[0]?.text, '');
    assert.equal(server.received[0]?.headers['content-length'], '0');
    const known = (key: string) => ({ key: `errors.partnerCenter.${key}`, values: {} });
    const detail = { sentence: known('order-group-refused'), detail: 'Something new' };
    assert.deepEqual(errors, [
      { orderGroupId: '1', code: '800070', says: known('fault-400-800070') },
      { orderGroupId: '2', code: '10003', says: known('cart-line-10003') },
      { orderGroupId: '3', code: '4711', says: { ...known('partner-center-says'), values: detail } },
    ]);
  });

  const active = { id: 's1', quantity: 3, status: 'active', autoRenewEnabled: true };
  const path = '/v1/customers/c1/subscriptions/s1';

  it('waits where Partner Center says until a change that it has begun shows', async () => {
    const pauses: number[] = [];
    const { partnerCenter } = createClient(server, { pause: async (ms) => void pauses.push(ms) });
    const other = '/customers/c1/subscriptions/elsewhere';
    server.on(`PATCH ${path}`, { status: 202, headers: { Location: `https://stranger.example${other}` } });
    server.on(`GET /v1${other}`, { body: active }, { body: { ...active, status: 'Deleted' } });
    await partnerCenter.cancelSubscription('c1', active, ids);
    assert.deepEqual(JSON.parse(server.received[0]?.text ?? ''), { ...active, status: 'deleted' });
    assert.equal(server.received.length, 3);
    assert.deepEqual(pauses, [1000, 2000]);
    assert.equal(server.received[2]?.headers['ms-correlationid'], ids.correlationId);
  });

  it('does not wait for ever until a change shows', async () => {
    const { partnerCenter } = createClient(server, { pause: async () => undefined });
    server.on(`PATCH ${path}`, { status: 202 });
    server.on(`GET ${path}`, { body: active });
    const error = await failure(partnerCenter.changeSubscription('c1', active, { quantity: 5 }, ids));
    assert.equal(error.code, 'partner-center-no-answer');
  });
});

import assert from 'node:assert/strict';
import { checkOut } from '../../bot/tasks/check-out.ts';
import type { PartnerCenter } from '../../partner-center/partner-center.ts';
import { createClient, startScriptedServer } from '../../partner-center/test/scripted-server.ts';
import { ofEachTest } from '../of-each-test.ts';
import * as abc from '../onboarding/abc-corp.ts';
import { readyToCheckOut, taskOf } from '../onboarding/story.ts';
import { sheetPath, sheetWith } from './price-sheet.ts';

const minute = 60_000;
const ofCustomer = (what: string) => `/v1/customers/abc-tenant/${what}`;
const made = '2026-11-20T10:00:00Z';
const basic = 'CFQ7TTC0LH18:0001:NOW';
const phone = `${abc.teamsPhone.productId}:${abc.teamsPhone.skuId}:NOW`;

const order = (id: string, creationDate: string, ...offerIds: string[]) => ({
  id,
  creationDate,
  lineItems: offerIds.map((offerId, lineItemNumber) => ({ lineItemNumber, offerId, quantity: 10 })),
});
const cartOf = (status: string, ...groups: string[]) => ({
  body: {
    id: 'cart-1',
    status,
    creationTimestamp: made,
    lineItems: groups.map((orderGroup, id) => ({ id, catalogItemId: basic, quantity: 10, orderGroup })),
  },
});

describe('check out', () => {
  const server = ofEachTest(startScriptedServer);
  let partnerCenter: PartnerCenter;
  beforeEach(() => {
    server.on(sheetPath, sheetWith({ cost: '10' }, { cost: '10', product: abc.teamsPhone.productId }));
    ({ partnerCenter } = createClient(server));
  });

  const attempt = (
    nth: number,
    { failingFor = 0, known = [], lost = 0 }: { failingFor?: number; known?: string[]; lost?: number } = {},
  ) => {
    const { record: before, now } = readyToCheckOut();
    const lines = [abc.businessBasic, abc.teamsPhone].map((product) => abc.line(product, { quantity: 10 }));
    const isRetry = known.length > 0;
    const refused = isRetry ? lines.map((_, line) => ({ line, problem: { key: 'x', values: {} } })) : [];
    const placed = isRetry ? { at: now, orderIds: known } : null;
    const setback = lost === 0 ? null : { times: lost, since: now };
    const record = { ...before, lines, order: { ...before.order, setback, placed, refused } };
    const task = { ...taskOf(record, 'check-out'), attempts: nth, failingSince: now - failingFor };
    const ids = { requestId: task.idempotencyKey, correlationId: task.id };
    const approvalTerms = async () => ({ policy: abc.ruleFrom(0), approverIds: [abc.manager.id], approverNames: [] });
    const parts = {
      ...{ ordering: partnerCenter, catalog: partnerCenter, approvalTerms },
      ...{ priceTolerancePercent: 1, now: () => now },
    };
    return checkOut(parts, { record, task, ids, nextAt: 5 });
  };

  it('whose answer was lost takes no earlier order of the same product, and waits until orders are listed', async () => {
    const earlier = [order('earlier', '2026-11-20T09:59:59Z', basic), order('known', made, basic)];
    server.on(`GET ${ofCustomer('carts/cart-1')}`, cartOf('Ordered', '0', '1'));
    server.on(
      `GET ${ofCustomer('orders')}`,
      { body: { items: earlier } },
      { body: { items: [...earlier, order('ours', made, phone)] } },
    );
    await assert.rejects(attempt(2, { known: ['known'], failingFor: 30 * minute }), {
      code: 'partner-center-not-found',
    });
    await assert.rejects(attempt(2, { known: ['known'] }), { code: 'partner-center-not-found' });
    assert.deepEqual(await attempt(2, { known: ['known'], failingFor: 30 * minute }), {
      kind: 'order-placed',
      orders: [{ orderId: 'ours', lines: [{ line: 1, item: 0 }] }],
      placedAt: Date.parse(made),
      cart: [0, 1],
      refused: [{ line: 0, problem: { key: 'errors.tasks.order-not-made', values: {} } }],
    });
    assert.deepEqual(
      server.received.filter(({ method }) => method !== 'GET'),
      [],
    );
  });

  it('whose answer was lost and whose cart is gone makes a new one only when no order of it can come any more', async () => {
    server.on(`GET ${ofCustomer('carts/cart-1')}`, { status: 404, body: { code: 800008, description: 'gone' } });
    server.on(
      `GET ${ofCustomer('orders')}`,
      { body: { items: [] } },
      { body: { items: [] } },
      { body: { items: [order('ours', '2099-01-01T00:00:00Z', basic, phone)] } },
    );
    await assert.rejects(attempt(2), { code: 'partner-center-not-found' });
    assert.equal((await attempt(2, { failingFor: 30 * minute })).kind, 'cart-gone');
    const { kind } = await attempt(2, { failingFor: 30 * minute });
    assert.equal(kind, 'order-placed');
  });

  it('of a cart that is gone each time pauses longer each time, and leaves it to a person in the end', async () => {
    const gone = { status: 404, body: { code: 800008, description: 'gone' } };
    server.on(`POST ${ofCustomer('carts/cart-1/checkout')}`, gone);
    const { now } = readyToCheckOut();
    for (const [lost, seconds] of [
      [0, 2],
      [5, 64],
      [10, 300],
    ] as const) {
      const result = await attempt(1, { lost });
      assert.ok(result.kind === 'cart-gone' && result.retryAt !== null);
      const pause = (result.retryAt - now) / 1000;
      assert.ok(pause >= seconds * 0.75 && pause <= seconds * 1.25, `${lost}: ${pause} s`);
    }
    const why = { key: 'errors.partnerCenter.fault-404-800008', values: {} };
    const problem = { key: 'errors.tasks.tried-often', values: { why, attempts: 12 } };
    assert.deepEqual(await attempt(1, { lost: 11 }), { kind: 'cart-gone', problem, retryAt: null });
  });

  it('knows the refused lines by their group, else by what no order holds', async () => {
    const orderErrors = [{ orderGroupId: '1', code: 800069, description: 'Risk' }];
    const answer = { orders: [order('ours', made, basic)], orderErrors };
    server.on(`POST ${ofCustomer('carts/cart-1/checkout')}`, { status: 201, body: answer });
    server.on(`GET ${ofCustomer('carts/cart-1')}`, cartOf('Ordered', '0', '1'), { status: 500 });
    const problem = { key: 'errors.partnerCenter.fault-403-800069', values: {} };
    for (const _ of ['the cart tells', 'the cart cannot be read']) {
      assert.deepEqual(await attempt(1), {
        kind: 'order-placed',
        orders: [{ orderId: 'ours', lines: [{ line: 0, item: 0 }] }],
        placedAt: Date.parse(made),
        cart: [0, 1],
        refused: [{ line: 1, problem }],
      });
    }
  });

  it('of which every group is refused for the agreement waits for that', async () => {
    const orderErrors = ['0', '1'].map((orderGroupId) => ({ orderGroupId, code: 13605, description: 'No agreement' }));
    server.on(`POST ${ofCustomer('carts/cart-1/checkout')}`, { status: 201, body: { orders: [], orderErrors } });
    assert.deepEqual(await attempt(1), { kind: 'order-blocked', by: 'agreement', nextAt: 5 });
  });
});

import assert from 'node:assert/strict';
import { createCart } from '../../bot/tasks/create-cart.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import { createClient, startScriptedServer } from '../../partner-center/test/scripted-server.ts';
import { english } from '../../words/english.ts';
import { ofEachTest } from '../of-each-test.ts';
import { readyToOrder, taskOf } from '../onboarding/story.ts';

const availabilities = 'GET /v1/products/CFQ7TTC0LH18/skus/0001/availabilities';
const carts = 'POST /v1/customers/abc-tenant/carts';

const listed = (id: string) => {
  const product = { productId: 'CFQ7TTC0LH18', skuId: '0001' };
  const terms = [{ duration: 'P1Y', billingCycle: 'Monthly' }];
  return { body: { items: [{ id, ...product, catalogItemId: `CFQ7TTC0LH18:0001:${id}`, terms }] } };
};
const line = { id: 0, catalogItemId: 'CFQ7TTC0LH18:0001:OLD', quantity: 10 };
const withLineErrors = (...codes: (number | string)[]) => ({
  status: 201,
  body: { id: 'bad', lineItems: codes.map((errorCode, id) => ({ ...line, id, error: { errorCode } })) },
});
const good = { status: 201, body: { id: 'good', lineItems: [line] } };

describe('create cart', () => {
  const server = ofEachTest(startScriptedServer);

  const attempt = (nth: number) => {
    const { record, now } = readyToOrder();
    const task = { ...taskOf(record, 'create-cart'), attempts: nth };
    const ids = { requestId: task.idempotencyKey, correlationId: task.id };
    const { partnerCenter } = createClient(server);
    return createCart(
      { catalog: partnerCenter, ordering: partnerCenter, now: () => now },
      { record, task, ids, nextAt: now },
    );
  };
  const failure = async (nth: number) => {
    const error = await attempt(nth).catch((thrown: unknown) => thrown);
    assert.ok(error instanceof OnboardingError, String(error));
    return error;
  };

  const changed = [
    ['a refusal of the whole cart', { status: 404, body: { code: 400019, description: 'Availability not found' } }],
    ['the number of a line error', withLineErrors(10001)],
    ['the name of a line error', withLineErrors('CatalogItemIdIsNotValid')],
  ] as const;
  for (const [how, answer] of changed) {
    it(`is tried again with the id as it is then when the catalog has changed, told by ${how}`, async () => {
      server.on(availabilities, listed('OLD'), listed('NEW'));
      server.on(carts, answer, good);
      assert.equal((await failure(1)).detail.retryable, true);
      assert.deepEqual(await attempt(2), { kind: 'cart-created', cartId: 'good' });
      const sent = server.received.filter(({ method }) => method === 'POST').map(({ text }) => JSON.parse(text));
      const items = sent.map(({ lineItems }) => lineItems[0].catalogItemId);
      assert.deepEqual(items, ['CFQ7TTC0LH18:0001:OLD', 'CFQ7TTC0LH18:0001:NEW']);
    });

    it(`is left to a person when the catalog goes on saying so, told by ${how}`, async () => {
      server.on(availabilities, listed('OLD'));
      server.on(carts, answer);
      assert.equal((await failure(2)).detail.retryable, true);
      assert.equal((await failure(3)).detail.retryable, false);
    });
  }

  it('is left to a person at once when a line is wrong in itself', async () => {
    server.on(availabilities, listed('OLD'));
    server.on(carts, withLineErrors(10001, 10015));
    const error = await failure(1);
    assert.notEqual(error.detail.retryable, true);
    assert.match(english.tell(error.says), /^Microsoft 365 Business Basic: .*changed in the catalog.*Choose a smaller/);
  });
});

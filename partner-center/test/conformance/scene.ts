import type { Partner, Reply } from '../../../test/simulator/partner.ts';
import { readExample } from './read-example.ts';

/** Microsoft 365 Business Basic, as the simulator's catalog begins. */
export const basic = {
  catalogItemId: 'CFQ7TTC0LH18:0001:CFQ7TTC0K971',
  quantity: 1,
  termDuration: 'P1Y',
  billingCycle: 'monthly',
};

/** An indirect reseller of the simulator that has signed everything. */
export const reseller = { tenantId: '484e548c-f5f3-4528-93a9-c16c6373cb59', mpnId: '4847411' };

type Ask = (partner: Partner) => Promise<Reply>;

/** A customer that exists from the start, verified, with its agreement and a GDAP role: the path of its resources. */
export function adatum({ simulator }: Partner): string {
  const customer = simulator.state.customers.find(({ companyName }) => companyName === 'Adatum');
  return `/v1/customers/${customer?.id}`;
}

/** A request; with Adatum in place of the client's customer `c1`. */
export function same(request: string, body?: unknown): Ask {
  const [method = '', path = ''] = request.split(' ');
  return (partner) => partner.send(method, path.replace('/v1/customers/c1', adatum(partner)), { body });
}

/** The body of a documented request. */
export function documented(file: string, changes: object = {}): object {
  return { ...Object(readExample(file).body), ...changes };
}

/** Puts a line into a cart and checks it out: the answer to the checkout. */
export async function checkOut(partner: Partner, line: object = basic): Promise<Reply> {
  const path = `${adatum(partner)}/carts`;
  const cart = await partner.send('POST', path, { body: { lineItems: [line] } });
  return partner.send('POST', `${path}/${cart.at('id')}/checkout`);
}

/** An order that is completed: the path of it, and that of its first subscription. */
export async function completedOrder(
  partner: Partner,
  line: object = basic,
): Promise<{ order: string; subscription: string }> {
  const checkout = await checkOut(partner, line);
  partner.wait(60_000);
  const order = `${adatum(partner)}/orders/${checkout.at('orders.0.id')}`;
  const subscriptionId = (await partner.send('GET', order)).at('lineItems.0.subscriptionId');
  return { order, subscription: `${adatum(partner)}/subscriptions/${subscriptionId}` };
}

import type { Partner, Reply, Request } from '../../../test/simulator/partner.ts';
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

/** A customer that exists from the start, verified, with its agreement and a GDAP role: the path of its resources. */
export function adatum({ simulator }: Partner): string {
  const customer = simulator.state.customers.find(({ companyName }) => companyName === 'Adatum');
  return `/v1/customers/${customer?.id}`;
}

/** Asks for something below that customer. */
export function ofAdatum(below: string, method = 'GET', request: Request = {}) {
  return (partner: Partner): Promise<Reply> => partner.send(method, `${adatum(partner)}${below}`, request);
}

/** Asks for something of the partner's own, or of the catalog. */
export function get(path: string, request: Request = {}) {
  return (partner: Partner): Promise<Reply> => partner.send('GET', path, request);
}

/** Sends a documented request. */
export function documented(file: string, changes: object = {}): { body: object } {
  return { body: { ...Object(readExample(file).body), ...changes } };
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

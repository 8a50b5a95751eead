import type { Call } from '../call.ts';
import { makeGuid, makeOrderId } from '../identifiers.ts';
import { type Answer, fault, json } from '../respond.ts';
import type { Cart, CartLine, Order, OrderLine } from '../state.ts';
import { requireAgreement } from './agreements.ts';
import { alreadySubmitted, findCart } from './carts.ts';
import { currencyOf, findCatalogItem, titleOf } from './catalog.ts';
import { tenantOf, tradingCustomer } from './find-customer.ts';
import { orderBody } from './orders.ts';
import { requireVerified } from './verification.ts';

/**
 * `POST /v1/customers/{id}/carts/{cartId}/checkout`: one order for each order group (Microsoft Learn:
 * checkout-a-cart). Refused without the agreement (13605), before verification (800073, 800075), with a wrong line
 * (800009) and a second time (800065; the same `MS-RequestId` gets the first answer again).
 */
export function checkoutCart(call: Call): Answer {
  const { world } = call;
  const customer = tradingCustomer(call);
  const cart = findCart(call);
  if (cart.status === 'Ordered') throw alreadySubmitted(cart);
  requireAgreement(customer);
  requireVerified(world, customer);
  if (cart.lineItems.some(({ error }) => error)) throw fault(400, 800009, 'Error in Cart item(s)');
  const { country } = tenantOf(world, customer);
  const groups = Map.groupBy(cart.lineItems, ({ orderGroup }) => orderGroup);
  const orders = [...groups.values()].map((lines) => newOrder(call, cart, country, lines));
  cart.status = 'Ordered';
  world.state.orders.push(...orders);
  return json(201, {
    orders: orders.map((order) => orderBody(world, order)),
    attributes: { objectType: 'CartCheckoutResult' },
  });
}

function newOrder({ world }: Call, cart: Cart, country: string, lines: readonly CartLine[]): Order {
  const { code, symbol } = currencyOf(country);
  return {
    id: makeOrderId(world.state),
    customerId: cart.customerId,
    cartId: cart.id,
    country,
    billingCycle: lines[0]?.billingCycle ?? 'none',
    currencyCode: code,
    currencySymbol: code === 'USD' ? 'US$' : symbol,
    createdAt: world.now(),
    lineItems: lines.map((line) => newOrderLine(line, makeGuid(world.state))),
  };
}

function newOrderLine(line: CartLine, subscriptionId: string): OrderLine {
  const item = findCatalogItem(line.catalogItemId);
  if (!item || !line.pricing) throw fault(404, 400019, 'Availability not found.');
  const title = titleOf(item.product, item.sku);
  return {
    catalogItemId: line.catalogItemId,
    title,
    friendlyName: line.friendlyName ?? title,
    quantity: line.quantity,
    termDuration: line.termDuration,
    subscriptionId,
    pricing: line.pricing,
  };
}

import type { Call } from '../call.ts';
import { makeGuid, makeOrderId } from '../identifiers.ts';
import { type Answer, fault, json } from '../respond.ts';
import type { Cart, CartLine, Customer, Order, OrderLine } from '../state.ts';
import type { World } from '../world.ts';
import { requireAgreement } from './agreements.ts';
import { alreadySubmitted, findCart } from './carts.ts';
import { currencyOf, findCatalogItem, titleOf } from './catalog.ts';
import { tenantOf, tradingCustomer } from './find-customer.ts';
import { orderBody } from './orders.ts';
import { priceLines } from './price-cart.ts';
import { sandboxLimit, subscriptionsLeftInSandbox } from './sandbox.ts';
import { requireVerified } from './verification.ts';

/**
 * `POST /v1/customers/{id}/carts/{cartId}/checkout`: one order for each order group (Microsoft Learn:
 * checkout-a-cart); a group that the switch `refusedAtCheckout` names gets an error instead. Refused without the agreement (13605), before verification (800073, 800074, 800075), with a wrong
 * line (800009) and a second time (800065, or the first answer again, by the switch `repeatedCheckout`; the same
 * `MS-RequestId` always gets the first answer again).
 */
export function checkoutCart(call: Call): Answer {
  const { world } = call;
  const customer = tradingCustomer(call);
  const cart = findCart(call);
  if (cart.status === 'Ordered') {
    if (world.switches.repeatedCheckout === 'refused') throw alreadySubmitted(cart);
    return checkoutResult(
      world,
      world.state.orders.filter(({ cartId }) => cartId === cart.id),
    );
  }
  requireAgreement(customer);
  requireVerified(world, customer);
  refuseWrongLines(cart);
  if (cart.lineItems.length > subscriptionsLeftInSandbox(world, customer)) throw sandboxLimit();
  const { country } = tenantOf(world, customer);
  cart.lineItems = pricedToday(world, customer, cart);
  const groups = Map.groupBy(cart.lineItems, ({ orderGroup }) => orderGroup);
  const buyer = { customerId: customer.id, cartId: cart.id, country };
  const refused = [...groups].flatMap(([orderGroup, lines]) => refusalOf(world, orderGroup, lines));
  const taken = [...groups].filter(([group]) => !refused.some(({ orderGroupId }) => orderGroupId === group));
  const orders = taken.map(([, lines]) => newOrder(world, buyer, lines));
  if (orders.length > 0) cart.status = 'Ordered';
  world.state.orders.push(...orders);
  return checkoutResult(world, orders, refused);
}

/** What is ordered costs what it costs then, whatever its cart said days before. The documents do not tell. */
function pricedToday(world: World, customer: Customer, { lineItems }: Cart): CartLine[] {
  const today = priceLines(world, customer, lineItems);
  return lineItems.map((line, place) => ({ ...line, pricing: today[place]?.pricing ?? line.pricing }));
}

interface OrderError {
  readonly orderGroupId: string | undefined;
  readonly code: number;
  readonly description: string;
}

/** One order group may fail while others become orders (Microsoft Learn: cart-resources, OrderError). */
function refusalOf({ switches }: World, orderGroupId: string | undefined, lines: readonly CartLine[]): OrderError[] {
  const codes = new Map(
    switches.refusedAtCheckout.split(/, */).map((each) => [each.split('=')[0], each.split('=')[1]]),
  );
  const code = lines.map(({ catalogItemId }) => codes.get(catalogItemId.split(':')[0])).find((each) => each);
  return code === undefined
    ? []
    : [{ orderGroupId, code: Number(code), description: 'The order of this group could not be placed.' }];
}

function checkoutResult(world: World, orders: readonly Order[], orderErrors: readonly OrderError[] = []): Answer {
  return json(201, {
    orders: orders.map((order) => orderBody(world, order)),
    ...(orderErrors.length > 0 && { orderErrors }),
    attributes: { objectType: 'CartCheckoutResult' },
  });
}

/** A missing attestation has a code of its own when nothing else is wrong. */
function refuseWrongLines({ lineItems }: Cart): void {
  const wrong = lineItems.filter(({ error }) => error);
  const first = wrong[0];
  if (!first) return;
  if (wrong.some(({ error }) => error?.errorCode !== 10012)) throw fault(400, 800009, 'Error in Cart item(s)');
  throw fault(400, 900203, `CatalogItemId: ${first.catalogItemId} requires attestation acceptance.`);
}

/** The order of lines that were priced and are all right, which share a billing cycle. */
export function newOrder(
  world: World,
  buyer: Pick<Order, 'customerId' | 'cartId' | 'country'>,
  lines: readonly CartLine[],
): Order {
  const { code, symbol } = currencyOf(buyer.country);
  return {
    id: makeOrderId(world.state),
    ...buyer,
    billingCycle: lines[0]?.billingCycle ?? 'none',
    currencyCode: code,
    currencySymbol: code === 'USD' ? 'US$' : symbol,
    createdAt: world.now(),
    ...(world.switches.orderOutcome !== 'completed' && { followsSwitch: true }),
    lineItems: lines.map((line) => newOrderLine(world, line)),
  };
}

function newOrderLine(world: World, line: CartLine): OrderLine {
  const item = findCatalogItem(world, line.catalogItemId);
  if (!item || !line.pricing) throw fault(404, 400019, 'Availability not found.');
  const title = titleOf(item.product, item.sku);
  return {
    catalogItemId: line.catalogItemId,
    title,
    friendlyName: line.friendlyName ?? title,
    quantity: line.quantity,
    termDuration: line.termDuration,
    subscriptionId: makeGuid(world.state),
    pricing: line.pricing,
    ...(line.promotionId !== undefined && { promotionId: line.promotionId }),
    ...(line.participants && { participants: line.participants }),
    ...(line.customTermEndDate !== undefined && { customTermEndDate: line.customTermEndDate }),
    ...(line.renewsTo && { renewalTermDuration: line.renewsTo.termDuration }),
    scheduledActions: [],
    seatChanges: [],
  };
}

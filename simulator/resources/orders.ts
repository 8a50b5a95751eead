import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { type Answer, collection, fault, json, link, timestamp } from '../respond.ts';
import type { Order, OrderLine } from '../state.ts';
import type { World } from '../world.ts';
import { roundToCents } from './catalog.ts';
import { tradingCustomer } from './find-customer.ts';

export function isCompleted({ timings, switches, now }: World, { createdAt, followsSwitch }: Order): boolean {
  const isThrough = now() - createdAt >= timings.orderCompletedMs;
  return isThrough && (followsSwitch !== true || switches.orderOutcome === 'completed');
}

/** `GET /v1/customers/{id}/orders`. */
export function listOrders(call: Call): Answer {
  const { world } = call;
  const customer = tradingCustomer(call);
  const isListed = ({ createdAt }: Order) => world.now() - createdAt >= world.timings.orderListedMs;
  const orders = world.state.orders.filter((order) => order.customerId === customer.id && isListed(order));
  const items = orders.map((order) => orderBody(world, order));
  return json(200, collection(items, { self: link(`/customers/${customer.id}/orders`) }));
}

/** `GET /v1/customers/{id}/orders/{orderId}`. */
export function getOrder(call: Call): Answer {
  return json(200, orderBody(call.world, findOrder(call)));
}

/** `GET …/orders/{orderId}/provisioningstatus` (Microsoft Learn: get-order-provisioning-status). */
export function getProvisioningStatus(call: Call): Answer {
  const order = findOrder(call);
  const items = order.lineItems.map((line, index) => {
    const status = lineStatusOf(call.world, order, line);
    return {
      orderLineItemId: index,
      lineItemNumber: index,
      status,
      quantityProvisioningInformation: [{ quantity: line.quantity, status }],
    };
  });
  return json(200, collection(items));
}

/** Microsoft Learn: order-resources, OrderLineItemProvisioningStatus. */
function lineStatusOf(world: World, order: Order, { catalogItemId }: OrderLine) {
  const { timings, switches, now } = world;
  const isThrough = isCompleted(world, order) && now() - order.createdAt >= timings.orderFulfilledMs;
  const [productId = ''] = catalogItemId.split(':');
  if (statusOf(world, order) === 'cancelled') return 'unfulfilled';
  if (!isThrough) return 'prefulfillmentPending';
  return switches.unfulfilled.split(/, */).includes(productId) ? 'unfulfilled' : 'fulfilled';
}

const change = z.object({ status: z.literal('cancelled') });

/** `PATCH …/orders/{orderId}` with `status: cancelled`: in a sandbox only (800019), where it ends the subscriptions too. */
export function cancelOrder(call: Call): Answer {
  const { world } = call;
  const order = findOrder(call);
  readBody(call, change);
  if (!world.switches.sandbox) {
    const text =
      "Non-Sandbox tenants aren't allowed to cancel purchases other than software subscriptions and perpetual software";
    throw fault(403, 800019, text);
  }
  if (order.cancelledAt !== undefined) throw fault(400, 800061, "Order can't be canceled");
  order.cancelledAt = world.now();
  return json(200, orderBody(world, order));
}

function findOrder(call: Call): Order {
  const customer = tradingCustomer(call);
  const order = call.world.state.orders.find(({ id }) => id === call.param('orderId').toLowerCase());
  if (order?.customerId !== customer.id) throw fault(404, 20000, 'Order ID not found');
  return order;
}

/** An order on the wire; the ids of its subscriptions are told when it is completed. */
export function orderBody(world: World, order: Order) {
  const path = `/customers/${order.customerId}/orders/${order.id}`;
  const isDone = isCompleted(world, order);
  return {
    id: order.id,
    alternateId: order.id,
    referenceCustomerId: order.customerId,
    billingCycle: order.billingCycle,
    currencyCode: order.currencyCode,
    currencySymbol: order.currencySymbol,
    lineItems: order.lineItems.map((line, index) => lineBody(order, line, index, isDone)),
    creationDate: timestamp(order.createdAt),
    status: statusOf(world, order),
    transactionType: 'UserPurchase',
    links: {
      self: link(path),
      provisioningStatus: link(`${path}/provisioningstatus`),
      patchOperation: link(path, 'PATCH'),
    },
    totalPrice: roundToCents(order.lineItems.reduce((sum, { pricing }) => sum + pricing.extendedPrice, 0)),
    client: {},
    attributes: { objectType: 'Order' },
  };
}

export function statusOf(world: World, order: Order): World['switches']['orderOutcome'] | 'pending' {
  if (order.cancelledAt !== undefined) return 'cancelled';
  if (world.now() - order.createdAt < world.timings.orderCompletedMs) return 'pending';
  return order.followsSwitch === true ? world.switches.orderOutcome : 'completed';
}

function lineBody(order: Order, line: OrderLine, lineItemNumber: number, isDone: boolean) {
  const { customerId } = order;
  const { catalogItemId, subscriptionId, termDuration, friendlyName, quantity, pricing, promotionId } = line;
  return {
    lineItemNumber,
    offerId: catalogItemId,
    ...(isDone && { subscriptionId }),
    termDuration,
    transactionType: 'New',
    friendlyName,
    quantity,
    pricing,
    ...partnersOnRecord(line),
    ...(promotionId !== undefined && { promotionId }),
    links: {
      ...catalogLinks(catalogItemId, order.country),
      ...(isDone && { subscription: link(`/customers/${customerId}/subscriptions/${subscriptionId}`) }),
    },
  };
}

/** The indirect resellers of a line, by their partner ids. */
function partnersOnRecord({ participants = [] }: OrderLine) {
  const first = participants.find(({ key }) => key === 'transaction_reseller');
  const others = participants.filter(({ key }) => key === 'additional_transaction_reseller');
  return {
    ...(first && { partnerIdOnRecord: first.value }),
    ...(others.length > 0 && { additionalPartnerIdsOnRecord: others.map(({ value }) => value) }),
  };
}

/** Where the product, SKU and availability of a `catalogItemId` stand in the catalog. */
export function catalogLinks(catalogItemId: string, country: string) {
  const [productId, skuId, availability] = catalogItemId.split(':');
  const query = `?country=${country}`;
  return {
    product: link(`/products/${productId}${query}`),
    sku: link(`/products/${productId}/skus/${skuId}${query}`),
    availability: link(`/products/${productId}/skus/${skuId}/availabilities/${availability}${query}`),
  };
}

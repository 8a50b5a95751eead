import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { type Answer, collection, fault, json, link, timestamp } from '../respond.ts';
import type { Customer, Order, OrderLine } from '../state.ts';
import { findCatalogItem } from './catalog.ts';
import { tradingCustomer } from './find-customer.ts';
import { catalogLinks, isCompleted } from './orders.ts';

/** `GET /v1/customers/{id}/subscriptions[?order_id=]`: one for each line of a completed order. */
export function listSubscriptions(call: Call): Answer {
  const customer = tradingCustomer(call);
  const orderId = call.query.get('order_id');
  const items = subscriptionsOf(call, customer).filter((subscription) => !orderId || subscription.orderId === orderId);
  return json(200, collection(items, { self: link(`/customers/${customer.id}/subscriptions`) }));
}

export function getSubscription(call: Call): Answer {
  const wanted = call.param('subscriptionId').toLowerCase();
  const found = subscriptionsOf(call, tradingCustomer(call)).find(({ id }) => id === wanted);
  if (!found) throw fault(404, 1000, 'Not found');
  return json(200, found);
}

const changeSchema = z.object({
  autoRenewEnabled: z.boolean().default(false),
  quantity: z.number(),
  status: z.string(),
});

/**
 * `PATCH /v1/customers/{id}/subscriptions/{id}` with the whole resource. Only the renewal can be changed here; as in the
 * documents, leaving it out turns it off.
 */
export function patchSubscription(call: Call): Answer {
  const wanted = call.param('subscriptionId').toLowerCase();
  const customer = tradingCustomer(call);
  const before = subscriptionsOf(call, customer).find(({ id }) => id === wanted);
  const line = call.world.state.orders
    .flatMap(({ lineItems }) => lineItems)
    .find(({ subscriptionId }) => subscriptionId === wanted);
  if (!before || !line) throw fault(404, 1000, 'Not found');
  const { autoRenewEnabled, quantity, status } = readBody(call, changeSchema);
  if (quantity !== before.quantity || status !== before.status) {
    throw fault(501, 501, 'The simulator changes nothing but autoRenewEnabled of a subscription.');
  }
  line.autoRenewEnabled = autoRenewEnabled;
  return json(
    200,
    subscriptionsOf(call, customer).find(({ id }) => id === wanted),
  );
}

function subscriptionsOf({ world }: Call, customer: Customer) {
  return world.state.orders
    .filter((order) => order.customerId === customer.id && isCompleted(world, order))
    .flatMap((order) => order.lineItems.map((line) => subscriptionBody(order, line)));
}

const dayMs = 24 * 60 * 60 * 1000;

function subscriptionBody(order: Order, line: OrderLine) {
  const lastDay = lastDayOfTerm(order.createdAt, line.termDuration);
  const isTrial = findCatalogItem(line.catalogItemId)?.sku.isTrial ?? false;
  return {
    id: line.subscriptionId,
    offerId: line.catalogItemId,
    offerName: line.title,
    friendlyName: line.friendlyName,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    quantity: line.quantity,
    unitType: 'Licenses',
    hasPurchasableAddons: false,
    creationDate: timestamp(order.createdAt),
    effectiveStartDate: timestamp(order.createdAt),
    commitmentEndDate: `${lastDay}T00:00:00Z`,
    commitmentEndDateTime: `${lastDay}T23:59:59Z`,
    cancellationAllowedUntilDate: timestamp(order.createdAt + 7 * dayMs),
    status: 'active',
    autoRenewEnabled: line.autoRenewEnabled ?? !isTrial,
    isTrial,
    billingType: 'license',
    billingCycle: order.billingCycle,
    termDuration: line.termDuration,
    renewalTermDuration: '',
    isMicrosoftProduct: true,
    partnerId: '',
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    links: {
      ...catalogLinks(line.catalogItemId, order.country),
      self: link(`/customers/${order.customerId}/subscriptions/${line.subscriptionId}`),
    },
    publisherName: 'Microsoft Corporation',
    orderId: order.id,
    attributes: { objectType: 'Subscription' },
  };
}

/** @param duration `P1M`, `P1Y` or `P3Y` */
function lastDayOfTerm(start: number, duration: string): string {
  const months: Record<string, number> = { P1M: 1, P1Y: 12, P3Y: 36 };
  const end = new Date(start);
  end.setUTCMonth(end.getUTCMonth() + (months[duration] ?? 1));
  return new Date(end.getTime() - dayMs).toISOString().slice(0, 10);
}

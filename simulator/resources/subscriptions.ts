import type { Call } from '../call.ts';
import { type Answer, collection, fault, json, link, timestamp } from '../respond.ts';
import type { Order, OrderLine } from '../state.ts';
import type { World } from '../world.ts';
import { extendedOffer, extendedTitle, findPlan, provisioningId } from './catalog.ts';
import { tradingCustomer } from './find-customer.ts';
import { catalogLinks, isCompleted } from './orders.ts';
import { dayMs, isoDay, type Standing, standingOf } from './subscription-term.ts';

/** A line of a completed order; each is one subscription. */
export interface Subscription {
  readonly order: Order;
  readonly line: OrderLine;
}

/**
 * `GET /v1/customers/{id}/subscriptions`, also for one order (`order_id`) or one partner on record (`mpn_id`, with
 * `offset` and `size`).
 */
export function listSubscriptions(call: Call): Answer {
  const { world, query } = call;
  const customer = tradingCustomer(call);
  const orderId = query.get('order_id');
  const partnerId = query.get('mpn_id');
  const found = subscriptionsOf(call)
    .filter(({ order }) => orderId === null || order.id === orderId.toLowerCase())
    .filter(({ line }) => partnerId === null || partnerOnRecord(line) === partnerId);
  const offset = readCount(call, 'offset') ?? 0;
  const page = found.slice(offset, offset + (readCount(call, 'size') ?? found.length));
  const self = link(`/customers/${customer.id}/subscriptions${query.size > 0 ? `?${query}` : ''}`);
  const items = page.map((subscription) => subscriptionBody(world, subscription));
  return json(200, collection(items, { self }));
}

function readCount({ query }: Call, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^\d+$/.test(text)) throw fault(400, 3000, `Invalid property. ${name}`);
  return Number(text);
}

export function getSubscription(call: Call): Answer {
  return json(200, subscriptionBody(call.world, findSubscription(call)));
}

/** `GET …/subscriptions/{id}/provisioningstatus` (Microsoft Learn: get-subscription-provisioning-status). */
export function getSubscriptionProvisioning(call: Call): Answer {
  const { order, line } = findSubscription(call);
  const plan = findPlan(line.catalogItemId);
  const { quantity, termEnd } = standingOf(call.world, order, line);
  return json(200, {
    skuId: plan && provisioningId(plan.product, plan.sku).toUpperCase(),
    status: 'success',
    quantity,
    endDate: `${lastDay(termEnd)}T00:00:00Z`,
    attributes: { objectType: 'SubscriptionProvisioningStatus' },
  });
}

/** The subscription of the path; 404 while its order is pending. */
export function findSubscription(call: Call): Subscription {
  const wanted = call.param('subscriptionId').toLowerCase();
  const found = subscriptionsOf(call).find(({ line }) => line.subscriptionId === wanted);
  if (!found) throw fault(404, 1000, 'Not found');
  return found;
}

export function subscriptionsOf(call: Call): Subscription[] {
  const { world } = call;
  const customer = tradingCustomer(call);
  return world.state.orders
    .filter((order) => order.customerId === customer.id && isCompleted(world, order))
    .flatMap((order) => order.lineItems.map((line) => ({ order, line })));
}

/** A subscription on the wire (Microsoft Learn: get-a-subscription-by-id, new commerce). */
export function subscriptionBody(world: World, { order, line }: Subscription) {
  const standing = standingOf(world, order, line);
  const { promotionId } = line;
  const lastBilledDay = lastDay(standing.billEnd);
  return {
    id: line.subscriptionId,
    offerId: standing.isExtended ? extendedOffer(line.catalogItemId) : line.catalogItemId,
    offerName: standing.isExtended ? extendedTitle(line.title) : line.title,
    friendlyName: line.friendlyName,
    productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
    quantity: standing.quantity,
    unitType: 'Licenses',
    hasPurchasableAddons: false,
    creationDate: timestamp(order.createdAt),
    effectiveStartDate: timestamp(standing.termStart),
    commitmentEndDate: `${lastDay(standing.termEnd)}T00:00:00Z`,
    commitmentEndDateTime: `${lastDay(standing.termEnd)}T23:59:59Z`,
    cancellationAllowedUntilDate: timestamp(standing.cancellableUntil),
    billingCycleEndDate: `${lastBilledDay}T00:00:00Z`,
    billingCycleEndDateTime: `${lastBilledDay}T23:59:59Z`,
    status: standing.status,
    autoRenewEnabled: standing.autoRenewEnabled,
    ...(line.scheduledActions.length > 0 && { scheduledActions: line.scheduledActions }),
    isTrial: standing.isTrial,
    billingType: 'license',
    billingCycle: standing.isExtended ? 'monthly' : order.billingCycle,
    termDuration: standing.termDuration,
    renewalTermDuration: line.renewalTermDuration ?? '',
    refundOptions: [{ type: 'Full', expiresAt: `${isoDay(standing.termStart + dayMs)}T00:00:00Z` }],
    ...(promotionId !== undefined && { promotionId }),
    isMicrosoftProduct: true,
    partnerId: partnerOnRecord(line),
    attentionNeeded: false,
    actionTaken: false,
    contractType: 'subscription',
    links: {
      ...catalogLinks(line.catalogItemId, order.country),
      self: link(`/customers/${order.customerId}/subscriptions/${line.subscriptionId}`),
    },
    publisherName: 'Microsoft Corporation',
    refundableQuantity: refundableQuantity(standing),
    orderId: order.id,
    attributes: { objectType: 'Subscription' },
  };
}

function refundableQuantity({ refundable }: Standing) {
  return {
    totalQuantity: refundable.reduce((sum, { seats }) => sum + seats, 0),
    details: refundable.map(({ seats, until }) => ({ quantity: seats, allowedUntilDateTime: timestamp(until) })),
  };
}

function partnerOnRecord({ participants = [] }: OrderLine): string {
  return participants.find(({ key }) => key === 'transaction_reseller')?.value ?? '';
}

function lastDay(end: number): string {
  return isoDay(end - dayMs);
}

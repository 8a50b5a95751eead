import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { SeenOrder, TaskResult } from '../../onboarding/commands.ts';
import type { WatchedOrder } from '../../onboarding/facts.ts';
import { openOrders } from '../../onboarding/order-progress.ts';
import type { Order } from '../../partner-center/partner-center.ts';
import { saying } from '../../words/saying.ts';
import type { Ordering } from '../providers/ports.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf } from './customer-of.ts';

/** Looks how far Microsoft is with what it took. The lines are asked about once the order is through: one request until then. */
export async function checkOrder(
  { ordering, now }: Pick<TaskParts, 'ordering' | 'now'>,
  { record, nextAt }: Attempt,
): Promise<TaskResult> {
  const { customerId } = customerOf(record);
  const seen: SeenOrder[] = [];
  for (const watched of openOrders(record)) seen.push(await lookAt(ordering, customerId, watched, now()));
  return { kind: 'order-seen', orders: seen, nextAt };
}

/** How long an order may not be found, in ms (Microsoft Learn: get-all-of-a-customer-s-orders). */
const findableMs = 15 * 60_000;

async function lookAt(
  ordering: Ordering,
  customerId: string,
  { orderId, since }: WatchedOrder,
  at: number,
): Promise<SeenOrder> {
  const order = await ordering.order(customerId, orderId);
  if (order === undefined) {
    if (at - since < findableMs) return { orderId, status: 'pending', lines: [] };
    throw new OnboardingError('partner-center-not-found', {
      says: saying('errors.tasks.order-not-found', { orderId }),
      retryable: true,
    });
  }
  const status = statusOf(order);
  return { orderId, status, lines: status === 'completed' ? await linesOf(ordering, customerId, order) : [] };
}

/** What is neither through nor stopped is pending, `unknown` and `pending po upload` too (Microsoft Learn: order-resources). */
function statusOf({ status }: Order): WatchedOrder['status'] {
  switch (status) {
    case 'completed':
    case 'cancelled':
    case 'suspended':
    case 'error':
      return status;
    case 'pending review':
      return 'pending-review';
    default:
      return 'pending';
  }
}

/** A line that the order says nothing about is known by its subscription. */
async function linesOf(ordering: Ordering, customerId: string, order: Order): Promise<SeenOrder['lines']> {
  const told = await ordering.orderProvisioning(customerId, order.id);
  const lines: SeenOrder['lines'][number][] = [];
  for (const { lineItemNumber: item, subscriptionId } of order.lineItems) {
    const status = told.find(({ lineItemNumber }) => lineItemNumber === item)?.status;
    const state =
      status === undefined && subscriptionId !== undefined
        ? stateBySubscription(await ordering.subscriptionProvisioning(customerId, subscriptionId))
        : stateOf(status);
    lines.push({ item, state });
  }
  return lines;
}

/** Microsoft Learn: order-resources, OrderLineItemProvisioningStatus. */
function stateOf(status: string | undefined): SeenOrder['lines'][number]['state'] {
  if (status === 'fulfilled') return 'provided';
  return status === 'unfulfilled' ? 'not-provided' : 'awaited';
}

/** `success` is the one that is documented (Microsoft Learn: get-subscription-provisioning-status). */
function stateBySubscription({ status }: { readonly status: string }): SeenOrder['lines'][number]['state'] {
  return status.toLowerCase() === 'success' ? 'provided' : 'awaited';
}

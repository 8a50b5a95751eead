import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { productKey } from '../../onboarding/steps/subscriptions.ts';
import type { Order } from '../../partner-center/partner-center.ts';
import { saying } from '../../words/saying.ts';
import type { Ordering } from '../providers/ports.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import { orderBlocked } from './order-blocked.ts';

const alreadySubmitted = '800065';

/** Turns the cart into the order. After a lost answer the order is looked for before the cart is checked out again. */
export async function checkOut(
  { ordering, now }: Pick<TaskParts, 'ordering' | 'now'>,
  { record, task, ids, nextAt }: Attempt,
): Promise<TaskResult> {
  const { customerId } = customerOf(record);
  const { cartId } = record.order;
  if (cartId === null) throw new OnboardingError('unexpected', { says: saying('errors.tasks.no-cart') });
  if (task.attempts > 1) {
    const cart = await ordering.getCart(customerId, cartId);
    if (cart?.status?.toLowerCase() === 'ordered') return placed(await findOrders(ordering, record));
  }
  try {
    const { orders, errors } = await withNewCustomer(record, now(), ordering.checkout(customerId, cartId, ids));
    return placed(
      orders,
      errors.map(({ description }) => description),
    );
  } catch (error) {
    if (error instanceof OnboardingError && error.detail.providerCode === alreadySubmitted) {
      return placed(await findOrders(ordering, record));
    }
    const blocked = orderBlocked(error, nextAt);
    if (blocked === undefined) throw error;
    return blocked;
  }
}

function placed(orders: readonly Order[], refused: readonly string[] = []): TaskResult {
  const times = orders.flatMap(({ creationDate }) => (creationDate === undefined ? [] : [Date.parse(creationDate)]));
  const known = times.filter((time) => !Number.isNaN(time));
  const placedAt = known.length === 0 ? null : Math.min(...known);
  return { kind: 'order-placed', orderIds: orders.map(({ id }) => id), placedAt, refused };
}

/** The customer's orders that hold what this onboarding ordered. A new order may take 15 minutes to be listed. */
async function findOrders(ordering: Ordering, record: Onboarding): Promise<Order[]> {
  const wanted = record.lines.map(({ product }) => productKey(product));
  const listed = await ordering.orders(customerOf(record).customerId);
  const ours = listed.filter(({ lineItems, creationDate }) => {
    const isRecent = creationDate === undefined || Date.parse(creationDate) >= approvalTime(record);
    return isRecent && lineItems.some(({ offerId }) => wanted.some((key) => offerId.startsWith(`${key}:`)));
  });
  if (ours.length === 0) {
    throw new OnboardingError('partner-center-not-found', {
      says: saying('errors.tasks.order-not-listed'),
      retryable: true,
      retryAfterSeconds: 60,
    });
  }
  return ours;
}

function approvalTime({ stage }: Onboarding): number {
  return stage.kind === 'provisioning' ? stage.since : 0;
}

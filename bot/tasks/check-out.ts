import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { productKey } from '../../onboarding/steps/subscriptions.ts';
import type { Order, PartnerCenter } from '../../partner-center/partner-center.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import { orderBlocked } from './order-blocked.ts';
import type { Attempt, TaskParts } from './perform-task.ts';

const alreadySubmitted = '800065';

/** Turns the cart into the order. After a lost answer the order is looked for before the cart is checked out again. */
export async function checkOut(
  { partnerCenter, now }: Pick<TaskParts, 'partnerCenter' | 'now'>,
  { record, task, ids, nextAt }: Attempt,
): Promise<TaskResult> {
  const { customerId } = customerOf(record);
  const { cartId } = record.order;
  if (cartId === null) throw new OnboardingError('unexpected', { userMessage: 'There is no cart to order.' });
  if (task.attempts > 1) {
    const cart = await partnerCenter.getCart(customerId, cartId);
    if (cart?.status?.toLowerCase() === 'ordered') return placed(await findOrders(partnerCenter, record));
  }
  try {
    const { orders, errors } = await withNewCustomer(record, now(), partnerCenter.checkout(customerId, cartId, ids));
    return placed(
      orders,
      errors.map(({ description }) => description),
    );
  } catch (error) {
    if (error instanceof OnboardingError && error.detail.providerCode === alreadySubmitted) {
      return placed(await findOrders(partnerCenter, record));
    }
    const blocked = orderBlocked(error, nextAt);
    if (blocked === undefined) throw error;
    return blocked;
  }
}

function placed(orders: readonly Order[], problems: readonly string[] = []): TaskResult {
  const times = orders.flatMap(({ creationDate }) => (creationDate === undefined ? [] : [Date.parse(creationDate)]));
  const known = times.filter((time) => !Number.isNaN(time));
  const placedAt = known.length === 0 ? null : Math.min(...known);
  return { kind: 'order-placed', orderIds: orders.map(({ id }) => id), placedAt, problems };
}

/** The customer's orders that hold what this onboarding ordered. A new order may take 15 minutes to be listed. */
async function findOrders(partnerCenter: PartnerCenter, record: Onboarding): Promise<Order[]> {
  const wanted = record.lines.map(({ product }) => productKey(product));
  const listed = await partnerCenter.orders(customerOf(record).customerId);
  const ours = listed.filter(({ lineItems, creationDate }) => {
    const isRecent = creationDate === undefined || Date.parse(creationDate) >= approvalTime(record);
    return isRecent && lineItems.some(({ offerId }) => wanted.some((key) => offerId.startsWith(`${key}:`)));
  });
  if (ours.length === 0) {
    throw new OnboardingError('partner-center-not-found', {
      userMessage: 'The order is placed, but Partner Center does not list it yet.',
      retryable: true,
      retryAfterSeconds: 60,
    });
  }
  return ours;
}

function approvalTime({ stage }: Onboarding): number {
  return stage.kind === 'provisioning' ? stage.since : 0;
}

import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { missingLines } from '../../onboarding/order-progress.ts';
import type { Cart, Checkout, Order } from '../../partner-center/partner-center.ts';
import { saying } from '../../words/saying.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { cartGone } from './cart-gone.ts';
import { checkPrices } from './check-prices.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import { findOrders } from './find-orders.ts';
import { knownToBeTheirs, matchOrders } from './match-orders.ts';
import { blockedBy, orderBlocked } from './order-blocked.ts';
import { orderedByHand, orderedSinceRestore } from './ordered-elsewhere.ts';
import { refusedLines } from './refused-lines.ts';

const alreadySubmitted = '800065';

type Parts = Pick<TaskParts, 'ordering' | 'catalog' | 'approvalTerms' | 'priceTolerancePercent' | 'now'>;

/**
 * Turns the cart, which holds the lines that are still missing, into orders, at prices looked at just before. After a lost
 * answer the orders are looked for before the cart is checked out again, and before it is given up; so is, where other
 * lines were ordered before, what somebody ordered meanwhile.
 */
export async function checkOut(parts: Parts, attempt: Attempt): Promise<TaskResult> {
  const { ordering, now } = parts;
  const { record, task, ids } = attempt;
  const { customerId } = customerOf(record);
  const { cartId } = record.order;
  if (cartId === null) throw new OnboardingError('unexpected', { says: saying('errors.tasks.no-cart') });
  const forgotten = await orderedSinceRestore(ordering, record, now());
  if (forgotten !== undefined) return forgotten;
  const mayBeDone = task.attempts > 1;
  const cart = mayBeDone ? await ordering.getCart(customerId, cartId) : undefined;
  if (mayBeDone && (cart === undefined || isOrdered(cart))) return foundOrders(parts, attempt, cart);
  const byHand = await orderedByHand(ordering, record, now());
  if (byHand !== undefined) return byHand;
  const checked = await checkPrices(parts, attempt);
  if (checked.kind === 'price-moved') return checked;
  try {
    const answer = await withNewCustomer(record, now(), ordering.checkout(customerId, cartId, ids));
    const result = await resultOf(parts, attempt, cartId, answer);
    const { fell } = checked;
    return result.kind === 'order-placed' && fell.length > 0 ? { ...result, fell } : result;
  } catch (error) {
    if (error instanceof OnboardingError && error.detail.providerCode === alreadySubmitted) {
      return foundOrders(parts, attempt, await ordering.getCart(customerId, cartId));
    }
    const blocked = orderBlocked(error, attempt, now());
    if (blocked === undefined) throw error;
    return blocked;
  }
}

function isOrdered({ status }: Cart): boolean {
  return status?.toLowerCase() === 'ordered';
}

/** One order for each order group, or an error: some may be taken while others are refused. */
async function resultOf(
  { ordering, now }: Parts,
  attempt: Attempt,
  cartId: string,
  { orders, errors }: Checkout,
): Promise<TaskResult> {
  const { record } = attempt;
  const { customerId } = customerOf(record);
  if (errors.length === 0 && orders.length === 0) {
    throw new OnboardingError('partner-center-unreadable', {
      says: saying('errors.partnerCenter.unreadable'),
      retryable: true,
    });
  }
  const lines = missingLines(record);
  if (errors.length === 0) return placed(record, orders, matchOrders(record, lines, orders, knownToBeTheirs).orders);
  const waiting = errors.map((error) => blockedBy(error, attempt, now())).find((blocked) => blocked !== undefined);
  if (orders.length === 0 && waiting !== undefined) return waiting;
  // The orders are made: that the cart tells nothing now is no reason not to say so.
  const cart = await ordering.getCart(customerId, cartId).catch((error: unknown) => {
    if (error instanceof OnboardingError) return undefined;
    throw error;
  });
  const refused = refusedLines(record, lines, { orders, errors }, cart);
  if (orders.length === 0) return { kind: 'order-refused', refused };
  const taken = lines.filter((line) => !refused.some((each) => each.line === line));
  return placed(record, orders, matchOrders(record, taken, orders, knownToBeTheirs).orders, refused);
}

/** What the answer would have said, which was lost. */
async function foundOrders({ ordering, now }: Parts, { record, task }: Attempt, cart: Cart | undefined) {
  const found = await findOrders(ordering, record, { cart, failingSince: task.failingSince, at: now() });
  if (found === undefined) return cartGone(record, saying('errors.partnerCenter.fault-404-800008'), now());
  return placed(record, found.orders, found.matched, found.refused);
}

type Placed = Extract<TaskResult, { kind: 'order-placed' }>;

function placed(
  record: Onboarding,
  orders: readonly Order[],
  matched: Placed['orders'],
  refused: Placed['refused'] = [],
): Placed {
  const times = orders.flatMap(({ creationDate }) => (creationDate === undefined ? [] : [Date.parse(creationDate)]));
  const known = times.filter((time) => !Number.isNaN(time));
  const placedAt = known.length === 0 ? null : Math.min(...known);
  return { kind: 'order-placed', orders: matched, placedAt, cart: missingLines(record), refused };
}

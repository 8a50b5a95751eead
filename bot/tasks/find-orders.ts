import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { PlacedOrder } from '../../onboarding/commands.ts';
import type { RefusedLine } from '../../onboarding/facts.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { everTaken, missingLines } from '../../onboarding/order-progress.ts';
import type { Cart, Order } from '../../partner-center/partner-center.ts';
import { saying } from '../../words/saying.ts';
import type { Ordering } from '../providers/ports.ts';
import { clocksDifferMs, customerOf, withNewCustomer } from './customer-of.ts';
import { byWhatTheyAre, matchOrders } from './match-orders.ts';

/** Microsoft lists an order within 15 minutes (Microsoft Learn: get-all-of-a-customer-s-orders). */
const listedMs = 20 * 60_000;

interface Found {
  readonly orders: readonly Order[];
  readonly matched: readonly PlacedOrder[];
  readonly refused: readonly RefusedLine[];
}

/**
 * The orders that a checkout made whose answer was lost: among the customer's those of the missing lines, placed since
 * the cart was made, that are not known as earlier orders of this deal. What is not listed after 20 minutes was not
 * ordered, as long as other lines of the same cart are listed.
 * @param tried.cart undefined = it is gone by now
 * @param tried.failingSince since when nobody knows what came of the checkout, ms UTC; null = only now
 * @returns undefined = none were placed, and there is no cart either
 * @throws OnboardingError as long as an order may still come up, or the cart is ordered and no order of it is listed
 */
export async function findOrders(
  ordering: Ordering,
  record: Onboarding,
  { cart, failingSince, at }: { cart: Cart | undefined; failingSince: number | null; at: number },
): Promise<Found | undefined> {
  const lines = missingLines(record);
  const listed = await withNewCustomer(record, at, ordering.orders(customerOf(record).customerId));
  const known = everTaken(record);
  const since = cart?.createdAt === undefined ? approvalTime(record) - clocksDifferMs : Date.parse(cart.createdAt);
  const candidates = listed.filter(
    ({ id, creationDate }) =>
      !known.includes(id) && (creationDate === undefined || !(Date.parse(creationDate) < since)),
  );
  const match = matchOrders(record, lines, candidates, byWhatTheyAre);
  const matched = match.orders.filter((order) => order.lines.length > 0);
  const orders = candidates.filter(({ id }) => matched.some(({ orderId }) => orderId === id));
  const isLate = failingSince !== null && at - failingSince >= listedMs;
  if (match.left.length > 0 && !isLate) throw notListed();
  if (matched.length > 0) {
    const problem = saying('errors.tasks.order-not-made');
    return { orders, matched, refused: match.left.map((line) => ({ line, problem })) };
  }
  if (cart !== undefined) throw notListed();
  return undefined;
}

function notListed(): OnboardingError {
  return new OnboardingError('partner-center-not-found', {
    says: saying('errors.tasks.order-not-listed'),
    retryable: true,
    retryAfterSeconds: 60,
  });
}

function approvalTime({ stage }: Onboarding): number {
  return stage.kind === 'provisioning' ? stage.since : 0;
}

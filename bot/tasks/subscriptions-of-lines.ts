import type { SubscriptionSeen } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { productKey, type SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { endOfTermOf } from '../../partner-center/end-of-term.ts';
import type { Subscription } from '../../partner-center/subscriptions.ts';
import type { Ordering } from '../providers/ports.ts';
import { customerOf } from './customer-of.ts';

/** What each line of the order has become: as it is known, or else none of them twice; undefined = nothing is there. */
export async function subscriptionsOfLines(
  ordering: Pick<Ordering, 'subscriptions'>,
  record: Onboarding,
): Promise<(Subscription | undefined)[]> {
  const listed = await ordering.subscriptions(customerOf(record).customerId);
  const { placed, subscriptions: known } = record.order;
  if (known.length > 0) return known.map((one) => listed.find(({ id }) => id === one.id));
  return pair(
    record.lines,
    listed.filter(({ orderId }) => orderId === undefined || placed?.orderIds.includes(orderId)),
  );
}

/**
 * Those that were told already are counted first, so that of several alike each end is said as often as it was ordered;
 * whose seats have been changed since comes last.
 */
function pair(
  lines: readonly SubscriptionLine[],
  subscriptions: readonly Subscription[],
): (Subscription | undefined)[] {
  const left = [...subscriptions];
  const found = new Map<SubscriptionLine, Subscription>();
  const isTold = (one: Subscription, line: SubscriptionLine) =>
    isAsMany(one, line) && endOfTermOf(one) === line.endOfTerm;
  for (const fits of [isTold, isAsMany, isOf]) {
    for (const line of lines.filter((each) => !found.has(each))) {
      const place = left.findIndex((one) => fits(one, line));
      const [one] = place === -1 ? [] : left.splice(place, 1);
      if (one !== undefined) found.set(line, one);
    }
  }
  return lines.map((line) => found.get(line));
}

function isAsMany(one: Subscription, line: SubscriptionLine): boolean {
  return one.quantity === line.quantity && isOf(one, line);
}

function isOf({ offerId, termDuration, billingCycle }: Subscription, { product, plan }: SubscriptionLine): boolean {
  return (
    offerId?.startsWith(`${productKey(product)}:`) === true &&
    termDuration === plan.term &&
    (billingCycle === undefined || billingCycle.toLowerCase() === plan.billing)
  );
}

const gone: readonly (string | undefined)[] = ['deleted', 'expired', 'disabled'];

/**
 * What a subscription says of the end of its term. A trial ends by itself and is never extended; one that is suspended
 * cannot be told anything (800091). Both are taken to read as ordered.
 */
export function seenOf(subscription: Subscription, { product, endOfTerm }: SubscriptionLine): SubscriptionSeen {
  const { id, commitmentEndDate, status } = subscription;
  return {
    id,
    lastDay: commitmentEndDate?.slice(0, 10) ?? null,
    reads: product.isTrial || status === 'suspended' ? endOfTerm : (endOfTermOf(subscription) ?? null),
    isGone: gone.includes(status),
  };
}

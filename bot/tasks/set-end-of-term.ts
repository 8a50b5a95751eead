import type { TaskResult } from '../../onboarding/commands.ts';
import { productKey, type SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Subscription } from '../../partner-center/subscriptions.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';

/**
 * Tells Partner Center which subscriptions end with their term, one at a time, as soon as the order has made them: an
 * order has no such choice, and everything renews by itself unless told otherwise.
 */
export async function setEndOfTerm(
  { ordering, now }: Pick<TaskParts, 'ordering' | 'now'>,
  { record, ids, nextAt }: Attempt,
): Promise<TaskResult> {
  const { customerId } = customerOf(record);
  const ending = record.lines.filter(({ endOfTerm }) => endOfTerm !== 'renew');
  const listed = await withNewCustomer(record, now(), ordering.subscriptions(customerId));
  const ours = listed.filter(({ orderId }) => orderId === undefined || record.order.placed?.orderIds.includes(orderId));
  const matching = pair(ending, ours);
  const next = matching.find((subscription) => subscription?.autoRenewEnabled === true);
  if (next !== undefined) {
    await withNewCustomer(record, now(), ordering.setEndOfTerm(customerId, next, 'cancel', ids));
    return { kind: 'still-waiting', nextAt: now() };
  }
  return matching.includes(undefined) ? { kind: 'still-waiting', nextAt } : { kind: 'end-of-term-settled' };
}

/**
 * The subscription of each line, none of them twice. Those that were told already are counted first, so that of several
 * alike only as many end as are to.
 */
function pair(
  lines: readonly SubscriptionLine[],
  subscriptions: readonly Subscription[],
): (Subscription | undefined)[] {
  const left = subscriptions.toSorted((one, other) => Number(one.autoRenewEnabled) - Number(other.autoRenewEnabled));
  return lines.map((line) => {
    const place = left.findIndex((subscription) => isOf(subscription, line));
    return place === -1 ? undefined : left.splice(place, 1)[0];
  });
}

function isOf(
  { offerId, quantity, termDuration, billingCycle }: Subscription,
  { product, plan, ...line }: SubscriptionLine,
) {
  return (
    offerId?.startsWith(`${productKey(product)}:`) === true &&
    quantity === line.quantity &&
    termDuration === plan.term &&
    (billingCycle === undefined || billingCycle.toLowerCase() === plan.billing)
  );
}

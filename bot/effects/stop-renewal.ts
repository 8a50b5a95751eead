import type { Report } from '../onboarding/events.ts';
import { productKey } from '../onboarding/parts/subscriptions.ts';
import { customerOf } from './customer-of.ts';
import type { EffectParts, Task } from './perform-effect.ts';

/**
 * Tells Partner Center which subscriptions end with their term, one at a time, as soon as the order has made them: an
 * order has no such choice, and everything renews by itself unless told otherwise.
 */
export async function stopRenewal({ partnerCenter, now }: EffectParts, { record, ids, nextAt }: Task): Promise<Report> {
  const { customerId } = customerOf(record);
  const ending = record.lines.filter(({ autoRenew }) => !autoRenew);
  const ours = (await partnerCenter.subscriptions(customerId)).filter(
    ({ orderId }) => orderId === undefined || record.order.placed?.orderIds.includes(orderId),
  );
  const matching = ending.map((line) =>
    ours.find(
      ({ offerId, quantity, termDuration }) =>
        offerId.startsWith(`${productKey(line.product)}:`) &&
        quantity === line.quantity &&
        termDuration === line.plan.term,
    ),
  );
  const next = matching.find((subscription) => subscription?.autoRenewEnabled === true);
  if (next !== undefined) {
    await partnerCenter.stopRenewal(customerId, next, ids);
    return { kind: 'still-waiting', nextAt: now() };
  }
  return matching.includes(undefined) ? { kind: 'still-waiting', nextAt } : { kind: 'renewal-settled' };
}

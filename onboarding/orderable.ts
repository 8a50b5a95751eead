import type { Onboarding } from './onboarding.ts';
import { notPossible, type Refusal } from './refusal.ts';
import { dayOf } from './steps/offers.ts';
import { productKey, type SubscriptionLine } from './steps/subscriptions.ts';
import { today } from './today.ts';

/**
 * Why Partner Center would not take these lines today, as far as that is known beforehand: they may have been filled in
 * weeks ago, and it says so only once the tenant is there. Undefined = nothing is known against them.
 * @param at now, ms UTC
 */
export function whyNotOrderable(record: Onboarding, at: number): Refusal | undefined {
  const day = today(at);
  for (const line of record.lines) {
    const { promotion, customTermEndDate, product, quantity } = line;
    const values = { product: product.title };
    if (promotion !== null && promotion.until !== '' && promotion.until < day) {
      return notPossible('promotion-over', values);
    }
    if (customTermEndDate !== null && dayOf(customTermEndDate) <= day) return notPossible('end-date-past', values);
    const seats = baseSeats(record, line);
    if (seats < quantity) return notPossible('base-seats', { ...values, quantity, seats });
  }
  return undefined;
}

/** For how many seats of an add-on there is a base; what a customer had before us, or of us, we do not know. */
function baseSeats(
  { lines, registration }: Onboarding,
  { product: { isAddOn, prerequisites } }: SubscriptionLine,
): number {
  if (!isAddOn || prerequisites.length === 0 || registration?.answer !== 'yes') return Number.POSITIVE_INFINITY;
  const bases = lines.filter(({ product }) => prerequisites.includes(productKey(product)));
  return bases.reduce((sum, { quantity }) => sum + quantity, 0);
}

import { promoted } from './steps/offers.ts';
import type { SubscriptionLine } from './steps/subscriptions.ts';

/** What a customer is bound to once the order is placed, in minor units of one currency. */
export interface Commitment {
  readonly currency: string;
  /** Over each line's whole term, after the discount; at most this where a line's first term ends early. */
  readonly total: number;
  /** The same for one year: a month that renews counts twelve times, one that ends once. */
  readonly yearly: number;
  /** With the promotions that were chosen. Null when a line's cost is unknown. */
  readonly cost: number | null;
  /** Percent of the total that stays with us, one decimal; null when a cost is unknown, or all of it is given away. */
  readonly marginPercent: number | null;
  /** Nothing is paid for what costs us something: no percent of nothing says what is lost. */
  readonly isGivenAway: boolean;
}

const day = 24 * 60 * 60 * 1000;

/**
 * How long a licence-based order can still be cancelled: the earlier of seven calendar days and 168 hours.
 * Source: Microsoft Learn, "New commerce cancellation policy".
 */
export const cancellationWindow = 7 * day;

/** Months of an ISO 8601 duration such as `P1M`, `P1Y`, `P3Y`. Unknown forms count as a month, the shortest term. */
export function monthsOf(term: string): number {
  const match = /^P(\d+)([MY])$/.exec(term);
  return match === null ? 1 : Number(match[1]) * (match[2] === 'Y' ? 12 : 1);
}

/** How often a plan bills within its term: an annual term billed monthly does so twelve times. */
export function billingPeriods(term: string, billing: string): number {
  const monthsPerPeriod =
    { monthly: 1, annual: 12, biennial: 24, triennial: 36 }[billing.toLowerCase()] ?? monthsOf(term);
  return Math.max(1, Math.round(monthsOf(term) / monthsPerPeriod));
}

/** One line's selling price over the whole term, after the contract's discount. */
export function lineTotal(line: SubscriptionLine, discountPercent: number): number {
  const periods = billingPeriods(line.plan.term, line.plan.billing);
  return Math.round(
    (line.sellingPrice * line.quantity * periods * (10_000 - Math.round(discountPercent * 100))) / 10_000,
  );
}

function lineCost({ plan, quantity, promotion }: SubscriptionLine): number | null {
  return plan.cost === null
    ? null
    : promoted(plan.cost, promotion) * quantity * billingPeriods(plan.term, plan.billing);
}

/** Then the customer pays no more than its one term. */
function endsWithinYear({ plan, endOfTerm }: SubscriptionLine): boolean {
  return endOfTerm === 'cancel' && monthsOf(plan.term) < 12;
}

/** Whether a first term ends early, and so costs its part: how much depends on the day of the order. */
export function endsEarly({ customTermEndDate }: SubscriptionLine): boolean {
  return customTermEndDate !== null;
}

/** Everything the lines commit the customer to. All lines are in one currency: that of the customer's market. */
export function commitmentOf(
  lines: readonly SubscriptionLine[],
  discountPercent: number,
  currency: string,
): Commitment {
  let total = 0;
  let yearly = 0;
  let cost: number | null = 0;
  for (const line of lines) {
    const lineSum = lineTotal(line, discountPercent);
    total += lineSum;
    yearly += endsWithinYear(line) ? lineSum : Math.round((lineSum * 12) / monthsOf(line.plan.term));
    const lineCosts = lineCost(line);
    cost = cost === null || lineCosts === null ? null : cost + lineCosts;
  }
  const isGivenAway = total === 0 && cost !== null && cost > 0;
  const marginPercent = cost === null || isGivenAway ? null : percentLeft(total, cost);
  return { currency: lines[0]?.plan.currency ?? currency, total, yearly, cost, marginPercent, isGivenAway };
}

/** Of what is free for both sides nothing is left, and nothing is lost. */
function percentLeft(total: number, cost: number): number {
  return total === 0 ? 0 : Math.round(((total - cost) / total) * 1000) / 10;
}

import { billingPeriods, lineTotal, monthsOf } from './commitment.ts';
import type { Onboarding } from './onboarding.ts';
import type { ChangedLine } from './order-change.ts';
import { promoted } from './steps/offers.ts';

type Ordered = Pick<Onboarding, 'lines' | 'order' | 'contract'>;

const daysOfYear = 365;

/** What the customer is bound to less by a change, in minor units, over the whole term. */
export function commitmentLess({ lines, contract }: Ordered, changes: readonly ChangedLine[]): number {
  return changes.reduce((sum, { line: place, before, seats }) => {
    const line = lines[place];
    if (line === undefined) return sum;
    return sum + lineTotal({ ...line, quantity: before - seats }, contract?.discountPercent ?? 0);
  }, 0);
}

/**
 * About what a day costs us of what is taken back, in minor units: Microsoft charges by the day, from the order on, what is
 * no longer free. Null = what a line costs is unknown.
 */
export function costOfDay({ lines }: Ordered, changes: readonly ChangedLine[]): number | null {
  const yearly = changes.reduce<number | null>((sum, { line: place, before, seats }) => {
    const line = lines[place];
    if (sum === null || line === undefined) return sum;
    const { plan, promotion } = line;
    if (plan.cost === null) return null;
    const ofSeat =
      (promoted(plan.cost, promotion) * billingPeriods(plan.term, plan.billing) * 12) / monthsOf(plan.term);
    return sum + ofSeat * (before - seats);
  }, 0);
  return yearly === null ? null : Math.round(yearly / daysOfYear);
}

/** Until when everything of a change is free, ms UTC; undefined = not, or not any more, or nobody knows. */
export function allFreeUntil(record: Ordered, changes: readonly ChangedLine[], at: number): number | undefined {
  const first = Math.min(...changes.map(({ line }) => freeUntil(record, line) ?? 0));
  return first > at ? first : undefined;
}

function freeUntil({ order }: Ordered, line: number): number | null {
  return order.subscriptions[line]?.takeBack?.freeUntil ?? null;
}

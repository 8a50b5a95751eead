import { billingPeriods, lineTotal, monthsOf } from './commitment.ts';
import type { Onboarding } from './onboarding.ts';
import type { ChangedLine } from './order-change.ts';
import { placedAtOf } from './order-progress.ts';
import { promoted } from './steps/offers.ts';

type Ordered = Pick<Onboarding, 'lines' | 'order' | 'contract'>;

const day = 24 * 60 * 60_000;
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
 * About what the days that have passed cost us of what is taken back, in minor units: Microsoft charges them by the day.
 * Nothing of what is free yet; null = what a line costs is unknown.
 * @param at now, ms UTC
 */
export function costOfDays(record: Ordered, changes: readonly ChangedLine[], at: number): number | null {
  return changes.reduce<number | null>((sum, { line: place, before, seats }) => {
    const line = record.lines[place];
    const placedAt = placedAtOf(record, place);
    if (sum === null || line === undefined || placedAt === undefined) return sum;
    if ((freeUntil(record, place) ?? 0) > at) return sum;
    const { plan, promotion } = line;
    if (plan.cost === null) return null;
    const yearly =
      (promoted(plan.cost, promotion) * billingPeriods(plan.term, plan.billing) * 12) / monthsOf(plan.term);
    return sum + Math.round((yearly * (before - seats) * Math.ceil((at - placedAt) / day)) / daysOfYear);
  }, 0);
}

/** Until when everything of a change is free, ms UTC; undefined = not, or not any more, or nobody knows. */
export function allFreeUntil(record: Ordered, changes: readonly ChangedLine[], at: number): number | undefined {
  const first = Math.min(...changes.map(({ line }) => freeUntil(record, line) ?? 0));
  return first > at ? first : undefined;
}

function freeUntil({ order }: Ordered, line: number): number | null {
  return order.subscriptions[line]?.takeBack?.freeUntil ?? null;
}

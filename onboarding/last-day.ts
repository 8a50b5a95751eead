import type { Onboarding } from './onboarding.ts';
import { placedAtOf } from './order-progress.ts';
import { dayOf } from './steps/offers.ts';
import { lastDayOfTerm } from './term-days.ts';

/**
 * When the term of a line ends: as Partner Center says, or as it will when it is ordered now.
 * @param now ms UTC
 */
export function lastDayOf(record: Onboarding, index: number, now: number): string {
  const { lines, order } = record;
  const known = order.subscriptions[index]?.lastDay;
  const line = lines[index];
  if (known || line === undefined) return known ?? '';
  if (line.customTermEndDate !== null) return dayOf(line.customTermEndDate);
  return lastDayOfTerm(placedAtOf(record, index) ?? now, line.plan.term);
}

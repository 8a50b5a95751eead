import { monthsOf } from './commitment.ts';
import type { Onboarding } from './onboarding.ts';
import { placedAtOf } from './order-progress.ts';
import { dayOf } from './steps/offers.ts';
import { today } from './today.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * The last day of a term that begins at a moment, `yyyy-mm-dd` in UTC: one that begins on the 14th ends with a 13th, and
 * one that begins where a month has no such day, with the day before its last.
 */
export function lastDayOfTerm(start: number, term: string): string {
  const began = new Date(start);
  const [year, month] = [began.getUTCFullYear(), began.getUTCMonth() + monthsOf(term)];
  const daysInMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return today(Date.UTC(year, month, Math.min(began.getUTCDate(), daysInMonth)) - day);
}

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

import { monthsOf } from './commitment.ts';
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

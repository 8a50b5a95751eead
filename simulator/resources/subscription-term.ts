import type { Order, OrderLine } from '../state.ts';
import type { World } from '../world.ts';
import { findPlan, monthsIn } from './catalog.ts';
import { outcomeOf } from './end-of-term.ts';

const hourMs = 60 * 60 * 1000;
export const dayMs = 24 * hourMs;

/** How long a purchase can be taken back: seven days (Microsoft Learn: cancel a new commerce subscription). */
export const takeBackHours = 168;

const takeBackMs = takeBackHours * hourMs;

/** The same time of day, months later; on the month's last day where it has no such day. */
function addMonths(moment: number, months: number): number {
  const date = new Date(moment);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
  date.setUTCDate(Math.min(day, lastDay));
  return date.getTime();
}

/** The midnight after a term's last day: one that starts on the 14th ends with the 13th. */
export function endOfTerm(start: number, duration: string): number {
  const end = addMonths(start, monthsIn(duration));
  return end - (end % dayMs);
}

/** The day of a moment, in UTC: `2026-03-01`. */
export function isoDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}

export interface Standing {
  readonly status: 'active' | 'suspended' | 'deleted' | 'expired' | 'disabled';
  readonly quantity: number;
  readonly autoRenewEnabled: boolean;
  readonly isTrial: boolean;
  /** It goes on month by month after its term. */
  readonly isExtended: boolean;
  /** That of the term it is in: a renewal may have brought another. */
  readonly termDuration: string;
  /** Milliseconds since 1970, as all moments here. */
  readonly termStart: number;
  /** The midnight after the last day. */
  readonly termEnd: number;
  /** The midnight after the last day that is paid for with the current bill. */
  readonly billEnd: number;
  /** Until when the whole subscription can be cancelled. */
  readonly cancellableUntil: number;
  /** Seats that can still be taken back, the newest first. */
  readonly refundable: readonly { readonly seats: number; readonly until: number }[];
}

/**
 * Where a subscription stands now: renewed as often as its term ended, extended month by month, run out, cancelled with
 * its term, or stopped by the partner.
 */
export function standingOf(world: World, order: Order, line: OrderLine): Standing {
  const now = world.now();
  const isTrial = findPlan(line.catalogItemId)?.sku.isTrial ?? false;
  const autoRenewEnabled = line.autoRenewEnabled ?? (!isTrial || line.renewalTermDuration !== undefined);
  let { termDuration } = line;
  let termStart = order.createdAt;
  let termEnd = line.customTermEndDate
    ? Date.parse(line.customTermEndDate.slice(0, 10)) + dayMs
    : endOfTerm(termStart, line.termDuration);
  const outcome = outcomeOf(world, line, { autoRenewEnabled, isTrial });
  let isExtended = false;
  while ((outcome === 'renewed' || outcome === 'extended') && !line.stopped && termEnd <= now) {
    isExtended = outcome === 'extended';
    termStart = termEnd;
    termDuration = isExtended ? 'P1M' : (line.renewalTermDuration ?? termDuration);
    termEnd = endOfTerm(termStart, termDuration);
  }
  const pastEnd = now - termEnd;
  return {
    status: outcome === 'cancelled' && pastEnd >= 0 ? 'deleted' : statusOf(order, line, pastEnd),
    quantity: line.seatChanges.reduce((sum, { seats }) => sum + seats, line.quantity),
    autoRenewEnabled,
    isTrial,
    isExtended,
    termDuration,
    termStart,
    termEnd,
    billEnd: endOfBill(termStart, termEnd, isExtended ? 1 : monthsIn(order.billingCycle), now),
    // An extended term ends whenever the partner says so.
    cancellableUntil: isExtended ? termEnd : termStart + takeBackMs,
    refundable: refundableSeats(order, line, termStart, now),
  };
}

/** After its term a subscription is expired for 30 days and disabled for 90, then gone. */
function statusOf(order: Order, { stopped }: OrderLine, pastEnd: number): Standing['status'] {
  if (order.cancelledAt !== undefined) return 'deleted';
  if (stopped) return stopped.status;
  if (pastEnd < 0) return 'active';
  if (pastEnd < 30 * dayMs) return 'expired';
  return pastEnd < 120 * dayMs ? 'disabled' : 'deleted';
}

function endOfBill(termStart: number, termEnd: number, months: number, now: number): number {
  for (let bills = 1; ; bills += 1) {
    const end = addMonths(termStart, months * bills);
    const midnight = end - (end % dayMs);
    if (midnight >= termEnd) return termEnd;
    if (midnight > now) return midnight;
  }
}

/** Seats bought in the last seven days; what was taken back came from the newest. A renewal counts as a purchase. */
function refundableSeats(order: Order, line: OrderLine, termStart: number, now: number) {
  const bought = [{ at: order.createdAt, seats: line.quantity }];
  for (const { at, seats } of line.seatChanges) {
    if (seats > 0) bought.push({ at, seats });
    for (let back = -seats; back > 0; ) {
      const newest = bought.pop();
      if (!newest) break;
      if (newest.seats > back) bought.push({ ...newest, seats: newest.seats - back });
      back -= newest.seats;
    }
  }
  return bought
    .map(({ at, seats }) => ({ seats, until: Math.max(at, termStart) + takeBackMs }))
    .filter(({ until }) => now < until)
    .reverse();
}

/** Whether a line of an order still gives its customer something, or soon will. */
export function isInUse(world: World, order: Order, line: OrderLine): boolean {
  return standingOf(world, order, line).status === 'active';
}

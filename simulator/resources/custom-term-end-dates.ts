import type { Call } from '../call.ts';
import { type Answer, collection, fault, json, link } from '../respond.ts';
import type { Customer } from '../state.ts';
import type { World } from '../world.ts';
import { tradingCustomer } from './find-customer.ts';
import { dayMs, endOfTerm, isoDay, standingOf } from './subscription-term.ts';

/** The days on which active subscriptions end, and which these are. Trials do not count. */
function subscriptionEnds(world: World, customer: Customer): Map<string, string[]> {
  const running = world.state.orders
    .filter(({ customerId }) => customerId === customer.id)
    .flatMap((order) => order.lineItems.map((line) => ({ line, standing: standingOf(world, order, line) })))
    .filter(({ standing }) => standing.status === 'active' && !standing.isTrial);
  const byDay = Map.groupBy(running, ({ standing }) => isoDay(standing.termEnd - dayMs));
  return new Map([...byDay].map(([day, found]) => [day, found.map(({ line }) => line.subscriptionId)]));
}

/** Whether a new term of this length, started now, may end on that day: with a month, or with another subscription. */
export function isCustomTermEnd(world: World, customer: Customer, termDuration: string, day: string): boolean {
  const moment = Date.parse(day.slice(0, 10));
  if (Number.isNaN(moment) || moment < world.now() - dayMs || moment >= endOfTerm(world.now(), termDuration))
    return false;
  if (isLastOfMonth(moment)) return true;
  if (termDuration === 'P1M' && new Date(moment).getUTCDate() >= 28) return false;
  return subscriptionEnds(world, customer).has(isoDay(moment));
}

/**
 * `GET /v1/customers/{id}/subscriptions/customTermEndDates?term_duration=` (Microsoft Learn: custom-term-end-dates): the
 * last end of a month inside the term, and the ends of the subscriptions that are there.
 */
export function listCustomTermEndDates(call: Call): Answer {
  const { world, query } = call;
  const customer = tradingCustomer(call);
  const duration = query.get('term_duration')?.toUpperCase() ?? '';
  if (!['P1M', 'P1Y', 'P3Y'].includes(duration)) throw fault(400, 3000, 'Invalid property. term_duration');
  const aligned = [...subscriptionEnds(world, customer)]
    .filter(([day]) => isCustomTermEnd(world, customer, duration, day))
    .sort()
    .map(([day, ids]) => ({
      allowedCustomTermEndDateType: 'subscriptionAligned',
      cotermSubscriptionIds: ids,
      allowedCustomTermEndDate: `${day}T00:00:00`,
    }));
  const month = {
    allowedCustomTermEndDateType: 'calendarMonthAligned',
    allowedCustomTermEndDate: `${lastMonthEnd(world.now(), duration)}T00:00:00`,
  };
  const self = link(`/customers/${customer.id}/subscriptions/customTermEndDates?term_duration=${duration}`);
  return json(200, collection([month, ...aligned], { self }));
}

function lastMonthEnd(start: number, duration: string): string {
  const lastDay = endOfTerm(start, duration) - dayMs;
  if (isLastOfMonth(lastDay)) return isoDay(lastDay);
  const date = new Date(lastDay);
  return isoDay(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 0));
}

function isLastOfMonth(moment: number): boolean {
  return new Date(moment + dayMs).getUTCDate() === 1;
}

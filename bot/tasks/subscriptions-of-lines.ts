import type { SubscriptionSeen } from '../../onboarding/commands.ts';
import type { LineSubscription } from '../../onboarding/facts.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { providedLines } from '../../onboarding/order-progress.ts';
import { productKey, type SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { endOfTermOf } from '../../partner-center/end-of-term.ts';
import type { Subscription } from '../../partner-center/subscriptions.ts';
import type { Ordering } from '../providers/ports.ts';
import { customerOf } from './customer-of.ts';
import { takeBackOf } from './take-back-of.ts';

/**
 * What each line that is there has become: as it is known, or else one of its own order, none of them twice; undefined =
 * nothing is there.
 */
export async function subscriptionsOfLines(
  ordering: Pick<Ordering, 'subscriptions'>,
  record: Onboarding,
): Promise<(Subscription | undefined)[]> {
  const listed = await ordering.subscriptions(customerOf(record).customerId);
  const { placed, subscriptions: known, watched } = record.order;
  // Which one it is may be known before it is told anything.
  const isKnown = (place: number) =>
    known[place] !== undefined && (known[place].id !== '' || known[place].state !== 'untold');
  const open = providedLines(record).filter((place) => !isKnown(place));
  const ofLine = (place: number): Wanted[] => {
    const line = record.lines[place];
    const order = watched.find(
      ({ status, lines }) => status !== 'cancelled' && lines.some((each) => each.line === place),
    );
    return line === undefined ? [] : [{ place, line, orderIds: order ? [order.orderId] : (placed?.orderIds ?? []) }];
  };
  const found = pair(
    open.flatMap(ofLine),
    listed.filter(({ id }) => !known.some((one) => one.id === id)),
  );
  return record.lines.map((_, place) =>
    isKnown(place) ? listed.find(({ id }) => id === known[place]?.id) : found.get(place),
  );
}

/** A line whose subscription is looked for, and the orders that may have made it. */
interface Wanted {
  readonly place: number;
  readonly line: SubscriptionLine;
  readonly orderIds: readonly string[];
}

/**
 * Those that were told already are counted first, so that of several alike each end is said as often as it was ordered;
 * whose seats have been changed since comes last.
 */
function pair(wanted: readonly Wanted[], subscriptions: readonly Subscription[]): ReadonlyMap<number, Subscription> {
  const left = [...subscriptions];
  const found = new Map<number, Subscription>();
  const isTold = (one: Subscription, line: SubscriptionLine) =>
    isAsMany(one, line) && endOfTermOf(one) === line.endOfTerm;
  for (const fits of [isTold, isAsMany, isOf]) {
    for (const { place, line, orderIds } of wanted.filter((each) => !found.has(each.place))) {
      const isTheirs = ({ orderId }: Subscription) => orderId === undefined || orderIds.includes(orderId);
      const index = left.findIndex((one) => isTheirs(one) && fits(one, line));
      const [one] = index === -1 ? [] : left.splice(index, 1);
      if (one !== undefined) found.set(place, one);
    }
  }
  return found;
}

function isAsMany(one: Subscription, line: SubscriptionLine): boolean {
  return one.quantity === line.quantity && isOf(one, line);
}

function isOf({ offerId, termDuration, billingCycle }: Subscription, { product, plan }: SubscriptionLine): boolean {
  return (
    offerId?.startsWith(`${productKey(product)}:`) === true &&
    termDuration === plan.term &&
    (billingCycle === undefined || billingCycle.toLowerCase() === plan.billing)
  );
}

const gone: readonly (string | undefined)[] = ['deleted', 'expired', 'disabled'];

/**
 * What a subscription says of the end of its term. A trial ends by itself and is never extended; one that is suspended
 * cannot be told anything (800091). Both are taken to read as ordered.
 */
export function seenOf(subscription: Subscription, { product, endOfTerm }: SubscriptionLine): SubscriptionSeen {
  const { id, commitmentEndDate, status } = subscription;
  return {
    id,
    lastDay: commitmentEndDate?.slice(0, 10) ?? null,
    reads: product.isTrial || status === 'suspended' ? endOfTerm : (endOfTermOf(subscription) ?? null),
    isGone: gone.includes(status),
    takeBack: takeBackOf(subscription),
  };
}

/** It was there, and is listed no more. */
export function goneSince({ id, lastDay }: LineSubscription): SubscriptionSeen {
  return { id, lastDay, reads: null, isGone: true, takeBack: null };
}

/** What each line has become by now; what was known and is listed no more is gone. */
export async function lookedAt(
  ordering: Pick<Ordering, 'subscriptions'>,
  record: Onboarding,
): Promise<(SubscriptionSeen | null)[]> {
  const found = await subscriptionsOfLines(ordering, record);
  return record.lines.map((line, index) => {
    const [subscription, was] = [found[index], record.order.subscriptions[index]];
    if (subscription !== undefined) return seenOf(subscription, line);
    return was !== undefined && was.id !== '' ? goneSince(was) : null;
  });
}

import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { everTaken, missingLines } from '../../onboarding/order-progress.ts';
import { restoredTo } from '../../onboarding/restored.ts';
import { saying } from '../../words/saying.ts';
import type { Ordering } from '../providers/ports.ts';
import { clocksDifferMs, customerOf, withNewCustomer } from './customer-of.ts';
import { byWhatTheyAre, matchOrders } from './match-orders.ts';

type Placed = Extract<TaskResult, { kind: 'order-placed' }>;

/**
 * Orders of lines that are still missing although other orders of the deal were taken, which somebody has made at Partner
 * Center meanwhile: those lines are not ordered a second time, and what they became is watched as if we had ordered it.
 * @returns undefined = there are none
 */
export async function orderedByHand(
  ordering: Pick<Ordering, 'orders'>,
  record: Onboarding,
  at: number,
): Promise<Placed | undefined> {
  const since = record.timeline.find(({ kind }) => kind === 'order-taken')?.at;
  if (since === undefined) return undefined;
  const found = await placedSince(ordering, record, at, since);
  return found && { ...found.placed, refused: [] };
}

/**
 * What a store that was put back to an earlier moment has forgotten: orders of the missing lines that were placed since
 * then. What of the lines none of them holds waits for a person, who sees what is there.
 * @returns undefined = there are none, or the record was never put back
 */
export async function orderedSinceRestore(
  ordering: Pick<Ordering, 'orders'>,
  record: Onboarding,
  at: number,
): Promise<Placed | undefined> {
  const since = restoredTo(record);
  if (since === undefined) return undefined;
  const found = await placedSince(ordering, record, at, since);
  const problem = saying('errors.tasks.order-not-made');
  return found && { ...found.placed, refused: found.left.map((line) => ({ line, problem })) };
}

/** Orders of missing lines that this record does not know, and the lines that none of them holds. */
async function placedSince(
  ordering: Pick<Ordering, 'orders'>,
  record: Onboarding,
  at: number,
  since: number,
): Promise<{ placed: Omit<Placed, 'refused'>; left: ReturnType<typeof matchOrders>['left'] } | undefined> {
  const known = everTaken(record);
  const listed = await withNewCustomer(record, at, ordering.orders(customerOf(record).customerId));
  const others = listed.filter(
    ({ id, creationDate, status }) =>
      !known.includes(id) && status !== 'cancelled' && Date.parse(creationDate ?? '') >= since - clocksDifferMs,
  );
  const { orders, left } = matchOrders(record, missingLines(record), others, byWhatTheyAre);
  const taken = orders.filter(({ lines }) => lines.length > 0);
  if (taken.length === 0) return undefined;
  const times = others.flatMap(({ id, creationDate }) =>
    taken.some(({ orderId }) => orderId === id) ? Date.parse(creationDate ?? '') : [],
  );
  return { placed: { kind: 'order-placed', orders: taken, placedAt: Math.min(...times), cart: [] }, left };
}

import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { everTaken, missingLines } from '../../onboarding/order-progress.ts';
import type { Ordering } from '../providers/ports.ts';
import { clocksDifferMs, customerOf, withNewCustomer } from './customer-of.ts';
import { byWhatTheyAre, matchOrders } from './match-orders.ts';

/**
 * Orders of lines that are still missing although other orders of the deal were taken, which somebody has made at Partner
 * Center meanwhile: those lines are not ordered a second time, and what they became is watched as if we had ordered it.
 * @returns undefined = there are none
 */
export async function orderedByHand(
  ordering: Pick<Ordering, 'orders'>,
  record: Onboarding,
  at: number,
): Promise<Extract<TaskResult, { kind: 'order-placed' }> | undefined> {
  const since = record.timeline.find(({ kind }) => kind === 'order-taken')?.at;
  if (since === undefined) return undefined;
  const known = everTaken(record);
  const listed = await withNewCustomer(record, at, ordering.orders(customerOf(record).customerId));
  const others = listed.filter(
    ({ id, creationDate, status }) =>
      !known.includes(id) && status !== 'cancelled' && Date.parse(creationDate ?? '') >= since - clocksDifferMs,
  );
  const { orders } = matchOrders(record, missingLines(record), others, byWhatTheyAre);
  const taken = orders.filter(({ lines }) => lines.length > 0);
  if (taken.length === 0) return undefined;
  const times = others.flatMap(({ id, creationDate }) =>
    taken.some(({ orderId }) => orderId === id) ? Date.parse(creationDate ?? '') : [],
  );
  return { kind: 'order-placed', orders: taken, placedAt: Math.min(...times), cart: [], refused: [] };
}

import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { everTaken, missingLines } from '../../onboarding/order-progress.ts';
import { restoredTo } from '../../onboarding/restored.ts';
import { saying } from '../../words/saying.ts';
import type { Ordering } from '../providers/ports.ts';
import { clocksDifferMs, customerOf, withNewCustomer } from './customer-of.ts';
import { byWhatTheyAre, matchOrders } from './match-orders.ts';

/**
 * What a store that was put back to an earlier moment has forgotten: orders of the missing lines that were placed since
 * then. What of the lines none of them holds waits for a person, who sees what is there.
 * @returns undefined = there are none, or the record was never put back
 */
export async function orderedSinceRestore(
  ordering: Pick<Ordering, 'orders'>,
  record: Onboarding,
  at: number,
): Promise<Extract<TaskResult, { kind: 'order-placed' }> | undefined> {
  const since = restoredTo(record);
  if (since === undefined) return undefined;
  const known = everTaken(record);
  const listed = await withNewCustomer(record, at, ordering.orders(customerOf(record).customerId));
  const forgotten = listed.filter(
    ({ id, creationDate, status }) =>
      !known.includes(id) && status !== 'cancelled' && Date.parse(creationDate ?? '') >= since - clocksDifferMs,
  );
  const { orders, left } = matchOrders(record, missingLines(record), forgotten, byWhatTheyAre);
  const taken = orders.filter(({ lines }) => lines.length > 0);
  if (taken.length === 0) return undefined;
  const times = forgotten.flatMap(({ id, creationDate }) =>
    taken.some(({ orderId }) => orderId === id) ? Date.parse(creationDate ?? '') : [],
  );
  const problem = saying('errors.tasks.order-not-made');
  const refused = left.map((line) => ({ line, problem }));
  return { kind: 'order-placed', orders: taken, placedAt: Math.min(...times), cart: [], refused };
}

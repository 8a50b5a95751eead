import type { PlacedOrder, TaskResult } from './commands.ts';
import { priceMoved } from './decide-price.ts';
import type { RefusedLine, WatchedOrder } from './facts.ts';
import type { Onboarding } from './onboarding.ts';
import { missingLines, oneAfterAnother, refusedProblem, troublesOf } from './order-progress.ts';
import { lesserNews, quietNews, refreshed, withAttention, withNotice, withoutNotice, withTask } from './record-news.ts';
import { newTask } from './tasks.ts';
import { noted } from './timeline.ts';

type OrderResult = Extract<
  TaskResult,
  {
    kind: 'cart-created' | 'cart-gone' | 'order-blocked' | 'price-moved' | 'order-placed' | 'order-refused';
  }
>;

/**
 * What became of the order: from the cart on. What Microsoft makes of it afterwards is
 * in `decide-provisioning.ts`.
 * @param taskId of the task that brought it, which is no longer among the record's
 */
export function decideOrder(record: Onboarding, result: OrderResult, taskId: string, at: number): Onboarding {
  switch (result.kind) {
    case 'cart-created':
      return { ...record, order: { ...record.order, cartId: result.cartId } };
    case 'cart-gone':
      return withPlanned({ ...record, order: { ...record.order, cartId: null } }, 'create-cart', result.nextAt);
    case 'order-blocked':
      return blocked(record, result, at);
    case 'price-moved':
      return priceMoved(record, result, at);
    case 'order-placed':
      return orderTaken(record, result, taskId, at);
    case 'order-refused':
      return orderRefused(record, result.refused, taskId, at);
  }
}

/** The order shows what the earlier looks did not: then that is what we wait for, with the cart kept. */
function blocked(record: Onboarding, result: Extract<TaskResult, { kind: 'order-blocked' }>, at: number): Onboarding {
  if (result.by === 'verification') {
    const reviewed: Onboarding = { ...record, verification: { status: 'UnderReview', since: at } };
    return refreshed(withPlanned(reviewed, 'check-verification', result.nextAt), at);
  }
  const agreementFacts = { ...record.agreementFacts, signed: null, checkedAt: at, confirmationRefused: true };
  const unsigned = withPlanned({ ...record, agreementFacts }, 'check-agreement', result.nextAt);
  return lesserNews(withoutNotice(unsigned, 'agreement-signed'), { kind: 'agreement-wanted' }, at);
}

/** What would be planned anyway, but not at once. */
function withPlanned(
  record: Onboarding,
  kind: 'create-cart' | 'check-verification' | 'check-agreement',
  at: number,
): Onboarding {
  return record.tasks.some((task) => task.kind === kind) ? record : withTask(record, { kind }, at);
}

/**
 * Microsoft took orders. Of what is still missing only becomes less by it: a line that an order holds is never ordered
 * again, in whatever order the answers come in.
 */
function orderTaken(
  record: Onboarding,
  result: Extract<TaskResult, { kind: 'order-placed' }>,
  taskId: string,
  at: number,
): Onboarding {
  const known = record.order.placed?.orderIds ?? [];
  const fresh = result.orders.filter(({ orderId }) => !known.includes(orderId));
  if (fresh.length === 0) return record;
  const refused = stillMissing(record, result);
  const orderIds = fresh.map(({ orderId }) => orderId);
  const placed = { at: record.order.placed?.at ?? result.placedAt ?? at, orderIds: [...known, ...orderIds] };
  const watched = [...record.order.watched, ...fresh.map((order) => toWatch(order, result.placedAt ?? at))];
  const order = { ...record.order, cartId: null, placed, refused, watched };
  const entry = {
    kind: 'order-taken',
    orders: fresh.map(({ orderId, lines }) => ({ orderId, lines: lines.map(({ line }) => line) })),
    refused: refused.map(({ line }) => line),
  } as const;
  const { fell = [] } = result;
  const priced = fell.length === 0 ? record : noted(record, { kind: 'price-fell', moves: [...fell] }, at);
  const taken = quietNews({ ...priced, order }, entry, at);
  // What was ordered although nobody wanted it any more is watched by nobody either.
  if (record.stage.kind === 'cancelled') return withNotice(taken, { kind: 'order-placed', orderIds }, at);
  return refused.length === 0 ? taken : withParkedCart(taken, refused, taskId, at);
}

/** What was in the cart and is not refused is ordered, whether or not an order can be seen to hold it. */
function stillMissing(
  record: Onboarding,
  { orders, cart, refused }: Extract<TaskResult, { kind: 'order-placed' }>,
): RefusedLine[] {
  const held = orders.flatMap(({ lines }) => lines.map(({ line }) => line));
  const ordered = [...held, ...cart.filter((line) => !refused.some((each) => each.line === line))];
  const problems = new Map([...record.order.refused, ...refused].map(({ line, problem }) => [line, problem]));
  return missingLines(record).flatMap((line) => {
    const problem = problems.get(line);
    return problem === undefined || ordered.includes(line) ? [] : [{ line, problem }];
  });
}

function toWatch({ orderId, lines }: PlacedOrder, since: number): WatchedOrder {
  return {
    orderId,
    status: 'pending',
    since,
    lines: lines.map(({ line, item }) => ({ line, item, state: 'awaited' })),
  };
}

/** What the cart held is not ordered: it has no time to be cancelled in, and stays where it is. */
function orderRefused(record: Onboarding, refused: readonly RefusedLine[], taskId: string, at: number): Onboarding {
  if (record.order.cartId === null || missingLines(record).length === 0 || refused.length === 0) return record;
  const problems = new Map(refused.map(({ line, problem }) => [line, problem]));
  const missing = record.order.refused.map(({ line, problem }) => ({ line, problem: problems.get(line) ?? problem }));
  const next: Onboarding = { ...record, order: { ...record.order, cartId: null, refused: missing } };
  return withParkedCart(next, record.order.placed === null ? refused : missing, taskId, at);
}

/** A new cart with what is missing, once somebody says so. */
export function withParkedCart(
  record: Onboarding,
  refused: readonly RefusedLine[],
  taskId: string,
  at: number,
): Onboarding {
  const others = record.tasks.filter(({ kind }) => kind !== 'create-cart');
  const parked = { ...newTask({ kind: 'create-cart' }, at), id: taskId, dueAt: null };
  const problem = oneAfterAnother([refusedProblem(record, refused), ...troublesOf(record)]);
  return withAttention({ ...record, tasks: [...others, parked] }, { taskId, problem, correlationId: null }, at);
}

import type { PlacedOrder, TaskResult } from './commands.ts';
import { priceMoved } from './decide-price.ts';
import type { RefusedLine, WatchedOrder } from './facts.ts';
import type { Onboarding } from './onboarding.ts';
import { everTaken, missingLines, oneAfterAnother, refusedProblem, troublesOf } from './order-progress.ts';
import { lesserNews, quietNews, refreshed, withAttention, withNotice, withoutNotice } from './record-news.ts';
import { isContradicted, withAnswersDiffering, withoutSetback, withSetback } from './setback.ts';
import { newTask, type Task } from './tasks.ts';
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
      return cartGone(record, result, taskId, at);
    case 'order-blocked':
      return blocked(record, result, taskId, at);
    case 'price-moved':
      return priceMoved(record, result, at);
    case 'order-placed':
      return orderTaken(record, result, taskId, at);
    case 'order-refused':
      return orderRefused(record, result.refused, taskId, at);
  }
}

/** A new one is made, later and later; that it fails is known as of any other task. */
function cartGone(
  record: Onboarding,
  { problem, retryAt }: Extract<TaskResult, { kind: 'cart-gone' }>,
  taskId: string,
  at: number,
): Onboarding {
  if (record.stage.kind !== 'provisioning') return record;
  const gone = withSetback({ ...record, order: { ...record.order, cartId: null } }, at);
  const failingSince = gone.order.setback?.since ?? at;
  const next = withPlanned(gone, 'create-cart', taskId, { dueAt: retryAt, failingSince }, at);
  return retryAt === null ? withAttention(next, { taskId, problem, correlationId: null }, at) : next;
}

/**
 * The order shows what the earlier looks did not: then that is what we wait for, with the cart kept. Where the looks go on
 * to say otherwise, people hear of it once, and not each time.
 */
function blocked(
  record: Onboarding,
  { by, nextAt }: Extract<TaskResult, { kind: 'order-blocked' }>,
  taskId: string,
  at: number,
): Onboarding {
  const isNew = record.order.setback === null;
  const set = withSetback(record, at);
  const since = set.order.setback?.since ?? at;
  const due = { dueAt: nextAt };
  if (by === 'verification') {
    const reviewed: Onboarding = { ...set, verification: { status: 'UnderReview', since } };
    const looking = withPlanned(reviewed, 'check-verification', taskId, due, at);
    return isContradicted(looking, at) ? withAnswersDiffering(looking, by, taskId, at) : refreshed(looking, at);
  }
  const agreementFacts = { ...set.agreementFacts, signed: null, checkedAt: at, confirmationRefused: true };
  const unsigned = withoutNotice({ ...set, agreementFacts }, 'agreement-signed');
  const looking = withPlanned(unsigned, 'check-agreement', taskId, due, at);
  if (isContradicted(looking, at)) return withAnswersDiffering(looking, by, taskId, at);
  return isNew ? lesserNews(looking, { kind: 'agreement-wanted' }, at) : refreshed(looking, at);
}

/** What would be planned anyway, but not at once. */
function withPlanned(
  record: Onboarding,
  kind: 'create-cart' | 'check-verification' | 'check-agreement',
  taskId: string,
  when: Partial<Pick<Task, 'dueAt' | 'failingSince'>>,
  at: number,
): Onboarding {
  const others = record.tasks.filter((task) => task.kind !== kind);
  return { ...record, tasks: [...others, { ...newTask({ kind }, at), id: taskId, ...when }] };
}

/**
 * Microsoft took orders. Of what is still missing only becomes less by it: a line that an order holds is never ordered
 * again, in whatever order the answers come in.
 */
function orderTaken(
  before: Onboarding,
  result: Extract<TaskResult, { kind: 'order-placed' }>,
  taskId: string,
  at: number,
): Onboarding {
  const known = everTaken(before);
  const fresh = result.orders.filter(({ orderId }) => !known.includes(orderId));
  if (fresh.length === 0) return before;
  const record = withoutSetback(before);
  const refused = stillMissing(record, result);
  const orderIds = fresh.map(({ orderId }) => orderId);
  const placed = {
    at: record.order.placed?.at ?? result.placedAt ?? at,
    orderIds: [...(record.order.placed?.orderIds ?? []), ...orderIds],
  };
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
    placedAt: since,
    isLate: false,
    lines: lines.map(({ line, item }) => ({ line, item, state: 'awaited' })),
  };
}

/** What the cart held is not ordered: it has no time to be cancelled in, and stays where it is. */
function orderRefused(record: Onboarding, refused: readonly RefusedLine[], taskId: string, at: number): Onboarding {
  if (record.order.cartId === null || missingLines(record).length === 0 || refused.length === 0) return record;
  const problems = new Map(refused.map(({ line, problem }) => [line, problem]));
  const missing = record.order.refused.map(({ line, problem }) => ({ line, problem: problems.get(line) ?? problem }));
  const answered = withoutSetback(record);
  const next: Onboarding = { ...answered, order: { ...answered.order, cartId: null, refused: missing } };
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

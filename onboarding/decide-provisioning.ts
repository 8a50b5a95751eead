import type { SeenOrder, TaskResult } from './commands.ts';
import { withParkedCart } from './decide-order.ts';
import { nothingOrdered, notThereYet, type RefusedLine, type WatchedOrder } from './facts.ts';
import type { Onboarding } from './onboarding.ts';
import { isProvisioned, missingLines, oneAfterAnother, refusedProblem, troublesOf } from './order-progress.ts';
import type { Person } from './person.ts';
import type { Problem } from './problem.ts';
import { news, quietNews, refreshed, withAttention } from './record-news.ts';
import { isOver } from './stage.ts';
import { isUnderWay } from './tasks.ts';

/**
 * What Microsoft makes of the order. Once all of it is there the onboarding is over, and people hear of it; what goes
 * wrong they hear once, and that it came right by itself takes the alarm away.
 * @param record in which the look has its next time already
 */
export function orderSeen(
  record: Onboarding,
  taskId: string,
  { orders }: Extract<TaskResult, { kind: 'order-seen' }>,
  at: number,
): Onboarding {
  if (isOver(record)) return record;
  // What is in a cart that somebody is at must stay what is missing: the next look sees it again.
  const isOrdering = isUnderWay(record.tasks, 'create-cart') || isUnderWay(record.tasks, 'check-out');
  const now = isOrdering ? orders.filter((order) => !isCancelled(order)) : orders;
  const watched = record.order.watched.map((order) => {
    const seen = now.find(({ orderId }) => orderId === order.orderId);
    return seen === undefined ? order : asSeen(order, seen, at);
  });
  const cancelled = watched.filter(
    (order, place) => isCancelled(order) && order.status !== record.order.watched[place]?.status,
  );
  const order = { ...record.order, watched };
  const left = cancelled.reduce((so, each) => withoutOrder(so, each, at), { ...record, order });
  const next = cancelled.length > 0 && watched.every(isCancelled) ? nothingLeft(left) : left;
  if (isProvisioned(next)) return provisioned(next, at);
  const told =
    cancelled.length > 0 ? withParkedCart(next, left.order.refused, '', at) : withTrouble(record, next, taskId, at);
  return isSame(watched, record.order.watched) ? told : refreshed(told, at);
}

const day = 24 * 60 * 60_000;

function asSeen(order: WatchedOrder, seen: SeenOrder, at: number): WatchedOrder {
  const { status } = seen;
  const since = status === order.status ? order.since : at;
  const lines = order.lines.map((line) => {
    const state = seen.lines.find(({ item }) => item === line.item)?.state;
    return { ...line, state: state ?? line.state };
  });
  // Microsoft reviews for up to 72 hours, and sets up within minutes.
  const usual = status === 'pending-review' ? 3 * day : day;
  const isLate = at - since > usual && lines.some(({ state }) => state === 'awaited');
  return { ...order, status, since, isLate, lines };
}

function isCancelled({ status }: Pick<WatchedOrder, 'status'>): boolean {
  return status === 'cancelled';
}

/** Microsoft cancelled it: its lines are not ordered any more, and may be ordered again. */
function withoutOrder(record: Onboarding, { orderId, lines }: WatchedOrder, at: number): Onboarding {
  const problem: Problem = { key: 'errors.tasks.order-cancelled', values: { orderId } };
  const wanted = lines.filter(({ line }) => !record.order.leftOut.includes(line));
  const lost: RefusedLine[] = wanted.map(({ line }) => ({ line, problem }));
  const refused = [...record.order.refused, ...lost].toSorted((one, other) => one.line - other.line);
  const entry = { kind: 'order-cancelled', orderId, lines: lost.map(({ line }) => line) } as const;
  const subscriptions = record.order.subscriptions.map((subscription, line) =>
    entry.lines.includes(line) ? notThereYet : subscription,
  );
  return quietNews({ ...record, order: { ...record.order, cartId: null, refused, subscriptions } }, entry, at);
}

/** Microsoft has cancelled every order: it is as if none had been placed, and binds nobody. */
function nothingLeft(record: Onboarding): Onboarding {
  const { leftOut } = record.order;
  return { ...record, order: { ...nothingOrdered, leftOut, endOfTermSettled: false, subscriptions: [] } };
}

function provisioned(record: Onboarding, at: number): Onboarding {
  const { stage, order } = record;
  const approvedBy = stage.kind === 'provisioning' ? stage.approvedBy : null;
  const attention = isAboutEnd(record) ? record.attention : null;
  const over: Onboarding = { ...record, stage: { kind: 'completed', at, approvedBy }, attention };
  const orderIds = order.placed?.orderIds ?? [];
  return news(over, { kind: 'provisioned' }, { kind: 'order-placed', orderIds }, at);
}

/** What becomes of a subscription after its term is another matter than whether it is there. */
function isAboutEnd({ tasks, attention }: Onboarding): boolean {
  return tasks.some(({ id, kind }) => kind === 'set-end-of-term' && id === attention?.taskId);
}

/**
 * What is still missing is not ordered any more: the deal is what is there. What stands in the way of the rest is looked
 * at, and told, anew.
 */
export function leaveOut(record: Onboarding, by: Person, at: number): Onboarding {
  const lines = missingLines(record);
  const leftOut = [...record.order.leftOut, ...lines].toSorted((one, other) => one - other);
  const order = { ...record.order, cartId: null, refused: [], leftOut };
  const attention = isAboutEnd(record) ? record.attention : null;
  const left = quietNews({ ...record, order, attention }, { kind: 'left-out', by, lines: [...lines] }, at);
  return isProvisioned(left) ? provisioned(left, at) : left;
}

/** New trouble is told, and told again if Retry did not help; what came right is no longer there to see. */
function withTrouble(before: Onboarding, after: Onboarding, taskId: string, at: number): Onboarding {
  const { attention } = before;
  const [was, is] = [troublesOf(before), troublesOf(after)];
  const cart = after.tasks.find(({ kind, dueAt }) => kind === 'create-cart' && dueAt === null);
  const all =
    cart === undefined || after.order.refused.length === 0 ? is : [refusedProblem(after, after.order.refused), ...is];
  const isNew = is.some((problem) => !was.some((known) => isSame(known, problem)));
  if (is.length > 0 && (isNew || attention === null)) {
    return withAttention(after, { taskId: cart?.id ?? taskId, problem: oneAfterAnother(all), correlationId: null }, at);
  }
  if (isSame(was, is) || attention === null) return after;
  return { ...after, attention: all.length === 0 ? null : { ...attention, problem: oneAfterAnother(all) } };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

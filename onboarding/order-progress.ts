import type { LineSubscription, RefusedLine, WatchedOrder } from './facts.ts';
import type { Onboarding } from './onboarding.ts';
import type { Problem } from './problem.ts';

type Ordered = Pick<Onboarding, 'lines' | 'order'>;

/** The lines of the deal that are still to be ordered, by their places, in order: all of them before the first order. */
export function missingLines({ lines, order }: Ordered): readonly number[] {
  if (order.placed !== null) return order.refused.map(({ line }) => line);
  return lines.flatMap((_, line) => (order.leftOut.includes(line) ? [] : line));
}

/** Every order that Microsoft took for this deal, also those that it cancelled since. */
export function everTaken({ order, timeline }: Pick<Onboarding, 'order' | 'timeline'>): readonly string[] {
  const told = timeline.flatMap((entry) => (entry.kind === 'order-taken' ? entry.orders : []));
  return [...(order.placed?.orderIds ?? []), ...told.map(({ orderId }) => orderId)];
}

/** The orders that are not yet what they are to become. */
export function openOrders({ order }: Pick<Ordered, 'order'>): readonly WatchedOrder[] {
  return order.watched.filter(({ status, lines }) => {
    const isProvided = status === 'completed' && lines.every(({ state }) => state === 'provided');
    return status !== 'cancelled' && !isProvided;
  });
}

/** Whether everything of the deal is ordered, and there. */
export function isProvisioned(record: Ordered): boolean {
  return record.order.placed !== null && missingLines(record).length === 0 && openOrders(record).length === 0;
}

/** Whether everything that was ordered was cancelled after the order. */
export function isTakenBack({ lines, order, stage }: Ordered & Pick<Onboarding, 'stage'>): boolean {
  return stage.kind === 'completed' && lines.every((_, line) => order.leftOut.includes(line));
}

/** The orders that Microsoft has not cancelled, together as they were placed, and when. */
export function placedOrders({ placed, watched }: Ordered['order']): readonly PlacedAt[] {
  if (placed === null) return [];
  if (watched.length === 0) return [{ orderIds: placed.orderIds, at: placed.at, lines: null }];
  const standing = watched.filter(({ status }) => status !== 'cancelled');
  const times = [...new Set(standing.map(({ placedAt }) => placedAt ?? placed.at))];
  return times.map((at) => {
    const together = standing.filter(({ placedAt }) => (placedAt ?? placed.at) === at);
    const lines = together.flatMap((order) => order.lines.map(({ line }) => line));
    return { orderIds: together.map(({ orderId }) => orderId), at, lines };
  });
}

interface PlacedAt {
  readonly orderIds: readonly string[];
  /** ms UTC */
  readonly at: number;
  /** The lines of the deal that they hold, by their places; null = all. */
  readonly lines: readonly number[] | null;
}

/** When the order of a line was placed, ms UTC; undefined = none was. */
export function placedAtOf({ order }: Pick<Ordered, 'order'>, line: number): number | undefined {
  return placedOrders(order).find(({ lines }) => lines === null || lines.includes(line))?.at;
}

/** The lines that are there, by their places; all of an order of before they were watched. */
export function providedLines({ lines, order, stage }: Ordered & Pick<Onboarding, 'stage'>): readonly number[] {
  if (order.watched.length === 0) return stage.kind === 'completed' ? lines.map((_, line) => line) : [];
  return order.watched.flatMap((each) =>
    each.status === 'cancelled' ? [] : each.lines.flatMap(({ line, state }) => (state === 'provided' ? line : [])),
  );
}

/** The lines that are there and of which Partner Center is still to be told what becomes of them after their term. */
export function linesToTell(record: Ordered & Pick<Onboarding, 'stage'>): readonly number[] {
  const { subscriptions, endOfTermSettled } = record.order;
  // Of before it was written down which they are.
  if (endOfTermSettled && subscriptions.length === 0) return [];
  return providedLines(record).filter((line) => isToTell(subscriptions[line]));
}

function isToTell(subscription: LineSubscription | undefined): boolean {
  const state = subscription?.state ?? 'untold';
  return state === 'untold' || state === 'drifted';
}

/** Each line that Microsoft has an order for and has not provided, with its order. */
export function awaitedLines(record: Ordered): readonly { readonly line: number; readonly order: WatchedOrder }[] {
  return openOrders(record).flatMap((order) =>
    order.lines.filter(({ state }) => state !== 'provided').map(({ line }) => ({ line, order })),
  );
}

/** Lines of which Microsoft took no order, line by line, and what to do about it. */
export function refusedProblem(record: Ordered, refused: readonly RefusedLine[]): Problem {
  const key = record.order.placed === null ? 'errors.tasks.nothing-ordered' : 'errors.tasks.order-lines-refused';
  const problems = refused.map(({ line, problem }) => ofLine(record, line, problem));
  return { key, values: { problems: oneAfterAnother(problems) } };
}

/** What Microsoft does not go on with of what it took, each with what to do about it. */
export function troublesOf(record: Ordered): readonly Problem[] {
  return openOrders(record).flatMap((order) => problemsOf(record, order));
}

/** Several as one; there is at least one. */
export function oneAfterAnother(problems: readonly Problem[]): Problem {
  return problems.reduce((first, next) => ({ key: 'errors.tasks.one-after-another', values: { first, next } }));
}

function problemsOf(record: Ordered, { orderId, status, lines, isLate }: WatchedOrder): Problem[] {
  const products = lines.map(({ line }) => lineName(record, line)).join(', ');
  if (status === 'error' || status === 'suspended') {
    const key = status === 'error' ? 'errors.tasks.order-error' : 'errors.tasks.order-suspended';
    return [{ key, values: { orderId, products } }];
  }
  const failed = lines.filter(({ state }) => state === 'not-provided');
  const late = {
    key: 'errors.tasks.order-late',
    values: { orderId, products, review: status === 'pending-review' ? 'yes' : 'no' },
  };
  return [
    ...(isLate ? [late] : []),
    ...failed.map(({ line }) => ofLine(record, line, { key: 'errors.tasks.line-not-provided', values: { orderId } })),
  ];
}

/** What is wrong with a line of the deal. */
export function ofLine(record: Ordered, line: number, problem: Problem): Problem {
  return { key: 'errors.tasks.of-product', values: { product: lineName(record, line), problem } };
}

/** How many of what, as it stands in every language: `10 × Microsoft 365 Business Basic`. */
export function lineName({ lines }: Pick<Ordered, 'lines'>, line: number): string {
  const { quantity, product } = lines[line] ?? {};
  return `${quantity ?? '?'} × ${product?.title ?? '?'}`;
}

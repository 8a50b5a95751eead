import type { RefusedLine, WatchedOrder } from './facts.ts';
import type { Onboarding } from './onboarding.ts';
import type { Problem } from './problem.ts';

type Ordered = Pick<Onboarding, 'lines' | 'order'>;

/** The lines of the deal that are still to be ordered, by their places, in order: all of them before the first order. */
export function missingLines({ lines, order }: Ordered): readonly number[] {
  return order.placed === null ? lines.map((_, line) => line) : order.refused.map(({ line }) => line);
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

function problemsOf(record: Ordered, { orderId, status, lines }: WatchedOrder): Problem[] {
  if (status === 'error' || status === 'suspended') {
    const products = lines.map(({ line }) => lineName(record, line)).join(', ');
    const key = status === 'error' ? 'errors.tasks.order-error' : 'errors.tasks.order-suspended';
    return [{ key, values: { orderId, products } }];
  }
  const failed = lines.filter(({ state }) => state === 'not-provided');
  return failed.map(({ line }) => ofLine(record, line, { key: 'errors.tasks.line-not-provided', values: { orderId } }));
}

function ofLine(record: Ordered, line: number, problem: Problem): Problem {
  return { key: 'errors.tasks.of-product', values: { product: lineName(record, line), problem } };
}

/** How many of what, as it stands in every language: `10 × Microsoft 365 Business Basic`. */
export function lineName({ lines }: Pick<Ordered, 'lines'>, line: number): string {
  const { quantity, product } = lines[line] ?? {};
  return `${quantity ?? '?'} × ${product?.title ?? '?'}`;
}

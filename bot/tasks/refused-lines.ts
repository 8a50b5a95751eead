import type { RefusedLine } from '../../onboarding/facts.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Cart, Checkout } from '../../partner-center/partner-center.ts';
import { byWhatTheyAre, matchOrders } from './match-orders.ts';

/**
 * The lines of a cart that became no order, each with its error. The error names a group of the cart; where the cart
 * does not tell who is in it, the lines that no order holds are those.
 * @param lines of the deal, by their places, in the order in which they were put into the cart
 */
export function refusedLines(
  record: Onboarding,
  lines: readonly number[],
  { orders, errors }: Checkout,
  cart: Cart | undefined,
): RefusedLine[] {
  const grouped = errors.map((error) => ({ error, lines: linesInGroup(lines, cart, error.orderGroupId) }));
  if (grouped.every((group) => group.lines.length > 0)) {
    const refused = grouped.flatMap((group) => group.lines.map((line) => ({ line, problem: group.error.says })));
    return refused.toSorted((one, other) => one.line - other.line);
  }
  const [first] = errors;
  const { left } = matchOrders(record, lines, orders, byWhatTheyAre);
  return first === undefined ? [] : left.map((line) => ({ line, problem: first.says }));
}

function linesInGroup(lines: readonly number[], cart: Cart | undefined, group: string | undefined): number[] {
  const inGroup = cart?.lines.filter(({ orderGroup }) => group !== undefined && orderGroup === group) ?? [];
  return inGroup.flatMap(({ id }) => lines[id] ?? []);
}

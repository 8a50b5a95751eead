import type { PlacedOrder } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { productKey, type SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Order } from '../../partner-center/partner-center.ts';

interface Matched {
  /** All of them, each with the lines that it holds. */
  readonly orders: readonly PlacedOrder[];
  /** The lines that none of them holds. */
  readonly left: readonly number[];
}

interface Item {
  readonly order: Order;
  readonly item: Order['lineItems'][number];
}

type Fits = (item: Item, line: SubscriptionLine) => boolean;

/** What tells a line in orders of anybody: the product and quantity; surest with the same term and billing. */
export const byWhatTheyAre: readonly Fits[] = [isSame, isOfProduct];
/** The same, for orders of which it is known that they are of these lines and nothing else. */
export const knownToBeTheirs: readonly Fits[] = [...byWhatTheyAre, () => true];

/**
 * Which line of the deal each item of these orders is; neither is taken twice.
 * @param lines of the deal, by their places, that may be in these orders
 * @param ways from the surest on
 */
export function matchOrders(
  record: Onboarding,
  lines: readonly number[],
  orders: readonly Order[],
  ways: readonly Fits[],
): Matched {
  const free = orders.flatMap((order) => order.lineItems.map((item) => ({ order, item })));
  const found = new Map<number, Item>();
  for (const fits of ways) {
    for (const line of lines) {
      const wanted = record.lines[line];
      if (wanted === undefined || found.has(line)) continue;
      const place = free.findIndex((each) => fits(each, wanted));
      for (const match of place === -1 ? [] : free.splice(place, 1)) found.set(line, match);
    }
  }
  const linesOf = (order: Order) =>
    [...found]
      .filter(([, each]) => each.order === order)
      .map(([line, { item }]) => ({ line, item: item.lineItemNumber }));
  return {
    orders: orders.map((order) => ({ orderId: order.id, lines: linesOf(order) })),
    left: lines.filter((line) => !found.has(line)),
  };
}

function isSame({ order, item }: Item, line: SubscriptionLine): boolean {
  const { term, billing } = line.plan;
  return (
    isOfProduct({ order, item }, line) &&
    (item.termDuration === undefined || item.termDuration === term) &&
    (order.billingCycle === undefined || order.billingCycle === billing)
  );
}

function isOfProduct({ item }: Item, { product, quantity }: SubscriptionLine): boolean {
  return item.offerId.startsWith(`${productKey(product)}:`) && item.quantity === quantity;
}

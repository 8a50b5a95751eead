import { z } from 'zod';
import type { SubscriptionLine } from './steps/subscriptions.ts';
import { today } from './today.ts';

/** What Microsoft charges us for one seat and one bill, in minor units; null = no price sheet says. */
const Cost = z.object({ cost: z.number().nullable(), currency: z.string() });

/** That a line, by its place among the deal's, costs us another amount than was approved. */
export const CostMove = z.object({ line: z.number(), title: z.string(), was: Cost, is: Cost });
export type CostMove = z.infer<typeof CostMove>;

/** What the price sheet says of a line, as a plan keeps it. */
export type LinePrice = Pick<SubscriptionLine['plan'], 'cost' | 'suggested' | 'currency'>;

/** The lines that cost us another amount now. @param prices of each line, in their order */
export function costMoves(lines: readonly SubscriptionLine[], prices: readonly LinePrice[]): CostMove[] {
  return lines.flatMap(({ product, plan }, line) => {
    const price = prices[line];
    if (price === undefined || (price.cost === plan.cost && price.currency === plan.currency)) return [];
    const [was, is] = [plan, price].map(({ cost, currency }) => ({ cost, currency }));
    return was === undefined || is === undefined ? [] : [{ line, title: product.title, was, is }];
  });
}

/**
 * Whether a line may be ordered for what it costs now. What is cheaper may; so may what is dearer by no more than so many
 * percent of what was approved. Amounts of two currencies compare to nothing. And what nobody has seen nobody has
 * approved: a cost that is known only now, or no longer.
 */
export function isTolerated(move: CostMove, percent: number): boolean {
  const dearer = percentDearer(move);
  return dearer !== undefined && dearer <= percent;
}

/** Whether a line costs us so much less that it is worth knowing. */
export function isCheaper(move: CostMove, percent: number): boolean {
  const dearer = percentDearer(move);
  return dearer !== undefined && dearer < -percent;
}

/** A selling price typed in the one currency says nothing in the other: such a line has to be entered anew. */
export function changesCurrency({ was, is }: CostMove): boolean {
  return was.currency !== is.currency;
}

/** Undefined = they do not compare. */
function percentDearer(move: CostMove): number | undefined {
  const { was, is } = move;
  if (changesCurrency(move) || was.cost === null || is.cost === null) return undefined;
  // Nothing divided by nothing is not nothing.
  return is.cost === was.cost ? 0 : ((is.cost - was.cost) * 100) / was.cost;
}

/** The lines at their new prices; one whose day has come is announced no longer. @param at now, ms UTC */
export function repriced(
  lines: readonly SubscriptionLine[],
  prices: readonly LinePrice[],
  at: number,
): SubscriptionLine[] {
  return lines.map((line, place) => {
    const plan = { ...line.plan, ...prices[place] };
    const { announced, cost } = plan;
    const isToCome = announced !== null && announced.from > today(at) && announced.cost !== cost;
    return { ...line, plan: { ...plan, announced: isToCome ? announced : null } };
  });
}

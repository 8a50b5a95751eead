import { type CostMove, costMoves, type LinePrice } from '../../onboarding/cost-moves.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { linePrice } from '../providers/plan-price.ts';
import type { Asking } from './asking.ts';

/** What lines cost by a price sheet just read, and what of that is another amount than they were filled in with. */
export interface PricesNow {
  readonly prices: readonly LinePrice[];
  readonly moves: readonly CostMove[];
}

/** Nothing has moved, as far as can be seen, where the sheet does not come in time or is empty. */
export async function pricesNow(
  { catalog, ifInTime, market }: Pick<Asking, 'catalog' | 'ifInTime' | 'market'>,
  lines: readonly SubscriptionLine[],
): Promise<PricesNow> {
  const sheet = await ifInTime('prices of today', catalog.pricesNow(market.country), undefined);
  if (sheet === undefined || sheet.size === 0) return { prices: [], moves: [] };
  const prices = lines.map((line) => linePrice(sheet, line, market.segment));
  return { prices, moves: costMoves(lines, prices) };
}

import { z } from 'zod';
import type { Call } from '../call.ts';
import { answerOrder, readOrder } from '../read-order.ts';
import type { Answer } from '../respond.ts';
import type { State } from '../state.ts';

const order = z.strictObject({
  percent: z.coerce.number().gt(-100).max(1000),
  /** From now until it takes effect; until then it is announced. */
  hours: z
    .number()
    .nonnegative()
    .max(24 * 366)
    .default(0),
  /** `productId:skuId`; without it the prices of everything change. */
  product: z.string().optional(),
});

/** `POST /_price-changes`: Microsoft raises its prices, or lowers them, at once or at an announced time. */
export function changePrices(call: Call): Answer {
  const { percent, hours, product } = readOrder(call, order);
  const { state, now } = call.world;
  // A price sheet knows no parts of a second.
  const from = Math.floor((now() + hours * 3_600_000) / 1000) * 1000;
  const change = { from, percent, ...(product !== undefined && { product }) };
  state.priceChanges = [...state.priceChanges, change].toSorted((one, other) => one.from - other.from);
  return answerOrder(call);
}

/** How long what a product costs stays the same, and by what its first price is multiplied then. */
export interface Period {
  readonly from: number;
  readonly until: number;
  readonly factor: number;
}

/** @param product `productId:skuId` */
export function pricePeriods({ priceChanges }: Pick<State, 'priceChanges'>, product: string): Period[] {
  const periods: Period[] = [{ from: Number.NEGATIVE_INFINITY, until: Number.POSITIVE_INFINITY, factor: 1 }];
  for (const change of priceChanges.filter((one) => one.product === undefined || one.product === product)) {
    const last = periods.pop();
    if (last === undefined) continue;
    const { from, percent } = change;
    periods.push({ ...last, until: from });
    periods.push({ from, until: Number.POSITIVE_INFINITY, factor: last.factor * (1 + percent / 100) });
  }
  return periods.filter(({ from, until }) => from < until);
}

/** What the first price of a product is multiplied with at a time. */
export function priceFactor(state: Pick<State, 'priceChanges'>, product: string, at: number): number {
  return pricePeriods(state, product).find(({ from, until }) => from <= at && at < until)?.factor ?? 1;
}

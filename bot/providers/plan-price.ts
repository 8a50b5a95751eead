import type { LinePrice } from '../../onboarding/cost-moves.ts';
import { parseMoney } from '../../onboarding/money.ts';
import type { Plan, SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Prices } from '../../partner-center/partner-center.ts';

/** What a plan costs us and is suggested to be sold for, by a price sheet; undefined = there is no row for it. */
export function planPrice(
  prices: Prices,
  wanted: Parameters<Prices['find']>[0],
): Pick<Plan, 'cost' | 'suggested' | 'currency'> | undefined {
  const row = prices.find(wanted);
  if (row === undefined) return undefined;
  const { currency } = row;
  return { cost: parseMoney(row.unitPrice, currency), suggested: parseMoney(row.erpPrice, currency), currency };
}

/** The same for more seats than those, where it depends on them. */
export function planTiers(prices: Prices, wanted: Parameters<Prices['find']>[0]): NonNullable<Plan['tiers']> {
  return prices.tiersBeyond(wanted).map(({ fromQuantity, unitPrice, erpPrice, currency }) => ({
    fromQuantity,
    cost: parseMoney(unitPrice, currency),
    suggested: parseMoney(erpPrice, currency),
  }));
}

/** What a line costs by that sheet, for as many seats as it has; a cost that is not known where there is no row. */
export function linePrice(sheet: Prices, { product, plan, quantity }: SubscriptionLine, segment: string): LinePrice {
  const { productId, skuId } = product;
  return (
    planPrice(sheet, { productId, skuId, termDuration: plan.term, billingPlan: plan.billing, segment, quantity }) ?? {
      cost: null,
      suggested: null,
      currency: plan.currency,
    }
  );
}

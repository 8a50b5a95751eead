import { billingPeriods, monthsOf } from '../../onboarding/commitment.ts';
import { parseMoney } from '../../onboarding/money.ts';
import type { ExtendedTerm, Plan, ProductChoice } from '../../onboarding/steps/subscriptions.ts';
import type { Asking } from './asking.ts';

/**
 * What a month of the extended term costs; null = the product has none. The price sheet names it under SKUs of its own, of
 * which only product and title tell whose they are: where they leave it open, it is what Microsoft says in general.
 */
export async function extendedTermOf(
  { offers, market }: Pick<Asking, 'offers' | 'market'>,
  product: ProductChoice,
): Promise<ExtendedTerm | null> {
  if (product.isTrial) return null;
  const sheet = await offers.extendedPrices(market.country);
  const rows = sheet.ofProduct(product.productId).filter(({ segment }) => segment === '' || segment === market.segment);
  if (sheet.size > 0 && rows.length === 0) return null;
  const title = product.title.toLowerCase();
  const [row, another] = rows.filter(({ skuTitle }) => skuTitle.toLowerCase().startsWith(title));
  const currency = product.plans[0]?.currency;
  if (row === undefined || another !== undefined || row.currency !== currency) return estimatedTerm(product);
  const { unitPrice, erpPrice } = row;
  return {
    currency,
    cost: parseMoney(unitPrice, currency),
    suggested: parseMoney(erpPrice, currency),
    isEstimate: false,
  };
}

/**
 * Three percent above a month at a time, or 23 above a month of a year where no month can be bought (Microsoft Learn:
 * extended-service-terms).
 */
export function estimatedTerm({ plans, isTrial }: ProductChoice): ExtendedTerm | null {
  if (isTrial) return null;
  const monthly = plans.find(({ term }) => term === 'P1M');
  const base = monthly ?? plans.find(({ term }) => term === 'P1Y') ?? plans[0];
  if (base === undefined) return null;
  const ofMonth = (price: number | null) =>
    price === null ? null : Math.round((price * (monthly ? 103 : 123)) / 100 / monthsBilled(base));
  return { currency: base.currency, cost: ofMonth(base.cost), suggested: ofMonth(base.suggested), isEstimate: true };
}

function monthsBilled({ term, billing }: Plan): number {
  return monthsOf(term) / billingPeriods(term, billing);
}

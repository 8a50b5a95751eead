import { parseMoney } from '../../onboarding/money.ts';
import type { Plan, ProductChoice } from '../../onboarding/steps/subscriptions.ts';
import type { Asking } from './asking.ts';

/** The product's plans, each with the next price that Microsoft has announced to charge us. */
export async function withAnnounced({ catalog, offers, market }: Asking, product: ProductChoice): Promise<Plan[]> {
  // A change within the month stands in the sheet of now.
  const sheets = await Promise.all([catalog.prices(market.country), offers.announcedPrices(market.country)]);
  const { productId, skuId } = product;
  return product.plans.map((plan) => {
    const { term: termDuration, billing: billingPlan } = plan;
    const wanted = { productId, skuId, termDuration, billingPlan, segment: market.segment };
    for (const { currency, unitPrice, erpPrice, from } of sheets.flatMap((sheet) => sheet.later(wanted))) {
      const cost = parseMoney(unitPrice, currency);
      if (cost === null || cost === plan.cost || currency !== plan.currency) continue;
      const day = new Date(from).toISOString().slice(0, 10);
      return { ...plan, announced: { from: day, cost, suggested: parseMoney(erpPrice, currency) } };
    }
    return plan;
  });
}

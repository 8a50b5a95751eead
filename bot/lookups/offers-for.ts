import type { Plan, ProductChoice } from '../../onboarding/steps/subscriptions.ts';
import { withAnnounced } from './announced-prices.ts';
import type { Asking } from './asking.ts';
import { endDatesFor } from './end-dates-for.ts';
import { estimatedTerm, extendedTermOf } from './extended-term.ts';
import { promotionsFor } from './promotions-for.ts';

/**
 * The product with what can be had with it besides. Nobody waits long for any of that; what does not come is not offered.
 * @param itemOf the catalog item id of a plan
 */
export async function withOffers(
  asking: Asking,
  product: ProductChoice,
  itemOf: (plan: Plan) => string,
): Promise<ProductChoice> {
  const { ifInTime } = asking;
  const [promotions, endDates, plans, extendedTerm] = await Promise.all([
    ifInTime('promotions', promotionsFor(asking, product, itemOf), []),
    ifInTime('end dates', endDatesFor(asking, product), []),
    ifInTime('announced prices', withAnnounced(asking, product), product.plans),
    ifInTime('the price of the extended term', extendedTermOf(asking, product), estimatedTerm(product)),
  ]);
  return { ...product, promotions, endDates, plans, extendedTerm };
}

import { cleanText } from '../../onboarding/form.ts';
import { dayOf, type Promotion } from '../../onboarding/steps/offers.ts';
import { type Plan, type ProductChoice, planId } from '../../onboarding/steps/subscriptions.ts';
import type { Offers } from '../providers/ports.ts';
import type { Asking } from './asking.ts';

type MarketPromotion = Awaited<ReturnType<Offers['promotions']>>[number];
type Answers = Awaited<ReturnType<Offers['promotionEligibilities']>>;

interface Candidate {
  readonly promotion: Promotion;
  readonly plan: Plan;
}

/** What the market offers; of that, where there is a customer already, what Partner Center says it gets. */
export async function promotionsFor(
  { offers, market, customerId }: Asking,
  product: ProductChoice,
  itemOf: (plan: Plan) => string,
): Promise<Promotion[]> {
  const running = await offers.promotions(market.country, market.segment);
  const candidates = product.plans.flatMap((plan) => running.flatMap((one) => candidate(one, product, plan)));
  if (customerId === undefined || candidates.length === 0) return candidates.map(({ promotion }) => promotion);
  // For the fewest and for the most seats, so that the limits in between are told.
  const quantities = [product.minimumQuantity, product.maximumQuantity];
  const items = candidates.flatMap(({ promotion: { id: promotionId }, plan }) => {
    const asked = { catalogItemId: itemOf(plan), termDuration: plan.term, billingCycle: plan.billing, promotionId };
    return quantities.map((quantity) => ({ ...asked, quantity }));
  });
  const answers = await offers.promotionEligibilities(customerId, items);
  return candidates.flatMap((each) => confirmed(each, answers));
}

/** @returns nothing where it is another product's or plan's, or takes no percentage off */
function candidate(
  { id, name = '', endDate = '', properties, requiredProducts }: MarketPromotion,
  { productId, skuId }: ProductChoice,
  plan: Plan,
): Candidate[] {
  const required = requiredProducts.find(
    (one) => one.productId === productId && one.skuId === skuId && isOfTerm(plan, one.term),
  );
  const discount = required?.pricingPolicies.find(({ policyType }) => policyType === 'PercentDiscount')?.value;
  const percent = Math.round(Number(discount ?? 0) * 10_000) / 100;
  if (!(percent > 0 && percent <= 100)) return [];
  const promotion: Promotion = {
    id,
    name: cleanText(name) || id,
    plan: planId(plan),
    percent,
    until: dayOf(endDate),
    seats: null,
    isAutomatic: properties?.isAutoApplicable ?? false,
    isConfirmed: false,
  };
  return [{ promotion, plan }];
}

function isOfTerm(plan: Plan, term: MarketPromotion['requiredProducts'][number]['term']): boolean {
  if (term === undefined) return true;
  return term.duration === plan.term && (term.billingCycle ?? plan.billing) === plan.billing;
}

/** As the customer gets it; nothing when it does not, for whatever number of seats. */
function confirmed({ promotion, plan }: Candidate, answers: Answers): Promotion[] {
  const found = answers
    .filter(({ termDuration, billingCycle }) => termDuration === plan.term && billingCycle === plan.billing)
    .flatMap(({ eligibilities }) => eligibilities.filter(({ promotionId }) => promotionId === promotion.id));
  const errors = found.flatMap((one) => one.errors);
  const limit = errors.find(({ type }) => type === 'SeatCount');
  const isOnlyAboutSeats = limit !== undefined && errors.every(({ type }) => type === 'SeatCount');
  if (!found.some(({ isEligible }) => isEligible) && !isOnlyAboutSeats) return [];
  const isConfirmed = true;
  if (limit === undefined) return [{ ...promotion, isConfirmed }];
  const { minimumRequiredSeats: least = 1, maximumRequiredSeats = mostSeats, availableSeats = mostSeats } = limit;
  const most = Math.min(maximumRequiredSeats, availableSeats);
  return most < least ? [] : [{ ...promotion, seats: { least, most }, isConfirmed }];
}

/** No limit means as many as Partner Center ever takes on one subscription. */
const mostSeats = 100_000;

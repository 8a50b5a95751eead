import { OnboardingError } from '../errors.ts';
import type { Report } from '../onboarding/events.ts';
import type { SubscriptionLine } from '../onboarding/parts/subscriptions.ts';
import { marketOf } from '../onboarding/steps.ts';
import type { NewCartLine, PartnerCenter } from '../partner-center/partner-center.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import { orderBlocked } from './order-blocked.ts';
import type { EffectParts, Task } from './perform-effect.ts';

/** Puts the lines into a cart. Catalog item ids change over time, so they are looked up now and not kept. */
export async function createCart({ partnerCenter, now }: EffectParts, { record, ids, nextAt }: Task): Promise<Report> {
  const { customerId } = customerOf(record);
  const market = marketOf(record);
  if (market === undefined)
    throw new OnboardingError('unexpected', { userMessage: 'The customer’s country is not known.' });
  const items = await Promise.all(record.lines.map((line) => cartLine(partnerCenter, line, market)));
  try {
    const cart = await withNewCustomer(record, now(), partnerCenter.createCart(customerId, items, ids));
    const problems = cart.lines.flatMap(({ id, error }) =>
      error === undefined ? [] : [`${record.lines[id]?.product.title ?? 'A line'}: ${error.text}`],
    );
    if (problems.length > 0) {
      throw new OnboardingError('partner-center-refused', {
        userMessage: `${problems.join(' ')} Edit the subscriptions and submit again.`,
      });
    }
    return { kind: 'cart-created', cartId: cart.cartId };
  } catch (error) {
    const blocked = orderBlocked(error, nextAt);
    if (blocked === undefined) throw error;
    return blocked;
  }
}

async function cartLine(
  partnerCenter: PartnerCenter,
  { product, plan, quantity }: SubscriptionLine,
  market: NonNullable<ReturnType<typeof marketOf>>,
): Promise<NewCartLine> {
  const offered = await partnerCenter.availabilities(product.productId, product.skuId, market.country, market.segment);
  const availability = offered.find(({ terms }) =>
    terms.some((term) => term.duration === plan.term && term.billingCycle.toLowerCase() === plan.billing),
  );
  if (availability === undefined) {
    throw new OnboardingError('partner-center-refused', {
      userMessage: `${product.title} is no longer sold with this term and billing. Edit the subscriptions and submit again.`,
    });
  }
  return { catalogItemId: availability.catalogItemId, quantity, billingCycle: plan.billing, termDuration: plan.term };
}

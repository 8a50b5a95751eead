import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { marketOf } from '../../onboarding/steps.ts';
import type { Cart, NewCartLine, PartnerCenter } from '../../partner-center/partner-center.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import { orderBlocked } from './order-blocked.ts';
import type { Attempt, TaskParts } from './perform-task.ts';

/** After so many attempts, each with ids just read, it is not the catalog that changed under our hands. */
const mostAttempts = 3;

/** Puts the lines into a cart. Catalog item ids change over time, so they are looked up now and not kept. */
export async function createCart(
  { partnerCenter, now }: Pick<TaskParts, 'partnerCenter' | 'now'>,
  { record, task, ids, nextAt }: Attempt,
): Promise<TaskResult> {
  const { customerId } = customerOf(record);
  const market = marketOf(record);
  if (market === undefined)
    throw new OnboardingError('unexpected', { userMessage: 'The customer’s country is not known.' });
  const items = await Promise.all(record.lines.map((line) => cartLine(partnerCenter, line, market)));
  try {
    const cart = await withNewCustomer(record, now(), partnerCenter.createCart(customerId, items, ids));
    refuseWrongLines(cart, record.lines, ids.requestId);
    return { kind: 'cart-created', cartId: cart.cartId };
  } catch (error) {
    if (isAboutChangedItem(error)) {
      throw new OnboardingError(error.code, { ...error.detail, retryable: task.attempts < mostAttempts });
    }
    const blocked = orderBlocked(error, nextAt);
    if (blocked === undefined) throw error;
    return blocked;
  }
}

/** `CatalogItemIdIsNotValid` in a line (Microsoft Learn: cart-resources). */
const lineOfChangedItem: readonly string[] = ['10001', 'CatalogItemIdIsNotValid'];

function refuseWrongLines(cart: Cart, lines: readonly SubscriptionLine[], answeredRequest: string): void {
  const wrong = cart.lines.flatMap(({ id, error }) => (error === undefined ? [] : [{ id, ...error }]));
  if (wrong.length === 0) return;
  const problems = wrong.map(({ id, text }) => `${lines[id]?.product.title ?? 'A line'}: ${text}`);
  throw new OnboardingError('partner-center-refused', {
    userMessage: `${problems.join(' ')} Edit the subscriptions and submit again.`,
    answeredRequest,
    ...(wrong.every(({ code }) => lineOfChangedItem.includes(code)) ? { providerCode: '10001' } : {}),
  });
}

/** The id was read a moment ago and is no longer valid: the next attempt reads the new one. */
function isAboutChangedItem(error: unknown): error is OnboardingError {
  return error instanceof OnboardingError && ['10001', '400019'].includes(error.detail.providerCode ?? '');
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

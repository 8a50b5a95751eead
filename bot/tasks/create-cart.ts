import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { missingLines } from '../../onboarding/order-progress.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { marketOf } from '../../onboarding/steps.ts';
import type { Cart, NewCartLine } from '../../partner-center/partner-center.ts';
import { type Saying, saying } from '../../words/saying.ts';
import type { Catalog } from '../providers/ports.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import { orderBlocked } from './order-blocked.ts';
import { orderedSinceRestore } from './ordered-elsewhere.ts';

/** After so many attempts, each with ids just read, it is not the catalog that changed under our hands. */
const mostAttempts = 3;

/** Puts the lines that are not ordered yet, also not by what the record has forgotten, into a cart. Catalog item ids change over time, so they are looked up now and not kept. */
export async function createCart(
  { catalog, ordering, now }: Pick<TaskParts, 'catalog' | 'ordering' | 'now'>,
  attempt: Attempt,
): Promise<TaskResult> {
  const { record, task, ids } = attempt;
  const { customerId } = customerOf(record);
  const forgotten = await orderedSinceRestore(ordering, record, now());
  if (forgotten !== undefined) return forgotten;
  const market = marketOf(record);
  if (market === undefined) throw new OnboardingError('unexpected', { says: saying('errors.tasks.no-country') });
  const lines = missingLines(record).flatMap((place) => record.lines[place] ?? []);
  const items = await Promise.all(lines.map((line) => cartLine(catalog, line, market)));
  try {
    const cart = await withNewCustomer(record, now(), ordering.createCart(customerId, items, ids));
    refuseWrongLines(cart, lines, ids.requestId);
    return { kind: 'cart-created', cartId: cart.cartId };
  } catch (error) {
    if (isAboutChangedItem(error)) {
      throw new OnboardingError(error.code, { ...error.detail, retryable: task.attempts < mostAttempts });
    }
    const blocked = orderBlocked(error, attempt, now());
    if (blocked === undefined) throw error;
    return blocked;
  }
}

/** `CatalogItemIdIsNotValid` in a line (Microsoft Learn: cart-resources). */
const lineOfChangedItem: readonly string[] = ['10001', 'CatalogItemIdIsNotValid'];

function refuseWrongLines(cart: Cart, lines: readonly SubscriptionLine[], answeredRequest: string): void {
  const wrong = cart.lines.flatMap(({ id, error }) => (error === undefined ? [] : [{ id, ...error }]));
  if (wrong.length === 0) return;
  const problems = wrong.map(({ id, says: problem }) => {
    const product = lines[id]?.product.title;
    return product === undefined
      ? saying('errors.tasks.of-unknown-product', { problem })
      : saying('errors.tasks.of-product', { product, problem });
  });
  throw new OnboardingError('partner-center-refused', {
    says: saying('errors.tasks.cart-refused', { problems: oneAfterAnother(problems) }),
    answeredRequest,
    ...(wrong.every(({ code }) => lineOfChangedItem.includes(code)) ? { providerCode: '10001' } : {}),
  });
}

/** The id was read a moment ago and is no longer valid: the next attempt reads the new one. */
function isAboutChangedItem(error: unknown): error is OnboardingError {
  return error instanceof OnboardingError && ['10001', '400019'].includes(error.detail.providerCode ?? '');
}

async function cartLine(
  catalog: Catalog,
  { product, plan, quantity, promotion, customTermEndDate }: SubscriptionLine,
  market: NonNullable<ReturnType<typeof marketOf>>,
): Promise<NewCartLine> {
  const offered = await catalog.availabilities(product.productId, product.skuId, market.country, market.segment);
  const availability = offered.find(({ terms }) =>
    terms.some((term) => term.duration === plan.term && term.billingCycle.toLowerCase() === plan.billing),
  );
  if (availability === undefined) {
    throw new OnboardingError('partner-center-refused', {
      says: saying('errors.tasks.not-sold', { product: product.title }),
    });
  }
  return {
    catalogItemId: availability.catalogItemId,
    quantity,
    billingCycle: plan.billing,
    termDuration: plan.term,
    ...(promotion !== null && { promotionId: promotion.id }),
    ...(customTermEndDate !== null && { customTermEndDate }),
  };
}

/** Several as one. */
function oneAfterAnother(sayings: readonly Saying[]): Saying {
  return sayings.reduce((first, next) => saying('errors.tasks.one-after-another', { first, next }));
}

import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Market } from '../../onboarding/steps/market.ts';
import { type Plan, type ProductChoice, planId } from '../../onboarding/steps/subscriptions.ts';
import type { Prices, Sku } from '../../partner-center/partner-center.ts';
import { saying } from '../../words/saying.ts';
import { planPrice, planTiers } from '../providers/plan-price.ts';
import type { Catalog } from '../providers/ports.ts';
import type { Asking } from './asking.ts';
import { withOffers } from './offers-for.ts';

export interface CatalogEntry {
  /** `productId`, or `productId:skuId` for one edition of it. */
  readonly value: string;
  readonly title: string;
}

/** A product to order, or the editions of it to choose from. */
export type Offer =
  | { readonly kind: 'product'; readonly product: ProductChoice }
  | { readonly kind: 'editions'; readonly entries: readonly CatalogEntry[] };

/** No seat limit in the catalog means as many as Partner Center ever takes on one subscription. */
const mostSeats = 100_000;

/** Up to so many products are offered by edition at once; of more only the products, and their editions when chosen. */
const mostWithEditions = 40;

/** What can be ordered whose name contains every typed word; everything when nothing is typed. */
export async function searchCatalog(catalog: Catalog, market: Market, typed: string): Promise<readonly CatalogEntry[]> {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const products = await catalog.products(market.country, market.segment);
  const matching = products.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  const entries =
    matching.length > mostWithEditions
      ? matching.map(({ id, title }) => ({ value: id, title }))
      : (await Promise.all(matching.map(({ id }) => editionsOf(catalog, market, id)))).flat();
  return entries.toSorted((one, other) => one.title.localeCompare(other.title));
}

async function editionsOf(catalog: Catalog, market: Market, productId: string): Promise<CatalogEntry[]> {
  const skus = await catalog.skus(productId, market.country, market.segment);
  return skus.map(({ id, title }) => ({ value: `${productId}:${id}`, title }));
}

/**
 * Everything about a chosen product that the order form needs: limits, the combinations of term and billing that can
 * really be bought, their prices where the price sheet has them, and what is offered besides.
 */
export async function offerProduct(asking: Asking, chosen: string): Promise<Offer> {
  const { catalog, market } = asking;
  const [productId = '', skuId] = chosen.split(':');
  const skus = await catalog.skus(productId, market.country, market.segment);
  const candidates = skuId === undefined ? skus : skus.filter(({ id }) => id === skuId);
  const [sku] = candidates;
  if (sku === undefined) {
    throw new OnboardingError('partner-center-not-found', {
      says: saying('errors.tasks.not-in-catalog'),
    });
  }
  if (candidates.length > 1) {
    return { kind: 'editions', entries: candidates.map(({ id, title }) => ({ value: `${productId}:${id}`, title })) };
  }
  const items = await itemsOf(catalog, market, sku);
  const plans = items.map(({ plan }) => plan);
  if (plans.length === 0) {
    throw new OnboardingError('partner-center-not-found', {
      says: saying('errors.tasks.not-in-country', { product: sku.title }),
    });
  }
  const itemOf = (plan: Plan) => items.find((one) => planId(one.plan) === planId(plan))?.catalogItemId ?? '';
  return { kind: 'product', product: await withOffers(asking, { ...describe(sku), plans }, itemOf) };
}

function describe(sku: Sku): Omit<ProductChoice, 'plans'> {
  return {
    productId: sku.productId,
    skuId: sku.id,
    title: sku.title,
    minimumQuantity: sku.minimumQuantity,
    maximumQuantity: sku.maximumQuantity ?? mostSeats,
    isTrial: sku.isTrial,
    isAddOn: sku.dynamicAttributes.isAddon,
    prerequisites: sku.dynamicAttributes.prerequisiteSkus,
    promotions: [],
    endDates: [],
    extendedTerm: null,
  };
}

/** A plan, and by which catalog item it is bought today. */
interface Item {
  readonly plan: Plan;
  readonly catalogItemId: string;
}

async function itemsOf(catalog: Catalog, market: Market, sku: Sku): Promise<Item[]> {
  const [offered, prices] = await Promise.all([
    catalog.availabilities(sku.productId, sku.id, market.country, market.segment),
    catalog.prices(market.country),
  ]);
  const items = offered
    .filter(({ isPurchasable }) => isPurchasable)
    .flatMap(({ terms, defaultCurrency, catalogItemId }) =>
      terms.map((term) => ({
        plan: priced(prices, sku, market, term, defaultCurrency?.code ?? 'USD'),
        catalogItemId,
      })),
    );
  const byId = new Map(items.map((item) => [planId(item.plan), item]));
  return [...byId.values()].toSorted((one, other) => usualRank(one.plan) - usualRank(other.plan));
}

/** The usual plan comes first and is what a form proposes: a year, billed monthly; then the others of a year. */
function usualRank({ term, billing }: Plan): number {
  return (term === 'P1Y' ? 0 : 2) + (billing === 'monthly' ? 0 : 1);
}

function priced(
  prices: Prices,
  sku: Sku,
  market: Market,
  term: { duration: string; billingCycle: string },
  currency: string,
): Plan {
  const wanted = {
    productId: sku.productId,
    skuId: sku.id,
    termDuration: term.duration,
    billingPlan: term.billingCycle,
    segment: market.segment,
    quantity: sku.minimumQuantity,
  };
  const cost = planPrice(prices, wanted) ?? { cost: null, suggested: null, currency };
  const tiers = planTiers(prices, wanted);
  return {
    term: term.duration,
    billing: term.billingCycle,
    announced: null,
    ...cost,
    ...(tiers.length > 0 && { tiers }),
  };
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Call } from '../call.ts';
import catalogTable from '../data/catalog.json' with { type: 'json' };
import { guidOf } from '../identifiers.ts';
import { type Answer, empty } from '../respond.ts';
import type { World } from '../world.ts';
import { countryOf } from './countries.ts';

const term = z.enum(['P1M/Monthly', 'P1Y/Monthly', 'P1Y/Annual', 'P3Y/Monthly', 'P3Y/Annual', 'P3Y/Triennial']);

const segment = z.enum(['commercial', 'education', 'government', 'nonprofit']);

const sku = z.object({
  id: z.string(),
  title: z.string().optional(),
  /** What a seat costs the customer for a month of a yearly term paid yearly, in US dollars. */
  retailPerMonth: z.number(),
  maximumQuantity: z.number().default(10_000),
  isTrial: z.boolean().default(false),
  terms: z.array(term).default(['P1M/Monthly', 'P1Y/Monthly', 'P1Y/Annual']),
  /** Present on an add-on: one of these must be there first, as `productId:skuId`. */
  prerequisiteSkus: z.array(z.string()).default([]),
  upgradeTargetOffers: z.array(z.string()).default([]),
  /** Present where a buyer must accept a statement, with `attestationAccepted` in the cart. */
  attestationType: z.string().optional(),
});

const catalog = z
  .object({
    currencies: z.record(z.string(), z.object({ symbol: z.string(), perDollar: z.number() })),
    products: z.array(
      z.object({
        id: z.string(),
        title: z.string(),
        description: z.string(),
        segments: z.array(segment).default(['commercial']),
        skus: z.array(sku),
      }),
    ),
  })
  .parse(catalogTable);

export type Product = (typeof catalog.products)[number];
export type Sku = z.infer<typeof sku>;
export type Segment = z.infer<typeof segment>;

export interface Currency {
  readonly code: string;
  readonly symbol: string;
  readonly perDollar: number;
}

/** One way to buy a SKU: how long one is bound and how often one pays. */
export interface Term {
  readonly duration: string;
  readonly billingCycle: string;
  /** Months paid for with one bill. */
  readonly monthsPerBill: number;
  readonly bills: number;
}

export const products: readonly Product[] = catalog.products;
export const segments = segment.options;

export function titleOf(product: Product, { title }: Sku): string {
  return title ?? product.title;
}

export function currencyOf(country: string): Currency {
  const code = countryOf(country)?.currency ?? 'USD';
  const currency = catalog.currencies[code];
  if (!currency) throw new Error(`The catalog has no prices in ${code}.`);
  return { code, ...currency };
}

const monthsOf: Record<string, number> = { P1M: 1, P1Y: 12, P3Y: 36, MONTHLY: 1, ANNUAL: 12, TRIENNIAL: 36 };

/** @param period how long one is bound (an ISO 8601 duration) or how often one pays, in any casing */
export function monthsIn(period: string): number {
  return monthsOf[period.toUpperCase()] ?? 1;
}

export function termsOf({ terms }: Sku): Term[] {
  return terms.map((name) => {
    const [duration = '', billingCycle = ''] = name.split('/');
    const monthsPerBill = monthsIn(billingCycle);
    return { duration, billingCycle, monthsPerBill, bills: monthsIn(duration) / monthsPerBill };
  });
}

/**
 * For one seat and one bill, in the currency's units: what the partner pays and what Microsoft recommends to charge.
 * @param factor what became of the price since; see `price-changes.ts`
 */
export function priceOf(
  { retailPerMonth }: Sku,
  term: Term,
  currency: Currency,
  factor: number,
): { cost: number; retail: number } {
  // A month at a time costs a fifth more; a year paid by the month five percent more (Microsoft's price rules of 2025).
  const surcharge = term.duration === 'P1M' ? 1.2 : term.billingCycle === 'Monthly' ? 1.05 : 1;
  const retail = roundToCents(retailPerMonth * factor * surcharge * term.monthsPerBill * currency.perDollar);
  return { cost: roundToCents(retail * 0.8), retail };
}

export function roundToCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** The SKU in which one goes on month by month after its term. The form of its id and title is not documented. */
export function extendedSkuId(skuId: string): string {
  return `E${skuId.slice(1)}`;
}

export function extendedTitle(title: string): string {
  return `${title} Extended Service Term`;
}

export function extendedOffer(catalogItemId: string): string {
  const [productId = '', skuId = '', availability = ''] = catalogItemId.split(':');
  return [productId, extendedSkuId(skuId), availability].join(':');
}

/**
 * The id of the offer of a SKU to a segment: twelve signs in the form of Microsoft's. It changes over time.
 * @param rotation how often it changed so far
 */
export function availabilityId(product: Product, sku: Sku, of: Segment, rotation: number): string {
  if (product.id === 'CFQ7TTC0LH18' && of === 'commercial' && rotation === 0) return 'CFQ7TTC0K971';
  const name = [product.id, sku.id, of, ...(rotation === 0 ? [] : [rotation])].join(':');
  const digest = createHash('sha256').update(name).digest('hex').toUpperCase();
  return `CFQ7TTC0${digest.slice(0, 4)}`;
}

/** `POST /_rotate-catalog`: every availability gets a new id; carts no longer take the old ones. */
export function rotateCatalog({ world }: Call): Answer {
  world.state.catalogRotation += 1;
  return empty(204);
}

/** The GUID that stands for a SKU where licenses are provisioned. */
export function provisioningId(product: Product, sku: Sku): string {
  if (product.id === 'CFQ7TTC0LH18') return '3b555118-da6a-4418-894f-7df1e2096870';
  return guidOf(createHash('sha256').update(`${product.id}:${sku.id}`).digest('hex'));
}

export interface Plan {
  readonly product: Product;
  readonly sku: Sku;
}

/** What a `catalogItemId` (`product:sku:availability`) stands for today. */
export function findCatalogItem({ state }: World, catalogItemId: string): (Plan & { segment: Segment }) | undefined {
  const plan = findPlan(catalogItemId);
  if (!plan) return undefined;
  const { product, sku } = plan;
  const availability = catalogItemId.split(':')[2];
  const of = product.segments.find((one) => availabilityId(product, sku, one, state.catalogRotation) === availability);
  return of && { ...plan, segment: of };
}

/** What was once bought as a `catalogItemId`, whichever availability it was then. */
export function findPlan(catalogItemId: string): Plan | undefined {
  const [productId, skuId] = catalogItemId.split(':');
  const product = products.find(({ id }) => id === productId);
  const sku = product?.skus.find(({ id }) => id === skuId);
  return product && sku && { product, sku };
}

import { createHash } from 'node:crypto';
import { z } from 'zod';
import catalogTable from '../data/catalog.json' with { type: 'json' };
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

const monthsOf: Record<string, number> = { P1M: 1, P1Y: 12, P3Y: 36, Monthly: 1, Annual: 12, Triennial: 36 };

export function termsOf({ terms }: Sku): Term[] {
  return terms.map((name) => {
    const [duration = '', billingCycle = ''] = name.split('/');
    const monthsPerBill = monthsOf[billingCycle] ?? 1;
    return { duration, billingCycle, monthsPerBill, bills: (monthsOf[duration] ?? 1) / monthsPerBill };
  });
}

/** For one seat and one bill, in the currency's units: what the partner pays and what Microsoft recommends to charge. */
export function priceOf({ retailPerMonth }: Sku, term: Term, currency: Currency): { cost: number; retail: number } {
  // A month at a time costs a fifth more; a year paid by the month five percent more (Microsoft's price rules of 2025).
  const surcharge = term.duration === 'P1M' ? 1.2 : term.billingCycle === 'Monthly' ? 1.05 : 1;
  const retail = roundToCents(retailPerMonth * surcharge * term.monthsPerBill * currency.perDollar);
  return { cost: roundToCents(retail * 0.8), retail };
}

export function roundToCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}

/** The id of the offer of a SKU to a segment: twelve signs in the form of Microsoft's. */
export function availabilityId(product: Product, sku: Sku, of: Segment): string {
  if (product.id === 'CFQ7TTC0LH18' && of === 'commercial') return 'CFQ7TTC0K971';
  const digest = createHash('sha256').update(`${product.id}:${sku.id}:${of}`).digest('hex').toUpperCase();
  return `CFQ7TTC0${digest.slice(0, 4)}`;
}

export interface CatalogItem {
  readonly product: Product;
  readonly sku: Sku;
  readonly segment: Segment;
}

/** What a `catalogItemId` (`product:sku:availability`) stands for. */
export function findCatalogItem(catalogItemId: string): CatalogItem | undefined {
  const [productId, skuId, availability] = catalogItemId.split(':');
  const product = products.find(({ id }) => id === productId);
  const sku = product?.skus.find(({ id }) => id === skuId);
  if (!product || !sku) return undefined;
  const of = product.segments.find((candidate) => availabilityId(product, sku, candidate) === availability);
  return of && { product, sku, segment: of };
}

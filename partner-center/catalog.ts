import { z } from 'zod';
import { type Api, path, unlessNotFound } from './api.ts';
import { readPages } from './pages.ts';

export type Segment = 'commercial' | 'education' | 'government' | 'nonprofit';

const productSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  /** `OnlineServicesNCE` for licence-based new commerce. */
  productType: z.object({ id: z.string(), displayName: z.string().optional() }).optional(),
  publisherName: z.string().optional(),
  isMicrosoftProduct: z.boolean().optional(),
});
export type Product = z.infer<typeof productSchema>;

const skuSchema = z.object({
  id: z.string(),
  productId: z.string(),
  title: z.string(),
  description: z.string().optional(),
  minimumQuantity: z.number().default(1),
  maximumQuantity: z.number().optional(),
  isTrial: z.boolean().default(false),
  supportedBillingCycles: z.array(z.string()).default([]),
  purchasePrerequisites: z.array(z.string()).default([]),
  /** What a cart line's `provisioningContext` has to say, e.g. `Scope`. */
  provisioningVariables: z.array(z.string()).default([]),
  dynamicAttributes: z
    .object({
      isAddon: z.boolean().default(false),
      /** `productId:skuId` of what the customer must have first; empty for anything but an add-on. */
      prerequisiteSkus: z.array(z.string()).default([]),
      /** `productId:skuId` of what it can be upgraded to. */
      upgradeTargetOffers: z.array(z.string()).default([]),
    })
    .prefault({}),
  attestationProperties: z
    .object({ attestationType: z.string().optional(), enforceAttestation: z.boolean().optional() })
    .optional(),
});
export type Sku = z.infer<typeof skuSchema>;

const refundSchema = z.object({
  sequenceId: z.number().optional(),
  type: z.string(),
  /** ISO 8601 duration. */
  expiresAfter: z.string().optional(),
});

const termSchema = z.object({
  id: z.string().optional(),
  /** ISO 8601: `P1M`, `P1Y`, `P3Y`. */
  duration: z.string(),
  description: z.string().optional(),
  /** Lower case, as carts and orders write it: `monthly`, `annual`, `triennial`; left out for reservations. */
  billingCycle: z.string().toLowerCase().default('unknown'),
  cancellationPolicies: z.array(z.object({ refundOptions: z.array(refundSchema).default([]) })).default([]),
});

const availabilitySchema = z.object({
  id: z.string(),
  productId: z.string(),
  skuId: z.string(),
  catalogItemId: z.string(),
  defaultCurrency: z.object({ code: z.string(), symbol: z.string().optional() }).optional(),
  segment: z.string().optional(),
  country: z.string().optional(),
  isPurchasable: z.boolean().default(true),
  isRenewable: z.boolean().default(false),
  renewalInstructions: z
    .array(
      z.object({
        applicableTermIds: z.array(z.string()).default([]),
        renewalOptions: z
          .array(z.object({ renewToId: z.string(), isAutoRenewable: z.boolean().optional() }))
          .default([]),
      }),
    )
    .default([]),
  terms: z.array(termSchema).default([]),
});
export type Availability = z.infer<typeof availabilitySchema>;

/**
 * Products, their SKUs (editions), and what of them can be bought, for a market or for one customer, whose country and
 * eligibility then decide. Something that is not there is undefined (404: 400013, 400018, 400019). Microsoft Learn:
 * get-a-list-of-products and its neighbours by id and by customer.
 */
export interface CatalogOperations {
  /** All licence-based new-commerce products of a market. */
  products(country: string, segment: Segment): Promise<Product[]>;
  product(productId: string, country: string): Promise<Product | undefined>;
  skus(productId: string, country: string, segment: Segment): Promise<Sku[]>;
  sku(productId: string, skuId: string, country: string): Promise<Sku | undefined>;
  /** What can be bought now. A `catalogItemId` changes over time: read it just before a cart is made. */
  availabilities(productId: string, skuId: string, country: string, segment: Segment): Promise<Availability[]>;
  availability(
    productId: string,
    skuId: string,
    availabilityId: string,
    country: string,
  ): Promise<Availability | undefined>;
  customerProducts(customerId: string): Promise<Product[]>;
  customerProduct(customerId: string, productId: string): Promise<Product | undefined>;
  customerSkus(customerId: string, productId: string): Promise<Sku[]>;
  customerSku(customerId: string, productId: string, skuId: string): Promise<Sku | undefined>;
  customerAvailabilities(customerId: string, productId: string, skuId: string): Promise<Availability[]>;
  customerAvailability(
    customerId: string,
    productId: string,
    skuId: string,
    availabilityId: string,
  ): Promise<Availability | undefined>;
}

/** Whose catalog is read: where it begins, and what is asked with every request. */
interface Catalog {
  readonly root: string;
  readonly query: Record<string, string>;
}

const targetView = 'OnlineServices';

export function catalogOperations(api: Api): CatalogOperations {
  const list = <T>({ root, query }: Catalog, below: string, item: z.ZodType<T>, more: Record<string, string> = {}) =>
    readPages(api, { path: `${root}${below}`, operation: 'catalog', query: { ...query, ...more }, item });
  const one = <T>({ root, query }: Catalog, below: string, schema: z.ZodType<T>) =>
    unlessNotFound(api.send({ method: 'GET', path: `${root}${below}`, operation: 'catalog', query, schema }));

  return {
    products: (country, segment) => list(market(country, segment), '/products', productSchema, { targetView }),
    product: (productId, country) => one(market(country), productPath(productId), productSchema),
    skus: (productId, country, segment) => list(market(country, segment), skuPath(productId), skuSchema),
    sku: (productId, skuId, country) => one(market(country), skuPath(productId, skuId), skuSchema),
    availabilities: (productId, skuId, country, segment) =>
      list(market(country, segment), availabilityPath(productId, skuId), availabilitySchema),
    availability: (productId, skuId, availabilityId, country) =>
      one(market(country), availabilityPath(productId, skuId, availabilityId), availabilitySchema),
    customerProducts: (customerId) => list(ofCustomer(customerId), '/products', productSchema, { targetView }),
    customerProduct: (customerId, productId) => one(ofCustomer(customerId), productPath(productId), productSchema),
    customerSkus: (customerId, productId) => list(ofCustomer(customerId), skuPath(productId), skuSchema),
    customerSku: (customerId, productId, skuId) => one(ofCustomer(customerId), skuPath(productId, skuId), skuSchema),
    customerAvailabilities: (customerId, productId, skuId) =>
      list(ofCustomer(customerId), availabilityPath(productId, skuId), availabilitySchema),
    customerAvailability: (customerId, productId, skuId, availabilityId) =>
      one(ofCustomer(customerId), availabilityPath(productId, skuId, availabilityId), availabilitySchema),
  };
}

function market(country: string, segment?: Segment): Catalog {
  return { root: '/v1', query: { country, ...(segment === undefined ? {} : { targetSegment: segment }) } };
}

function ofCustomer(customerId: string): Catalog {
  return { root: path`/v1/customers/${customerId}`, query: {} };
}

function productPath(productId: string): string {
  return path`/products/${productId}`;
}

function skuPath(productId: string, skuId?: string): string {
  return `${productPath(productId)}/skus${skuId === undefined ? '' : path`/${skuId}`}`;
}

function availabilityPath(productId: string, skuId: string, availabilityId?: string): string {
  return `${skuPath(productId, skuId)}/availabilities${availabilityId === undefined ? '' : path`/${availabilityId}`}`;
}

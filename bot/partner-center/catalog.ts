import { z } from 'zod';
import { readPages } from './pages.ts';
import { type Api, path } from './request.ts';

export type Segment = 'commercial' | 'education' | 'government' | 'nonprofit';

const productSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string().optional(),
  productType: z.object({ id: z.string() }).optional(),
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
  dynamicAttributes: z
    .object({
      isAddon: z.boolean().default(false),
      /** `productId:skuId` of what the customer must have first; empty for anything but an add-on. */
      prerequisiteSkus: z.array(z.string()).default([]),
    })
    .prefault({}),
  attestationProperties: z
    .object({ attestationType: z.string().optional(), enforceAttestation: z.boolean().optional() })
    .optional(),
});
export type Sku = z.infer<typeof skuSchema>;

const termSchema = z.object({
  /** ISO 8601: `P1M`, `P1Y`, `P3Y`. */
  duration: z.string(),
  description: z.string().optional(),
  /** Lower case, as carts and orders write it: `monthly`, `annual`, `triennial`. */
  billingCycle: z.string().toLowerCase(),
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
  terms: z.array(termSchema).default([]),
});
export type Availability = z.infer<typeof availabilitySchema>;

/** Microsoft Learn: get-a-list-of-products. `OnlineServices` is the view of licence-based new-commerce products. */
export function products(api: Api, country: string, segment: Segment): Promise<Product[]> {
  return readPages(api, {
    path: '/v1/products',
    auth: 'app',
    query: { country, targetView: 'OnlineServices', targetSegment: segment },
    item: productSchema,
  });
}

export function skus(api: Api, productId: string, country: string, segment: Segment): Promise<Sku[]> {
  return readPages(api, {
    path: path`/v1/products/${productId}/skus`,
    auth: 'app',
    query: { country, targetSegment: segment },
    item: skuSchema,
  });
}

export function availabilities(
  api: Api,
  productId: string,
  skuId: string,
  country: string,
  segment: Segment,
): Promise<Availability[]> {
  return readPages(api, {
    path: path`/v1/products/${productId}/skus/${skuId}/availabilities`,
    auth: 'app',
    query: { country, targetSegment: segment },
    item: availabilitySchema,
  });
}

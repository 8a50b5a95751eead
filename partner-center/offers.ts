import { z } from 'zod';
import { type Api, path, unlessNotFound } from './api.ts';
import { readPages } from './pages.ts';

const categorySchema = z.object({
  id: z.string(),
  name: z.string(),
  rank: z.number().optional(),
  locale: z.string().optional(),
  country: z.string().optional(),
});
export type OfferCategory = z.infer<typeof categorySchema>;

const offerSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().optional(),
  country: z.string().optional(),
  category: categorySchema.optional(),
  minimumQuantity: z.number().optional(),
  maximumQuantity: z.number().optional(),
  prerequisiteOffers: z.array(z.string()).default([]),
  isAddOn: z.boolean().default(false),
  isTrial: z.boolean().default(false),
  isAvailableForPurchase: z.boolean().default(false),
  isAutoRenewable: z.boolean().default(false),
  /** `license` or `usage`. */
  billing: z.string().optional(),
  supportedBillingCycles: z.array(z.string()).default([]),
  unitType: z.string().optional(),
  product: z.object({ id: z.string(), name: z.string().optional(), unit: z.string().optional() }).optional(),
});
export type Offer = z.infer<typeof offerSchema>;

/** What was sold before the new commerce; old subscriptions name it. Microsoft Learn: get-a-list-of-offers-for-a-market. */
export interface OfferOperations {
  offers(country: string): Promise<Offer[]>;
  /** Microsoft Learn: get-an-offer-by-id. */
  offer(offerId: string, country: string): Promise<Offer | undefined>;
  offerCategories(country: string): Promise<OfferCategory[]>;
}

export function offerOperations(api: Api): OfferOperations {
  return {
    offers: (country) =>
      readPages(api, { path: '/v1/offers', operation: 'offers', query: { country }, item: offerSchema }),
    offer: (offerId, country) =>
      unlessNotFound(
        api.send({
          method: 'GET',
          path: path`/v1/offers/${offerId}`,
          operation: 'offer',
          query: { country },
          schema: offerSchema,
        }),
      ),
    offerCategories: (country) =>
      readPages(api, {
        path: '/v1/offercategories',
        operation: 'offerCategories',
        query: { country },
        item: categorySchema,
      }),
  };
}

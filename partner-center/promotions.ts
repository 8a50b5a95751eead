import { z } from 'zod';
import { type Api, path, unlessNotFound } from './api.ts';
import type { Segment } from './catalog.ts';
import { readPages } from './pages.ts';

const promotionSchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  description: z.string().optional(),
  /** ISO 8601. */
  startDate: z.string().optional(),
  endDate: z.string().optional(),
  properties: z.object({ isAutoApplicable: z.boolean().optional() }).optional(),
  requiredProducts: z
    .array(
      z.object({
        productId: z.string(),
        skuId: z.string(),
        term: z.object({ duration: z.string(), billingCycle: z.string().toLowerCase().optional() }).optional(),
        /** `PercentDiscount` with a decimal string: `0.05` is five percent. */
        pricingPolicies: z.array(z.object({ policyType: z.string(), value: z.string() })).default([]),
      }),
    )
    .default([]),
});
export type Promotion = z.infer<typeof promotionSchema>;

/** A line that somebody thinks of ordering; without a promotion all that exist are looked at. */
export interface PromotionQuestion {
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly termDuration: string;
  readonly billingCycle: string;
  readonly promotionId?: string;
}

const eligibilitySchema = z.object({
  id: z.number().optional(),
  catalogItemId: z.string(),
  quantity: z.number(),
  termDuration: z.string().optional(),
  billingCycle: z.string().toLowerCase().optional(),
  eligibilities: z
    .array(
      z.object({
        promotionId: z.string(),
        isEligible: z.boolean(),
        errors: z
          .array(
            z.object({
              /** e.g. `SeatCount`, with the numbers of seats that are meant. */
              type: z.string(),
              description: z.string().optional(),
              minimumRequiredSeats: z.number().optional(),
              maximumRequiredSeats: z.number().optional(),
              availableSeats: z.number().optional(),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
});
export type PromotionEligibility = z.infer<typeof eligibilitySchema>;

export interface PromotionOperations {
  /** What is offered in a market now. Microsoft Learn: get-promotions (2023: for `commercial` only). */
  promotions(country: string, segment: Segment): Promise<Promotion[]>;
  /** Microsoft Learn: get-promotion-by-id. */
  promotion(promotionId: string, country: string): Promise<Promotion | undefined>;
  /** Which promotions a customer may use for what it wants to order. Microsoft Learn: verify-promotion-eligibility. */
  promotionEligibilities(customerId: string, items: readonly PromotionQuestion[]): Promise<PromotionEligibility[]>;
}

export function promotionOperations(api: Api): PromotionOperations {
  return {
    promotions: (country, segment) =>
      readPages(api, {
        path: '/v1/productpromotions',
        operation: 'promotions',
        query: { country, segment },
        item: promotionSchema,
      }),
    promotion: (promotionId, country) =>
      unlessNotFound(
        api.send({
          method: 'GET',
          path: path`/v1/productpromotions/${promotionId}`,
          operation: 'promotion',
          query: { country },
          schema: promotionSchema,
        }),
      ),
    async promotionEligibilities(customerId, items) {
      const answer = await api.send({
        method: 'POST',
        path: path`/v1/customers/${customerId}/promotionEligibilities`,
        operation: 'promotionEligibilities',
        repeatable: true,
        body: { items },
        schema: z.object({ items: z.array(eligibilitySchema).default([]) }),
      });
      return answer.items;
    },
  };
}

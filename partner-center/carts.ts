import { z } from 'zod';
import type { Saying } from '../errors/onboarding-error.ts';
import { anyCase } from './any-case.ts';
import { type Api, type Ids, path, unlessNotFound } from './api.ts';
import { tidy } from './faults.ts';
import { cartLineFault } from './known-faults.ts';
import { says, withDetail } from './says.ts';

export interface NewCartLine {
  readonly catalogItemId: string;
  readonly quantity: number;
  /** `monthly`, `annual`, `triennial`. */
  readonly billingCycle: string;
  /** `P1M`, `P1Y`, `P3Y`. */
  readonly termDuration?: string | undefined;
  readonly friendlyName?: string | undefined;
  readonly promotionId?: string | undefined;
  /** For indirect providers: `transaction_reseller` with the reseller's MPN id, never the provider's own. */
  readonly participants?: readonly { readonly key: string; readonly value: string }[] | undefined;
  /** What the SKU's `provisioningVariables` ask for. */
  readonly provisioningContext?: Readonly<Record<string, string>> | undefined;
  /** ISO 8601: one of the customer's custom term end dates, so that subscriptions end together. */
  readonly customTermEndDate?: string | undefined;
  /** For trials: the term that follows. */
  readonly renewsTo?: { readonly termDuration: string } | undefined;
  /** For SKUs whose `attestationProperties` ask for it; left out there, 400 code 900203. */
  readonly attestationAccepted?: boolean | undefined;
}

/** What is said about a cart as a whole. */
export interface CartTerms {
  /** Indirect providers have to say it, or get 400 code 900206. */
  readonly partnerOnRecordAttestationAccepted?: boolean;
}

export interface CartLineError {
  /** Microsoft's number (or name) for it, e.g. `10013`. */
  readonly code: string;
  /** What is wrong and what to do, for the sales rep. */
  readonly says: Saying;
  /** Seats that could still be had, and seats that the customer has, where the error is about their number. */
  readonly availableQuantity?: number | undefined;
  readonly purchasedQuantity?: number | undefined;
}

/** Prices are for one seat and one billing period, except `extendedPrice`, which is for the whole line. */
export const pricingSchema = z.object({
  listPrice: z.number().optional(),
  discountedPrice: z.number().optional(),
  proratedPrice: z.number().optional(),
  price: z.number().optional(),
  extendedPrice: z.number().optional(),
});

const lineErrorSchema = z.object({
  errorCode: z.union([z.number(), z.string()]).transform(String),
  errorDescription: z.string().optional(),
  additionalInformation: z
    .object({ availableQuantity: z.coerce.number().optional(), purchasedQuantity: z.coerce.number().optional() })
    .optional()
    .catch(undefined),
});

// One documented answer has `ProvisioningContext` among the small letters.
const lineSchema = anyCase(
  z.object({
    /** The line's place in the request, from 0. */
    id: z.number(),
    catalogItemId: z.string(),
    friendlyName: z.string().optional(),
    quantity: z.number(),
    billingCycle: z.string().toLowerCase().optional(),
    termDuration: z.string().optional(),
    currencyCode: z.string().optional(),
    orderGroup: z.union([z.string(), z.number()]).transform(String).optional(),
    pricing: pricingSchema.optional(),
    promotionId: z.string().optional(),
    participants: z.array(z.object({ key: z.string(), value: z.string() })).optional(),
    provisioningContext: z.record(z.string(), z.string()).optional(),
    customTermEndDate: z.string().optional(),
    renewsTo: z.object({ termDuration: z.string() }).optional(),
    attestationAccepted: z.boolean().optional(),
    error: lineErrorSchema.optional(),
  }),
);

export type CartLine = Omit<z.infer<typeof lineSchema>, 'error'> & { readonly error?: CartLineError };

const cartSchema = z.object({
  id: z.string(),
  status: z.string().optional(),
  creationTimestamp: z.string().optional(),
  expirationTimestamp: z.string().optional(),
  lineItems: z.array(lineSchema),
});

export interface Cart {
  readonly cartId: string;
  /** `Active`, or `Ordered` after checkout. */
  readonly status?: string | undefined;
  /** ISO 8601 UTC, as the next. */
  readonly createdAt?: string | undefined;
  readonly expiresAt?: string | undefined;
  readonly lines: CartLine[];
}

export interface CartOperations {
  /**
   * Lines that Microsoft does not accept come back with an `error` each; the cart itself exists nevertheless.
   * Microsoft Learn: create-a-cart, cart-resources.
   */
  createCart(customerId: string, lines: readonly NewCartLine[], ids: Ids, terms?: CartTerms): Promise<Cart>;
  /** Replaces all lines of a cart. Ordered already: 400 code 800065. Microsoft Learn: update-a-cart. */
  updateCart(
    customerId: string,
    cartId: string,
    lines: readonly NewCartLine[],
    ids: Ids,
    terms?: CartTerms,
  ): Promise<Cart>;
  /** Undefined when there is none, or it has run out. Microsoft Learn: cart-resources. */
  getCart(customerId: string, cartId: string): Promise<Cart | undefined>;
}

export function cartOperations(api: Api): CartOperations {
  const cartPath = (customerId: string, cartId: string) => path`/v1/customers/${customerId}/carts/${cartId}`;
  return {
    async createCart(customerId, lines, ids, terms) {
      const cart = await api.send({
        method: 'POST',
        path: path`/v1/customers/${customerId}/carts`,
        operation: 'createCart',
        ...ids,
        body: { ...terms, lineItems: lines.map(numbered) },
        schema: cartSchema,
      });
      return toCart(cart);
    },
    async updateCart(customerId, cartId, lines, ids, terms) {
      const cart = await api.send({
        method: 'PUT',
        path: cartPath(customerId, cartId),
        operation: 'updateCart',
        ...ids,
        body: { id: cartId, ...terms, lineItems: lines.map(numbered) },
        schema: cartSchema,
      });
      return toCart(cart);
    },
    async getCart(customerId, cartId) {
      const found = await unlessNotFound(
        api.send({ method: 'GET', path: cartPath(customerId, cartId), operation: 'getCart', schema: cartSchema }),
      );
      return found && toCart(found);
    },
  };
}

function numbered(line: NewCartLine, id: number): NewCartLine & { readonly id: number } {
  return { id, ...line };
}

function toCart({ id, status, creationTimestamp, expirationTimestamp, lineItems }: z.infer<typeof cartSchema>): Cart {
  return {
    cartId: id,
    status,
    createdAt: creationTimestamp,
    expiresAt: expirationTimestamp,
    lines: lineItems.map(({ error, ...line }) => ({ ...line, ...(error ? { error: toLineError(error) } : {}) })),
  };
}

function toLineError({
  errorCode,
  errorDescription,
  additionalInformation,
}: z.infer<typeof lineErrorSchema>): CartLineError {
  const key = cartLineFault(errorCode);
  const saying = key === 'cart-line-unknown' ? withDetail(says(key), tidy(errorDescription ?? '')) : says(key);
  return { code: errorCode, says: saying, ...additionalInformation };
}

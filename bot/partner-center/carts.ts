import { z } from 'zod';
import { cartLineSentence } from './fault-messages.ts';
import { type Api, type Ids, path, unlessNotFound, WRITE_DEADLINE_MS } from './request.ts';

export interface NewCartLine {
  readonly catalogItemId: string;
  readonly quantity: number;
  /** `monthly`, `annual`, `triennial`. */
  readonly billingCycle: string;
  /** `P1M`, `P1Y`, `P3Y`. */
  readonly termDuration: string;
  readonly friendlyName?: string | undefined;
  readonly promotionId?: string | undefined;
}

export interface CartLineError {
  /** Microsoft's number (or name) for it, e.g. `10013`. */
  readonly code: string;
  /** What is wrong and what to do, for the sales rep. */
  readonly text: string;
}

/** Prices are for one seat and one billing period, except `extendedPrice`, which is for the whole line. */
export const pricingSchema = z.object({
  listPrice: z.number().optional(),
  discountedPrice: z.number().optional(),
  proratedPrice: z.number().optional(),
  price: z.number().optional(),
  extendedPrice: z.number().optional(),
});
export type Pricing = z.infer<typeof pricingSchema>;

export interface CartLine {
  /** The line's place in the request, from 0. */
  readonly id: number;
  readonly catalogItemId: string;
  readonly quantity: number;
  readonly billingCycle?: string | undefined;
  readonly termDuration?: string | undefined;
  readonly currencyCode?: string | undefined;
  readonly orderGroup?: string | undefined;
  readonly pricing?: Pricing | undefined;
  readonly error?: CartLineError | undefined;
}

export interface Cart {
  readonly cartId: string;
  /** `Active`, or `Ordered` after checkout. */
  readonly status?: string | undefined;
  /** ISO 8601 UTC. */
  readonly expiresAt?: string | undefined;
  readonly lines: CartLine[];
}

const lineErrorSchema = z.object({
  errorCode: z.union([z.number(), z.string()]).transform(String),
  errorDescription: z.string().optional(),
});

const cartSchema = z.object({
  id: z.string(),
  status: z.string().optional(),
  expirationTimestamp: z.string().optional(),
  lineItems: z.array(
    z.object({
      id: z.number(),
      catalogItemId: z.string(),
      quantity: z.number(),
      billingCycle: z.string().toLowerCase().optional(),
      termDuration: z.string().optional(),
      currencyCode: z.string().optional(),
      orderGroup: z.union([z.string(), z.number()]).transform(String).optional(),
      pricing: pricingSchema.optional(),
      error: lineErrorSchema.optional(),
    }),
  ),
});

/** Microsoft Learn: create-a-cart. */
export async function createCart(api: Api, customerId: string, lines: readonly NewCartLine[], ids: Ids): Promise<Cart> {
  const cart = await api.send({
    method: 'POST',
    path: path`/v1/customers/${customerId}/carts`,
    auth: 'app',
    ...ids,
    deadlineMs: WRITE_DEADLINE_MS,
    body: {
      lineItems: lines.map(
        ({ catalogItemId, quantity, billingCycle, termDuration, friendlyName, promotionId }, id) => ({
          id,
          catalogItemId,
          friendlyName,
          quantity,
          billingCycle,
          termDuration,
          promotionId,
        }),
      ),
    },
    schema: cartSchema,
  });
  return toCart(cart);
}

export async function getCart(api: Api, customerId: string, cartId: string): Promise<Cart | undefined> {
  const found = await unlessNotFound(
    api.send({
      method: 'GET',
      path: path`/v1/customers/${customerId}/carts/${cartId}`,
      auth: 'app',
      schema: cartSchema,
    }),
  );
  return found && toCart(found);
}

function toCart({ id, status, expirationTimestamp, lineItems }: z.infer<typeof cartSchema>): Cart {
  return {
    cartId: id,
    status,
    expiresAt: expirationTimestamp,
    lines: lineItems.map(({ error, ...line }) => ({
      ...line,
      ...(error
        ? { error: { code: error.errorCode, text: cartLineSentence(error.errorCode, error.errorDescription) } }
        : {}),
    })),
  };
}

import { z } from 'zod';
import { pricingSchema } from './carts.ts';
import { readPages } from './pages.ts';
import { type Api, type Ids, path, unlessNotFound, WRITE_DEADLINE_MS } from './request.ts';

const orderLineSchema = z.object({
  lineItemNumber: z.number(),
  /** The `catalogItemId` that was bought. */
  offerId: z.string(),
  /** Absent until the order is completed. */
  subscriptionId: z.string().optional(),
  termDuration: z.string().optional(),
  friendlyName: z.string().optional(),
  quantity: z.number(),
  pricing: pricingSchema.optional(),
});

const orderSchema = z.object({
  id: z.string(),
  alternateId: z.string().optional(),
  referenceCustomerId: z.string().optional(),
  billingCycle: z.string().toLowerCase().optional(),
  currencyCode: z.string().optional(),
  lineItems: z.array(orderLineSchema).default([]),
  /** ISO 8601. */
  creationDate: z.string().optional(),
  /** Lower case: `pending`, `completed`, `cancelled`, `suspended`, `error`, `pending review`… */
  status: z.string().toLowerCase().default('unknown'),
  totalPrice: z.number().optional(),
});
export type Order = z.infer<typeof orderSchema>;

const orderErrorSchema = z.object({
  orderGroupId: z.union([z.string(), z.number()]).transform(String).optional(),
  code: z.union([z.string(), z.number()]).transform(String).optional(),
  description: z.string().default(''),
});
export type OrderError = z.infer<typeof orderErrorSchema>;

export interface Checkout {
  readonly orders: Order[];
  /** Order groups that did not become an order. */
  readonly errors: OrderError[];
}

const checkoutSchema = z.object({
  orders: z.array(orderSchema).default([]),
  orderErrors: z.array(orderErrorSchema).default([]),
});

/**
 * Microsoft Learn: checkout-a-cart. A second checkout either repeats the first answer or is refused with 800065; in the
 * latter case the order is found among the customer's orders.
 */
export async function checkout(api: Api, customerId: string, cartId: string, ids: Ids): Promise<Checkout> {
  const result = await api.send({
    method: 'POST',
    path: path`/v1/customers/${customerId}/carts/${cartId}/checkout`,
    auth: 'app',
    ...ids,
    deadlineMs: WRITE_DEADLINE_MS,
    schema: checkoutSchema,
  });
  return { orders: result.orders, errors: result.orderErrors };
}

export function orders(api: Api, customerId: string): Promise<Order[]> {
  return readPages(api, { path: path`/v1/customers/${customerId}/orders`, auth: 'app', query: {}, item: orderSchema });
}

export function order(api: Api, customerId: string, orderId: string): Promise<Order | undefined> {
  return unlessNotFound(
    api.send({
      method: 'GET',
      path: path`/v1/customers/${customerId}/orders/${orderId}`,
      auth: 'app',
      schema: orderSchema,
    }),
  );
}

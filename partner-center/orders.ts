import { z } from 'zod';
import type { Saying } from '../errors/onboarding-error.ts';
import { type Api, type Ids, path, unlessNotFound } from './api.ts';
import { pricingSchema } from './carts.ts';
import { tidy } from './faults.ts';
import { orderGroupFault } from './known-faults.ts';
import { readPages } from './pages.ts';
import { says, withDetail } from './says.ts';

const orderLineSchema = z.object({
  lineItemNumber: z.number(),
  /** The `catalogItemId` that was bought. */
  offerId: z.string(),
  /** Absent until the order is completed. */
  subscriptionId: z.string().optional(),
  termDuration: z.string().optional(),
  transactionType: z.string().optional(),
  friendlyName: z.string().optional(),
  quantity: z.number(),
  pricing: pricingSchema.optional(),
  promotionId: z.string().optional(),
  /** The indirect reseller's MPN id. */
  partnerIdOnRecord: z.string().optional(),
});

const orderSchema = z.object({
  id: z.string(),
  alternateId: z.string().optional(),
  referenceCustomerId: z.string().optional(),
  billingCycle: z.string().toLowerCase().optional(),
  currencyCode: z.string().optional(),
  currencySymbol: z.string().optional(),
  lineItems: z.array(orderLineSchema).default([]),
  /** ISO 8601. */
  creationDate: z.string().optional(),
  /** Lower case: `pending`, `completed`, `cancelled`, `suspended`, `error`, `pending review`… */
  status: z.string().toLowerCase().default('unknown'),
  transactionType: z.string().optional(),
  totalPrice: z.number().optional(),
});
export type Order = z.infer<typeof orderSchema>;

const orderErrorSchema = z
  .object({
    orderGroupId: z.union([z.string(), z.number()]).transform(String).optional(),
    code: z.union([z.string(), z.number()]).transform(String).optional(),
    description: z.string().default(''),
  })
  .transform(({ description, ...error }) => ({ ...error, says: orderGroupSays(error.code, description) }));
/** `says`: what is wrong and what to do, for the sales rep. Microsoft Learn: cart-resources. */
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

const provisioningSchema = z.object({
  lineItemNumber: z.number(),
  /** Lower case: `fulfilled`, `unfulfilled` (not, as the order was cancelled), `prefulfillmentpending`, `pending`… */
  status: z.string().toLowerCase(),
  quantityProvisioningInformation: z
    .array(z.object({ quantity: z.number(), status: z.string().toLowerCase() }))
    .default([]),
});
export type OrderLineProvisioning = z.infer<typeof provisioningSchema>;

export interface OrderOperations {
  /**
   * Turns a cart into orders, one for each order group; some may fail while others succeed. A second checkout either
   * repeats the first answer or is refused with 800065; in the latter case the order is found among the customer's
   * orders. Microsoft Learn: checkout-a-cart.
   */
  checkout(customerId: string, cartId: string, ids: Ids): Promise<Checkout>;
  /** A new order may take up to 15 minutes to be listed. Microsoft Learn: get-all-of-a-customer-s-orders. */
  orders(customerId: string): Promise<Order[]>;
  /** Microsoft Learn: get-an-order-by-id. */
  order(customerId: string, orderId: string): Promise<Order | undefined>;
  /** How far each line is. Microsoft Learn: get-order-provisioning-status. */
  orderProvisioning(customerId: string, orderId: string): Promise<OrderLineProvisioning[]>;
  /**
   * Cancels an order of software or reservations, in the sandbox up to 60 days after it was placed; licences are
   * cancelled by their subscription. Microsoft Learn: cancel-an-order-from-the-integration-sandbox.
   */
  cancelOrder(customerId: string, orderId: string, ids: Ids): Promise<Order>;
}

/** Such a code comes without the HTTP status that it would have as an answer. */
function orderGroupSays(code: string | undefined, description: string): Saying {
  const key = code === undefined ? undefined : orderGroupFault(code);
  return key === undefined ? withDetail(says('order-group-refused'), tidy(description)) : says(key);
}

export function orderOperations(api: Api): OrderOperations {
  const orderPath = (customerId: string, orderId: string) => path`/v1/customers/${customerId}/orders/${orderId}`;
  return {
    async checkout(customerId, cartId, ids) {
      const result = await api.send({
        method: 'POST',
        path: path`/v1/customers/${customerId}/carts/${cartId}/checkout`,
        operation: 'checkout',
        ...ids,
        schema: checkoutSchema,
      });
      return { orders: result.orders, errors: result.orderErrors };
    },
    orders: (customerId) =>
      readPages(api, {
        path: path`/v1/customers/${customerId}/orders`,
        operation: 'orders',
        query: {},
        item: orderSchema,
      }),
    order: (customerId, orderId) =>
      unlessNotFound(
        api.send({ method: 'GET', path: orderPath(customerId, orderId), operation: 'order', schema: orderSchema }),
      ),
    orderProvisioning: (customerId, orderId) =>
      readPages(api, {
        path: `${orderPath(customerId, orderId)}/provisioningstatus`,
        operation: 'orderProvisioning',
        query: {},
        item: provisioningSchema,
      }),
    cancelOrder: (customerId, orderId, ids) =>
      api.send({
        method: 'PATCH',
        path: orderPath(customerId, orderId),
        operation: 'cancelOrder',
        ...ids,
        body: { id: orderId, status: 'cancelled' },
        schema: orderSchema,
      }),
  };
}

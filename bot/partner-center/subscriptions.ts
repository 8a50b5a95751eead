import { z } from 'zod';
import { readPages } from './pages.ts';
import { type Api, type Ids, path, WRITE_DEADLINE_MS } from './request.ts';

/** Everything else of the resource is kept as it came: a change sends the whole of it back. */
const subscriptionSchema = z.looseObject({
  id: z.string(),
  /** The `catalogItemId` that was bought. */
  offerId: z.string(),
  orderId: z.string().optional(),
  quantity: z.number(),
  termDuration: z.string().optional(),
  billingCycle: z.string().optional(),
  status: z.string().toLowerCase().default('unknown'),
  autoRenewEnabled: z.boolean().default(false),
});
export type Subscription = z.infer<typeof subscriptionSchema>;

export function subscriptions(api: Api, customerId: string): Promise<Subscription[]> {
  return readPages(api, {
    path: path`/v1/customers/${customerId}/subscriptions`,
    auth: 'app',
    query: {},
    item: subscriptionSchema,
  });
}

/**
 * Microsoft Learn: update-a-subscription-by-id. The whole resource goes back, with one member changed: what is left
 * out would be reset. Repeating it does no harm.
 */
export async function stopRenewal(api: Api, customerId: string, subscription: Subscription, ids: Ids): Promise<void> {
  await api.ask({
    method: 'PATCH',
    path: path`/v1/customers/${customerId}/subscriptions/${subscription.id}`,
    auth: 'app',
    ...ids,
    deadlineMs: WRITE_DEADLINE_MS,
    body: { ...subscription, autoRenewEnabled: false },
  });
}

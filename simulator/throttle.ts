import { throttled } from './respond.ts';
import type { World } from './world.ts';

const minuteMs = 60_000;

/**
 * Counts a request and refuses it when there were too many in the last minute. The count is per family of resources
 * and customer, and attempts during the wait count as well (Microsoft Learn: api-throttling-guidance). The documents
 * name customers, carts, orders and subscriptions, and that the others may be limited too.
 * @throws Refusal 429 that says when the next request passes
 */
export function throttle({ switches, attempts, now }: World, path: string): void {
  const limit = switches.throttlePerMinute;
  if (limit === 'none') return;
  const family = familyOf(path);
  const recent = (attempts.get(family) ?? []).filter((at) => at > now() - minuteMs);
  const kept = [...recent, now()].slice(-limit);
  attempts.set(family, kept);
  if (recent.length < limit) return;
  const [oldest = now()] = kept;
  throw throttled(Math.max(1, Math.ceil((oldest + minuteMs - now()) / 1000)));
}

/** `/v1/customers/1/orders/2` belongs to the orders of customer 1, `/v1/products/3/skus` to the products. */
function familyOf(path: string): string {
  const [, , resource = '', customer = '', ofCustomer = ''] = path.toLowerCase().split('/');
  return resource === 'customers' ? `${resource} ${customer} ${ofCustomer}` : resource;
}

import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { type Answer, collection, empty, fault, json, link } from '../respond.ts';
import type { Customer } from '../state.ts';
import type { World } from '../world.ts';
import { billingProfile, companyProfile } from './customer-profiles.ts';
import { isReadable, readableCustomer, tenantOf } from './find-customer.ts';

/** `GET /v1/customers/{id}` (Microsoft Learn: get-a-customer-by-id). */
export function getCustomer(call: Call): Answer {
  const { world } = call;
  const customer = readableCustomer(call);
  return json(200, {
    id: customer.id,
    commerceId: customer.commerceId,
    companyProfile: companyProfile(world, customer, 'read'),
    billingProfile: billingProfile(customer, 'read'),
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: customer.allowDelegatedAccess,
    links: { self: link(`/customers/${customer.id}`) },
    attributes: { objectType: 'Customer' },
  });
}

const filterShape = z.object({
  Field: z.enum(['CompanyName', 'Domain']),
  Value: z.string(),
  Operator: z.literal('starts_with'),
});

/**
 * `GET /v1/customers?size=&filter=`: only those with a relationship, by name. `size=0`, as the documents' filter
 * examples have it, means no limit; the next page is asked for with the `MS-ContinuationToken` of the link.
 */
export function listCustomers(call: Call): Answer {
  const { world, query } = call;
  const size = Number(query.get('size') ?? 0);
  if (!Number.isInteger(size) || size < 0) throw fault(400, 3000, 'Invalid property. size');
  const found = world.state.customers
    .filter((customer) => customer.relationship === 'reseller' && isReadable(world, customer))
    .filter(readFilter(call))
    .sort((a, b) => a.companyName.localeCompare(b.companyName));
  const start = readContinuation(call);
  const end = size === 0 ? found.length : start + size;
  const self = link(`/v1/customers${query.size > 0 ? `?${query}` : ''}`);
  const next = { ...self, headers: [{ key: 'MS-ContinuationToken', value: continuation(end) }] };
  const items = found.slice(start, end).map((customer) => listed(world, customer));
  return json(200, collection(items, { self, ...(end < found.length && { next }) }));
}

function listed(world: World, customer: Customer) {
  return {
    id: customer.id,
    companyProfile: companyProfile(world, customer, 'listed'),
    relationshipToPartner: customer.relationship,
    attributes: { objectType: 'Customer' },
  };
}

function readFilter({ world, query }: Call): (customer: Customer) => boolean {
  const text = query.get('filter');
  if (text === null) return () => true;
  let filter: z.infer<typeof filterShape>;
  try {
    filter = filterShape.parse(JSON.parse(text));
  } catch {
    throw fault(400, 3000, 'Invalid property. filter');
  }
  const start = filter.Value.toLowerCase();
  return (customer) => {
    const values = filter.Field === 'Domain' ? tenantOf(world, customer).domains : [customer.companyName];
    return values.some((value) => value.toLowerCase().startsWith(start));
  };
}

function continuation(start: number): string {
  return Buffer.from(`from ${start}`).toString('base64');
}

function readContinuation({ query, headers }: Call): number {
  const token = headers['ms-continuationtoken'];
  if (typeof token !== 'string') return 0;
  const start = /^from (\d+)$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  if (query.get('seekOperation') !== 'Next' || start === undefined)
    throw fault(400, 3000, 'Invalid continuation token.');
  return Number(start);
}

const change = z.object({
  relationshipToPartner: z.literal('none').optional(),
  allowDelegatedAccess: z.literal(false).optional(),
});

/** `PATCH /v1/customers/{id}`: ends the reseller relationship, or the delegated access. */
export function patchCustomer(call: Call): Answer {
  const customer = readableCustomer(call);
  const { relationshipToPartner, allowDelegatedAccess } = readBody(call, change);
  if (relationshipToPartner === 'none') {
    refuseWithSubscriptions(call.world, customer);
    customer.relationship = 'none';
  }
  if (allowDelegatedAccess === false) customer.allowDelegatedAccess = false;
  return json(200, listed(call.world, customer));
}

/** `DELETE /v1/customers/{id}`: offered by the integration sandbox only, and this is one. */
export function deleteCustomer(call: Call): Answer {
  const { world } = call;
  const customer = readableCustomer(call);
  refuseWithSubscriptions(world, customer);
  world.state.customers = world.state.customers.filter(({ id }) => id !== customer.id);
  world.state.tenants = world.state.tenants.filter(({ id }) => id !== customer.id);
  world.state.carts = world.state.carts.filter(({ customerId }) => customerId !== customer.id);
  return empty(204);
}

/** Subscriptions must be suspended first, which is not built here. */
function refuseWithSubscriptions({ state }: World, { id }: Customer): void {
  if (state.orders.some(({ customerId }) => customerId === id)) {
    throw fault(400, 3000, 'All active subscriptions must be suspended first.');
  }
}

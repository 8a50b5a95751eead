import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { pageThrough } from '../page-through.ts';
import { readFilter } from '../read-filter.ts';
import { type Answer, empty, fault, json, link } from '../respond.ts';
import type { Customer } from '../state.ts';
import type { World } from '../world.ts';
import { billingProfile, companyProfile } from './customer-profiles.ts';
import { isReadable, readableCustomer, tenantOf } from './find-customer.ts';
import { requireSandbox } from './sandbox.ts';
import { isInUse } from './subscription-term.ts';

/** `GET /v1/customers/{id}` (Microsoft Learn: get-a-customer-by-id). */
export function getCustomer(call: Call): Answer {
  const { world } = call;
  const customer = readableCustomer(call);
  return json(200, {
    id: customer.id,
    commerceId: customer.commerceId,
    companyProfile: companyProfile(world, customer, 'read'),
    billingProfile: billingProfile(customer, 'read'),
    ...(customer.associatedPartnerId && { associatedPartnerId: customer.associatedPartnerId }),
    relationshipToPartner: 'reseller',
    allowDelegatedAccess: customer.allowDelegatedAccess,
    ...((customer.gdap || customer.allowDelegatedAccess) && { customDomains: tenantOf(world, customer).domains }),
    links: { self: link(`/customers/${customer.id}`) },
    attributes: { objectType: 'Customer' },
  });
}

const filterFields = [
  ['CompanyName', 'starts_with'],
  ['Domain', 'starts_with'],
  ['IndirectReseller', 'starts_with'],
  ['IndirectCloudSolutionProvider', 'starts_with'],
] as const;

type Filter = NonNullable<ReturnType<typeof readFilter<(typeof filterFields)[number][0]>>>;

/**
 * `GET /v1/customers?size=&filter=`: only those with a relationship, by name. `size=0`, as the documents' filter
 * examples have it, means no limit; the next page is asked for with the `MS-ContinuationToken` of the link.
 */
export function listCustomers(call: Call): Answer {
  const { world, query } = call;
  const filter = readFilter(call, filterFields);
  const found = world.state.customers
    .filter((customer) => customer.relationship === 'reseller' && isReadable(world, customer))
    .filter((customer) => !filter || fits(world, customer, filter))
    .sort((a, b) => a.companyName.localeCompare(b.companyName));
  const items = found.map((customer) => ({
    ...listed(world, customer),
    // In the documents' samples only the customers of a reseller come with links.
    ...(filter?.field === 'IndirectReseller' && {
      companyProfile: companyProfile(world, customer, 'listed with links'),
      links: { self: link(`/customers/${customer.id}`) },
    }),
  }));
  return json(200, pageThrough(call, items, Number(query.get('size') ?? 0), '/v1/customers'));
}

function listed(world: World, customer: Customer) {
  return {
    id: customer.id,
    companyProfile: companyProfile(world, customer, 'listed'),
    relationshipToPartner: customer.relationship,
    attributes: { objectType: 'Customer' },
  };
}

function fits(world: World, customer: Customer, { field, value }: Filter): boolean {
  return filteredValues(world, customer, field).some((one) => one.toLowerCase().startsWith(value));
}

function filteredValues(world: World, customer: Customer, field: Filter['field']): string[] {
  switch (field) {
    case 'CompanyName':
      return [customer.companyName];
    case 'Domain':
      return tenantOf(world, customer).domains;
    case 'IndirectReseller':
      return customer.associatedPartnerId ? [customer.associatedPartnerId] : [];
    case 'IndirectCloudSolutionProvider':
      // Asked by a reseller about its providers, and this partner is none.
      return [];
  }
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

/** `DELETE /v1/customers/{id}`: in an integration sandbox only, after the orders were cancelled. */
export function deleteCustomer(call: Call): Answer {
  const { world } = call;
  requireSandbox(world, true);
  const customer = readableCustomer(call);
  refuseWithSubscriptions(world, customer);
  world.state.customers = world.state.customers.filter(({ id }) => id !== customer.id);
  world.state.tenants = world.state.tenants.filter(({ id }) => id !== customer.id);
  world.state.carts = world.state.carts.filter(({ customerId }) => customerId !== customer.id);
  world.state.orders = world.state.orders.filter(({ customerId }) => customerId !== customer.id);
  return empty(204);
}

/** Subscriptions must be suspended or cancelled first. */
function refuseWithSubscriptions(world: World, { id }: Customer): void {
  const orders = world.state.orders.filter(({ customerId }) => customerId === id);
  if (orders.some((order) => order.lineItems.some((line) => isInUse(world, order, line)))) {
    throw fault(400, 3000, 'All active subscriptions must be suspended first.');
  }
}

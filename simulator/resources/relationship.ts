import type { Call } from '../call.ts';
import { makeGuid } from '../identifiers.ts';
import { type Answer, collection, fault, json } from '../respond.ts';
import { newCustomer } from '../seed-state.ts';
import type { Customer, Tenant } from '../state.ts';
import type { World } from '../world.ts';
import { sellsTo } from './countries.ts';
import { tenantWithDomain } from './domains.ts';
import { readableCustomer } from './find-customer.ts';

/** The one invitation of this partner: the documented link, on our own host. */
export function invitationLink(origin: string, partnerTenantId: string): string {
  const query = `invType=ResellerRelationship&partnerId=${partnerTenantId}&msppId=0&DAP=false`;
  return `${origin}/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`;
}

/** `GET /v1/customers/relationshiprequests`: the same link for every customer (Microsoft Learn: request-reseller-relationship). */
export function getRelationshipRequest(call: Call): Answer {
  return json(200, {
    url: invitationLink(call.origin, call.world.state.partner.tenantId),
    attributes: { objectType: 'RelationshipRequest' },
  });
}

/** `GET /v1/customers/{id}/relationships`: a customer's indirect resellers; a direct partner's customers have none. */
export function listRelationships(call: Call): Answer {
  readableCustomer(call);
  return json(200, collection([]));
}

/**
 * The customer's administrator accepts the invitation. A domain nobody has yet becomes a tenant first.
 * @throws Refusal when the tenant lies outside the partner's region, where Microsoft does not allow a relationship
 */
export function acceptRelationship(world: World, domain: string, companyName: string): Customer {
  const { state } = world;
  const tenant = tenantWithDomain(world, domain) ?? openTenant(world, domain.trim().toLowerCase(), companyName);
  if (tenant.id === state.partner.tenantId || !sellsTo(state.partner.country, tenant.country)) {
    throw fault(400, 20000, `${tenant.displayName} (${tenant.country}) is outside the region the provider sells in.`);
  }
  const known = state.customers.find(({ id }) => id === tenant.id);
  if (known) {
    known.relationship = 'reseller';
    return known;
  }
  const customer = newCustomer(state, tenant, world.now(), companyName || tenant.displayName);
  state.customers.push(customer);
  return customer;
}

function openTenant({ state }: World, domain: string, companyName: string): Tenant {
  const label = domain.split('.')[0]?.replace(/[^a-z0-9]/g, '') || 'tenant';
  const own = `${label}.onmicrosoft.com`;
  const tenant: Tenant = {
    id: makeGuid(state),
    displayName: companyName || label,
    domains: domain === own ? [own] : [own, domain],
    country: state.partner.country,
  };
  state.tenants.push(tenant);
  return tenant;
}

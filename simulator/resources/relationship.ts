import { type Call, isGuid } from '../call.ts';
import { makeGuid } from '../identifiers.ts';
import { type Answer, fault, json } from '../respond.ts';
import { newCustomer } from '../seed-state.ts';
import type { Customer, Tenant } from '../state.ts';
import type { World } from '../world.ts';
import { sellsTo } from './countries.ts';
import { tenantWithDomain } from './domains.ts';
import { requireSandbox } from './sandbox.ts';

/** The one invitation of this partner: the documented link, on our own host. */
export function invitationLink(origin: string, partnerTenantId: string): string {
  const query = `invType=ResellerRelationship&partnerId=${partnerTenantId}&msppId=0&DAP=false`;
  return `${origin}/Adminportal/Home?${query}#/BillingAccounts/partner-invitation`;
}

/**
 * `GET /v1/customers/relationshiprequests`: the same link for every customer (Microsoft Learn:
 * request-reseller-relationship). Not offered in a sandbox.
 */
export function getRelationshipRequest(call: Call): Answer {
  const { world, query } = call;
  requireSandbox(world, false);
  for (const name of ['indirectCloudSolutionProviderId', 'indirectResellerId']) {
    const id = query.get(name);
    if (id === null) continue;
    if (!isGuid(id)) throw fault(400, 3000, `Invalid property. ${name}`);
    throw fault(501, 501, `The documents do not show the link that ${name} leads to.`, [], 'Simulator');
  }
  if (!/^(true|false)$/i.test(query.get('dualRoleIndirectRelationship') ?? 'false')) {
    throw fault(400, 3000, 'Invalid property. dualRoleIndirectRelationship');
  }
  return json(200, {
    url: invitationLink(call.origin, world.state.partner.tenantId),
    attributes: { objectType: 'RelationshipRequest' },
  });
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

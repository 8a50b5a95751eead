import type { Call } from '../call.ts';
import { type Answer, empty, json } from '../respond.ts';
import type { Tenant } from '../state.ts';
import type { World } from '../world.ts';

export function tenantWithDomain({ state }: World, domain: string): Tenant | undefined {
  return state.tenants.find((tenant) => hasDomain(tenant, domain.trim()));
}

/** Domains are kept as they were written when the tenant was made, and compared in any case. */
export function hasDomain({ domains }: Tenant, wanted: string): boolean {
  return domains.some((domain) => domain.toLowerCase() === wanted.toLowerCase());
}

/** `HEAD /v1/domains/{domain}`: 200 says taken, 404 says free, never a body (Microsoft Learn: verify-domain-availability). */
export function headDomain(call: Call): Answer {
  return empty(tenantWithDomain(call.world, call.param('domain')) ? 200 : 404);
}

/** Entra ID's public answer to whether a domain belongs to a tenant: `GET /{domain}/v2.0/.well-known/openid-configuration`. */
export function getOpenIdConfiguration(call: Call): Answer {
  const domain = call.param('domain');
  const tenant = tenantWithDomain(call.world, domain) ?? call.world.state.tenants.find(({ id }) => id === domain);
  if (!tenant) {
    const error_description = `AADSTS90002: Tenant '${domain}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.`;
    return json(400, { error: 'invalid_tenant', error_description, error_codes: [90002] });
  }
  return json(200, {
    token_endpoint: `${call.origin}/${tenant.id}/oauth2/v2.0/token`,
    issuer: `https://login.microsoftonline.com/${tenant.id}/v2.0`,
    tenant_region_scope: 'NA',
  });
}

import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { makeEtag, makeGuid, makePassword } from '../identifiers.ts';
import { type Answer, fault, json } from '../respond.ts';
import { address, type Customer } from '../state.ts';
import { type BillingInput, checkBillingProfile, checkRegistrationNumber, invalidProperty } from './check-profile.ts';
import { sellsTo } from './countries.ts';
import { billingProfile, companyProfile } from './customer-profiles.ts';
import { firstAdministrator } from './customer-users.ts';
import { tenantWithDomain } from './domains.ts';
import { resellerWithTenant } from './indirect-resellers.ts';
import { requireRoomForCustomer } from './sandbox.ts';

const request = z.object({
  enableGDAPByDefault: z.boolean().optional(),
  associatedPartnerId: z.string().optional(),
  companyProfile: z.object({ domain: z.string(), organizationRegistrationNumber: z.string().optional() }),
  billingProfile: z.object({
    email: z.string(),
    culture: z.string(),
    language: z.string(),
    companyName: z.string(),
    defaultAddress: address,
  }),
});

/**
 * `POST /v1/customers`: a new tenant with a first administrator, whose password stands in this answer only
 * (Microsoft Learn: create-a-customer). It can be read after a while.
 */
export function createCustomer(call: Call): Answer {
  const { world } = call;
  const { companyProfile: company, billingProfile: billing, ...input } = readBody(call, request);
  const { country } = billing.defaultAddress;
  requireRoomForCustomer(world);
  const { associatedPartnerId } = input;
  if (world.switches.partnerType === 'indirect' && call.token?.kind !== 'user') {
    throw fault(403, 900329, 'This resource does not support application-only authentication.');
  }
  if (associatedPartnerId !== undefined) checkReseller(call, associatedPartnerId);
  if (!sellsTo(world.state.partner.country, country)) throw fault(400, 20000, 'Current country not supported');
  checkRegistrationNumber(country, company.organizationRegistrationNumber);
  checkBillingProfile(world, billing);
  const { domain } = company;
  const suffix = world.switches.sandbox ? '(onmicrosoft\\.com|ccsctp\\.net)' : 'onmicrosoft\\.com';
  if (!new RegExp(`^[a-z0-9]{1,27}\\.${suffix}$`, 'i').test(domain))
    throw invalidProperty('domain', 'The domain is not valid.');
  // The documents do not tell the code for a taken domain.
  if (tenantWithDomain(world, domain)) throw invalidProperty('domain', `The domain '${domain}' is not available.`);

  const customer: Customer = {
    ...newCreatedCustomer(call, billing, company),
    gdap: input.enableGDAPByDefault ?? false,
    ...(associatedPartnerId !== undefined && { associatedPartnerId: associatedPartnerId.toLowerCase() }),
  };
  world.state.tenants.push({ id: customer.id, displayName: customer.companyName, domains: [domain], country });
  world.state.customers.push(customer);
  const isForReseller = associatedPartnerId !== undefined;
  return json(201, {
    id: customer.id,
    commerceId: customer.commerceId,
    companyProfile: companyProfile(world, customer, isForReseller ? 'listed with links' : 'created'),
    billingProfile: billingProfile(customer, 'created'),
    // The documents' two samples differ: a customer of one's own has no relationship yet.
    ...(isForReseller
      ? { relationshipToPartner: 'reseller', allowDelegatedAccess: customer.allowDelegatedAccess }
      : { enableGDAPByDefault: customer.gdap, relationshipToPartner: 'none' }),
    userCredentials: { userName: 'admin', password: makePassword(world.state) },
    ...(isForReseller && { associatedPartnerId: customer.associatedPartnerId }),
    attributes: { objectType: 'Customer' },
  });
}

/**
 * An indirect provider creates customers on behalf of its resellers, and only for a signed-in user (Microsoft Learn:
 * create-a-customer-for-an-indirect-reseller); any other partner may not.
 */
function checkReseller({ world }: Call, tenantId: string): void {
  if (world.switches.partnerType === 'direct') throw fault(403, 600006, 'The requested action is not allowed');
  if (!resellerWithTenant(world, tenantId)) {
    throw invalidProperty('associatedPartnerId', 'It is not an indirect reseller of the partner.');
  }
}

function newCreatedCustomer(
  { world }: Call,
  billing: BillingInput,
  { domain, organizationRegistrationNumber }: z.infer<typeof request>['companyProfile'],
): Customer {
  const { state } = world;
  const id = makeGuid(state);
  const [language = '', region = ''] = billing.culture.split('-');
  const { firstName, lastName } = billing.defaultAddress;
  return {
    id,
    commerceId: makeGuid(state),
    companyName: billing.companyName,
    ...(organizationRegistrationNumber && { organizationRegistrationNumber }),
    billingProfile: {
      ...billing,
      id: makeGuid(state),
      ...(firstName && { firstName }),
      ...(lastName && { lastName }),
      culture: region ? `${language.toLowerCase()}-${region.toUpperCase()}` : language,
      etag: makeEtag(state),
    },
    relationship: 'reseller',
    allowDelegatedAccess: false,
    gdap: false,
    qualifications: [],
    users: [firstAdministrator(id, `admin@${domain}`, billing.companyName)],
    joinedBy: 'creation',
    joinedAt: world.now(),
    confirmations: [],
  };
}

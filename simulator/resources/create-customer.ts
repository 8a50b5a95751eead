import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { makeEtag, makeGuid, makePassword } from '../identifiers.ts';
import { type Answer, fault, json } from '../respond.ts';
import { address, type Customer } from '../state.ts';
import { type BillingInput, checkBillingProfile, checkRegistrationNumber, invalidProperty } from './check-profile.ts';
import { sellsTo } from './countries.ts';
import { billingProfile, companyProfile } from './customer-profiles.ts';
import { tenantWithDomain } from './domains.ts';

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
  // Only an indirect provider creates customers on behalf of a reseller; this partner bills directly.
  if (input.associatedPartnerId) throw fault(403, 600006, 'The requested action is not allowed');
  if (!sellsTo(world.state.partner.country, country)) throw fault(400, 20000, 'Current country not supported');
  checkRegistrationNumber(country, company.organizationRegistrationNumber);
  checkBillingProfile(world, billing);
  const domain = company.domain.toLowerCase();
  if (!/^[a-z0-9]{1,27}\.onmicrosoft\.com$/.test(domain)) throw invalidProperty('domain', 'The domain is not valid.');
  // The documents do not tell the code for a taken domain.
  if (tenantWithDomain(world, domain)) throw invalidProperty('domain', `The domain '${domain}' is not available.`);

  const customer = newCreatedCustomer(call, billing, company.organizationRegistrationNumber);
  world.state.tenants.push({ id: customer.id, displayName: customer.companyName, domains: [domain], country });
  world.state.customers.push(customer);
  return json(201, {
    id: customer.id,
    commerceId: customer.commerceId,
    companyProfile: companyProfile(world, customer, 'created'),
    billingProfile: billingProfile(customer, 'created'),
    enableGDAPByDefault: input.enableGDAPByDefault ?? false,
    relationshipToPartner: 'none',
    userCredentials: { userName: 'admin', password: makePassword(world.state) },
    attributes: { objectType: 'Customer' },
  });
}

function newCreatedCustomer({ world }: Call, billing: BillingInput, registrationNumber: string | undefined): Customer {
  const { state } = world;
  const [language = '', region = ''] = billing.culture.split('-');
  const { firstName, lastName } = billing.defaultAddress;
  return {
    id: makeGuid(state),
    commerceId: makeGuid(state),
    companyName: billing.companyName,
    ...(registrationNumber && { organizationRegistrationNumber: registrationNumber }),
    billingProfile: {
      ...billing,
      id: makeGuid(state),
      ...(firstName && { firstName }),
      ...(lastName && { lastName }),
      culture: region ? `${language.toLowerCase()}-${region.toUpperCase()}` : language,
      language: billing.language.toLowerCase(),
      etag: makeEtag(state),
    },
    relationship: 'reseller',
    allowDelegatedAccess: false,
    joinedBy: 'creation',
    joinedAt: world.now(),
    confirmations: [],
  };
}

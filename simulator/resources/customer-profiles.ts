import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { makeEtag } from '../identifiers.ts';
import { type Answer, fault, json, link } from '../respond.ts';
import { address, type Customer } from '../state.ts';
import type { World } from '../world.ts';
import { checkBillingProfile } from './check-profile.ts';
import { readableCustomer, tenantOf } from './find-customer.ts';

/**
 * The company profile on the wire.
 * @param occasion all but `read` leave out what only later reads tell
 */
export function companyProfile(
  world: World,
  customer: Customer,
  occasion: 'created' | 'listed with links' | 'listed' | 'read',
) {
  const { defaultAddress, email } = customer.billingProfile;
  const { country, state, city, addressLine1, postalCode, phoneNumber } = defaultAddress;
  return {
    tenantId: customer.id,
    domain: tenantOf(world, customer).domains[0],
    ...(occasion !== 'created' && { companyName: customer.companyName }),
    ...(occasion === 'read' && {
      address: { country, region: state, city, addressLine1, postalCode, phoneNumber },
      email,
      organizationRegistrationNumber: customer.organizationRegistrationNumber,
    }),
    ...((occasion === 'read' || occasion === 'listed with links') && {
      links: { self: link(`/customers/${customer.id}/profiles/company`) },
    }),
    attributes: { objectType: 'CustomerCompanyProfile' },
  };
}

/** The billing profile on the wire; the answer to a creation leaves out the names and links. */
export function billingProfile({ id: customerId, billingProfile: profile }: Customer, occasion: 'created' | 'read') {
  const { etag, id, firstName, lastName, defaultAddress, ...rest } = profile;
  return {
    id,
    ...(occasion === 'read' && { firstName, lastName }),
    ...rest,
    defaultAddress: { ...defaultAddress, phoneNumber: defaultAddress.phoneNumber ?? '' },
    ...(occasion === 'read' && { links: { self: link(`/customers/${customerId}/profiles/billing`) } }),
    attributes: { etag, objectType: 'CustomerBillingProfile' },
  };
}

export function getCompanyProfile(call: Call): Answer {
  return json(200, companyProfile(call.world, readableCustomer(call), 'read'));
}

export function getBillingProfile(call: Call): Answer {
  return json(200, billingProfile(readableCustomer(call), 'read'));
}

const replacement = z.object({
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string(),
  culture: z.string(),
  language: z.string(),
  companyName: z.string(),
  defaultAddress: address,
  attributes: z.object({ etag: z.string().optional() }).optional(),
});

/**
 * `PUT …/profiles/billing`: only with the etag last read, otherwise 400 code 2055. The page asks for it in `If-Match`;
 * its samples and the clients send it in the body (Microsoft Learn: update-a-customer-s-billing-profile).
 */
export function putBillingProfile(call: Call): Answer {
  const { world } = call;
  const customer = readableCustomer(call);
  const { id, etag } = customer.billingProfile;
  const { attributes, ...profile } = readBody(call, replacement);
  const known = call.headers['if-match']?.replaceAll('"', '') ?? attributes?.etag;
  if (known !== etag) throw fault(400, 2055, 'Etag is no longer valid');
  checkBillingProfile(world, profile);
  customer.billingProfile = { ...profile, id, etag: makeEtag(world.state) };
  return json(200, billingProfile(customer, 'read'));
}

import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { makeGuid } from '../identifiers.ts';
import { type Answer, fault, json } from '../respond.ts';
import type { Customer } from '../state.ts';
import { countryOf } from './countries.ts';
import { hasDomain } from './domains.ts';
import { readableCustomer, tenantOf } from './find-customer.ts';

/** The customer of the path, when a granular delegated admin role reaches into its tenant; DAP is not enough. */
function administeredCustomer(call: Call): Customer {
  const customer = readableCustomer(call);
  if (!customer.gdap) throw fault(403, 900308, 'Insufficient privileges to complete the operation.');
  return customer;
}

/** `GET /v1/customers/{id}/organization`: a bare array (Microsoft Learn: get-customer-organization). */
export function getOrganization(call: Call): Answer {
  const { companyName, billingProfile } = administeredCustomer(call);
  const { addressLine1, country, postalCode, city, state } = billingProfile.defaultAddress;
  return json(200, [
    {
      street: addressLine1,
      countryLetterCode: country,
      postalCode: postalCode ?? '',
      city: city ?? '',
      state: state ?? '',
      displayName: companyName,
      technicalNotificationMails: [billingProfile.email],
    },
  ]);
}

/** `GET /v1/customers/{id}/customDomains`: a bare array of names. */
export function listCustomDomains(call: Call): Answer {
  return json(200, tenantOf(call.world, administeredCustomer(call)).domains);
}

const request = z.object({
  usageLocation: z.string(),
  userPrincipalName: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  displayName: z.string().min(1),
  immutableId: z.string().optional(),
  passwordProfile: z.object({ password: z.string().min(8), forceChangePassword: z.boolean() }),
});

/** `POST /v1/customers/{id}/users`: answers 200, not 201 (Microsoft Learn: create-user-accounts-for-a-customer). */
export function createUser(call: Call): Answer {
  const { world } = call;
  const customer = administeredCustomer(call);
  const { passwordProfile, ...asked } = readBody(call, request);
  if (!countryOf(asked.usageLocation)) throw fault(400, 3000, 'Invalid property. usageLocation');
  const name = asked.userPrincipalName.toLowerCase();
  const domain = name.split('@')[1] ?? '';
  if (!hasDomain(tenantOf(world, customer), domain)) {
    throw fault(400, 3000, 'Invalid property. userPrincipalName is not of a domain of the customer.');
  }
  // How the service refuses a name that is taken is not documented.
  const isTaken =
    name === `admin@${domain}` || customer.users.some(({ userPrincipalName }) => userPrincipalName === name);
  if (isTaken) throw fault(400, 3000, 'Invalid property. userPrincipalName is taken.');
  const { usageLocation, userPrincipalName, ...names } = asked;
  const user = { id: makeGuid(world.state), userPrincipalName: name };
  customer.users.push(user);
  return json(200, {
    usageLocation,
    id: user.id,
    userPrincipalName,
    ...names,
    passwordProfile: { forceChangePassword: passwordProfile.forceChangePassword, password: passwordProfile.password },
    lastDirectorySyncTime: null,
    userDomainType: 'none',
    state: 'active',
    softDeletionTime: null,
    attributes: { objectType: 'CustomerUser' },
  });
}

import type { Call } from '../call.ts';
import { type Answer, fault, json } from '../respond.ts';
import type { Customer } from '../state.ts';
import { readableCustomer, tenantOf } from './find-customer.ts';

/** The customer of the path, when a granular delegated admin role reaches into its tenant; DAP is not enough. */
export function administeredCustomer(call: Call): Customer {
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

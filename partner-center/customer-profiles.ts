import { z } from 'zod';
import { profileAddressSchema } from './addresses.ts';
import { type Api, type Ids, path } from './api.ts';

const companySchema = z.object({
  tenantId: z.string(),
  domain: z.string(),
  companyName: z.string().optional(),
  address: profileAddressSchema.optional(),
  email: z.string().optional(),
});
export type CustomerCompanyProfile = z.infer<typeof companySchema>;

/** Everything else of the resource is kept as it came: a change sends the whole of it back. */
const billingSchema = z.looseObject({
  id: z.string(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  email: z.string().optional(),
  culture: z.string().optional(),
  language: z.string().optional(),
  companyName: z.string().optional(),
  defaultAddress: z.looseObject(profileAddressSchema.shape).optional(),
  attributes: z.looseObject({ etag: z.string() }),
});
export type CustomerBillingProfile = z.infer<typeof billingSchema>;

const organizationSchema = z.object({
  displayName: z.string().optional(),
  street: z.string().optional(),
  city: z.string().optional(),
  state: z.string().optional(),
  postalCode: z.string().optional(),
  /** ISO 3166 alpha-2. */
  countryLetterCode: z.string().optional(),
  technicalNotificationMails: z.array(z.string()).default([]),
});
export type CustomerOrganization = z.infer<typeof organizationSchema>;

export interface CustomerProfileOperations {
  /** Microsoft Learn: get-a-customer-s-company-profile. */
  customerCompanyProfile(customerId: string): Promise<CustomerCompanyProfile>;
  /** With the etag that a change needs. */
  customerBillingProfile(customerId: string): Promise<CustomerBillingProfile>;
  /**
   * Replaces the billing profile by `profile`, which is one that was read, with changes. When somebody else has changed
   * it since (its etag is stale), 400 code 2055: read again. Microsoft Learn: update-a-customer-s-billing-profile.
   */
  updateCustomerBillingProfile(
    customerId: string,
    profile: CustomerBillingProfile,
    ids: Ids,
  ): Promise<CustomerBillingProfile>;
  /** The tenant's own data. Needs a GDAP role at the customer. Microsoft Learn: get-customer-organization. */
  customerOrganization(customerId: string): Promise<CustomerOrganization[]>;
  /** The names of the tenant's domains. Needs a GDAP role. Microsoft Learn: customer-resources. */
  customDomains(customerId: string): Promise<string[]>;
}

export function customerProfileOperations(api: Api): CustomerProfileOperations {
  const billingPath = (customerId: string) => path`/v1/customers/${customerId}/profiles/billing`;
  return {
    customerCompanyProfile: (customerId) =>
      api.send({
        method: 'GET',
        path: path`/v1/customers/${customerId}/profiles/company`,
        operation: 'customerCompanyProfile',
        schema: companySchema,
      }),
    customerBillingProfile: (customerId) =>
      api.send({
        method: 'GET',
        path: billingPath(customerId),
        operation: 'customerBillingProfile',
        schema: billingSchema,
      }),
    updateCustomerBillingProfile: (customerId, profile, ids) =>
      api.send({
        method: 'PUT',
        path: billingPath(customerId),
        operation: 'updateCustomerBillingProfile',
        ...ids,
        ifMatch: profile.attributes.etag,
        body: profile,
        schema: billingSchema,
      }),
    customerOrganization: (customerId) =>
      api.send({
        method: 'GET',
        path: path`/v1/customers/${customerId}/organization`,
        operation: 'customerOrganization',
        schema: z.array(organizationSchema),
      }),
    customDomains: (customerId) =>
      api.send({
        method: 'GET',
        path: path`/v1/customers/${customerId}/customDomains`,
        operation: 'customDomains',
        schema: z.array(z.string()),
      }),
  };
}

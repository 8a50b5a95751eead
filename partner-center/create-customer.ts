import { z } from 'zod';
import type { Address } from './addresses.ts';
import type { Api, Ids } from './api.ts';
import type { Contact } from './contact.ts';

export interface NewCustomer {
  readonly companyName: string;
  /** The full name, e.g. `contoso.onmicrosoft.com`. */
  readonly domain: string;
  readonly contact: Contact;
  readonly address: Address;
  /** e.g. `en-US`, one of the country's cultures. */
  readonly culture: string;
  /** e.g. `en`. */
  readonly language: string;
  /** Only where the country requires it; elsewhere Microsoft may refuse the request because of it. */
  readonly organizationRegistrationNumber?: string | undefined;
  /** For indirect providers: the tenant id of the indirect reseller who gets the customer. */
  readonly associatedPartnerId?: string | undefined;
}

/** A new tenant with the only copy of its administrator's password. */
export interface CreatedCustomer {
  readonly customerId: string;
  readonly tenantId: string;
  readonly domain: string;
  /** The full sign-in name, e.g. `admin@contoso.onmicrosoft.com`. */
  readonly userName: string;
  readonly password: string;
}

const createdSchema = z.object({
  id: z.string(),
  companyProfile: z.object({ tenantId: z.string().optional(), domain: z.string() }),
  userCredentials: z.object({ userName: z.string(), password: z.string().min(1) }),
});

/** Members without a value are left out. */
export async function createCustomer(api: Api, input: NewCustomer, ids: Ids): Promise<CreatedCustomer> {
  const { contact, address, associatedPartnerId } = input;
  const body = await api.send({
    method: 'POST',
    path: '/v1/customers',
    operation: associatedPartnerId === undefined ? 'createCustomer' : 'createIndirectCustomer',
    ...ids,
    body: {
      enableGDAPByDefault: false,
      companyProfile: {
        domain: input.domain,
        organizationRegistrationNumber: input.organizationRegistrationNumber,
      },
      billingProfile: {
        culture: input.culture,
        email: contact.email,
        language: input.language,
        companyName: input.companyName,
        defaultAddress: {
          firstName: contact.firstName,
          lastName: contact.lastName,
          addressLine1: address.addressLine1,
          addressLine2: address.addressLine2,
          city: address.city,
          state: address.state,
          postalCode: address.postalCode,
          country: address.country,
          phoneNumber: contact.phoneNumber,
        },
      },
      associatedPartnerId,
    },
    schema: createdSchema,
  });
  const { tenantId = body.id, domain } = body.companyProfile;
  const { userName, password } = body.userCredentials;
  return {
    customerId: body.id,
    tenantId,
    domain,
    userName: userName.includes('@') ? userName : `${userName}@${domain}`,
    password,
  };
}

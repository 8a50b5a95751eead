import { z } from 'zod';
import { OnboardingError } from '../errors.ts';
import type { Address } from './addresses.ts';
import { readPages } from './pages.ts';
import { type Api, type Ids, path, unlessNotFound, WRITE_DEADLINE_MS } from './request.ts';

export interface Contact {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber?: string | undefined;
}

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

export interface Customer {
  readonly customerId: string;
  readonly tenantId: string;
  readonly domain: string;
  readonly companyName?: string;
  /** `reseller` when we may sell to them; a customer just created shows `none` for a while. */
  readonly relationshipToPartner: string;
}

const customerSchema = z.object({
  id: z.string(),
  companyProfile: z.object({
    tenantId: z.string().optional(),
    domain: z.string(),
    companyName: z.string().optional(),
  }),
  relationshipToPartner: z.string().default('unknown'),
});

const createdSchema = customerSchema.extend({
  userCredentials: z.object({ userName: z.string(), password: z.string().min(1) }),
});

/** Microsoft Learn: create-a-customer. Members without a value are left out. */
export async function createCustomer(api: Api, input: NewCustomer, ids: Ids): Promise<CreatedCustomer> {
  const { contact, address } = input;
  const body = await api.send({
    method: 'POST',
    path: '/v1/customers',
    auth: 'app',
    ...ids,
    deadlineMs: WRITE_DEADLINE_MS,
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
    },
    schema: createdSchema,
  });
  const { customerId, tenantId, domain } = toCustomer(body);
  const { userName, password } = body.userCredentials;
  return {
    customerId,
    tenantId,
    domain,
    userName: userName.includes('@') ? userName : `${userName}@${domain}`,
    password,
  };
}

/**
 * Right after creation Partner Center may not know its own customer for up to 90 seconds. A tenant that has nothing to
 * do with us is 404 as well, or 403 with code 20002 (Microsoft Learn: error-codes).
 */
export async function getCustomer(api: Api, customerId: string): Promise<Customer | undefined> {
  try {
    const found = await unlessNotFound(
      api.send({ method: 'GET', path: path`/v1/customers/${customerId}`, auth: 'app', schema: customerSchema }),
    );
    return found && toCustomer(found);
  } catch (error) {
    const isStranger = error instanceof OnboardingError && error.detail.providerCode === '20002';
    if (isStranger && error.detail.httpStatus === 403) return undefined;
    throw error;
  }
}

/** Partner Center compares by "starts with", so names that are only longer are dropped here. */
export async function findCustomersByDomain(api: Api, domain: string): Promise<Customer[]> {
  const wanted = domain.toLowerCase();
  const found = await findCustomers(api, 'Domain', domain);
  return found.filter((customer) => {
    const has = customer.domain.toLowerCase();
    return has === wanted || !has.startsWith(wanted);
  });
}

export function findCustomersByName(api: Api, prefix: string): Promise<Customer[]> {
  return findCustomers(api, 'CompanyName', prefix);
}

async function findCustomers(api: Api, field: 'Domain' | 'CompanyName', value: string): Promise<Customer[]> {
  const filter = JSON.stringify({ Field: field, Value: value, Operator: 'starts_with' });
  const items = await readPages(api, {
    path: '/v1/customers',
    auth: 'app',
    query: { size: '100', filter },
    item: customerSchema,
  });
  return items.map(toCustomer);
}

function toCustomer({ id, companyProfile, relationshipToPartner }: z.infer<typeof customerSchema>): Customer {
  const { tenantId = id, domain, companyName } = companyProfile;
  return {
    customerId: id,
    tenantId,
    domain,
    ...(companyName === undefined ? {} : { companyName }),
    relationshipToPartner: relationshipToPartner.toLowerCase(),
  };
}

/** Microsoft Learn: request-reseller-relationship. */
export async function relationshipLink(api: Api): Promise<string> {
  const body = await api.send({
    method: 'GET',
    path: '/v1/customers/relationshiprequests',
    auth: 'user',
    schema: z.object({ url: z.url() }),
  });
  return body.url;
}

const verificationStatuses = ['Allowed', 'UnderReview', 'NotAllowed', 'NotReady'] as const;

/** `NoRecord`: Microsoft has not begun. `Unknown`: anything that the documents do not name. */
export type VerificationStatus = (typeof verificationStatuses)[number] | 'Unknown' | 'NoRecord';

/** Microsoft Learn: retrieve-validation-status. `Not Ready` is written with a space there. */
export async function verificationStatus(api: Api, customerId: string): Promise<VerificationStatus> {
  const found = await unlessNotFound(
    api.send({
      method: 'GET',
      path: path`/v1/customers/${customerId}/validationStatus`,
      auth: 'user',
      query: { type: 'account' },
      schema: z.object({ status: z.string() }),
    }),
  );
  if (!found) return 'NoRecord';
  const written = found.status.replaceAll(' ', '').toLowerCase();
  return verificationStatuses.find((status) => status.toLowerCase() === written) ?? 'Unknown';
}

import { z } from 'zod';
import { OnboardingError } from '../errors/onboarding-error.ts';
import { type Api, type Ids, path, unlessNotFound } from './api.ts';
import { type CreatedCustomer, createCustomer, type NewCustomer } from './create-customer.ts';
import { readPages } from './pages.ts';

export interface Customer {
  readonly customerId: string;
  readonly tenantId: string;
  readonly domain: string;
  readonly companyName?: string;
  /** `reseller` when we may sell to them; a customer just created shows `none` for a while. */
  readonly relationshipToPartner: string;
  /** Whether the old delegated administration is on. Not in lists. */
  readonly allowDelegatedAccess?: boolean;
  /** The indirect reseller's tenant, for customers of indirect providers. */
  readonly associatedPartnerId?: string;
}

/** What the list can be asked for; `value` is what the field starts with, for the last two a partner's tenant id. */
export interface CustomerFilter {
  readonly field: 'CompanyName' | 'Domain' | 'IndirectReseller' | 'IndirectCloudSolutionProvider';
  readonly value: string;
}

const customerSchema = z.object({
  id: z.string(),
  companyProfile: z.object({
    tenantId: z.string().optional(),
    domain: z.string(),
    companyName: z.string().optional(),
  }),
  relationshipToPartner: z.string().default('unknown'),
  allowDelegatedAccess: z.boolean().optional(),
  associatedPartnerId: z.string().optional(),
});

export interface CustomerOperations {
  /**
   * Makes a tenant. The answer holds the only copy of the administrator's password: put it into the vault at once.
   * Microsoft Learn: create-a-customer, create-a-customer-for-an-indirect-reseller.
   */
  createCustomer(input: NewCustomer, ids: Ids): Promise<CreatedCustomer>;
  /**
   * Undefined when it is not (or, up to 90 seconds after it was made, not yet) our customer: a tenant that has nothing
   * to do with us is 404, or 403 with code 20002 (Microsoft Learn: get-a-customer-by-id, error-codes).
   */
  getCustomer(customerId: string): Promise<Customer | undefined>;
  /** All our customers, or those that the filter names. Microsoft Learn: get-a-list-of-customers. */
  customers(filter?: CustomerFilter): Promise<Customer[]>;
  /** Our customers that have this domain: Partner Center looks by "starts with", so longer names are dropped here. */
  findCustomersByDomain(domain: string): Promise<Customer[]>;
  /** Our customers whose company name starts with `prefix`. */
  findCustomersByName(prefix: string): Promise<Customer[]>;
  /**
   * We are no longer the customer's reseller. Before, its subscriptions have to be suspended and its reservations
   * cancelled. Microsoft Learn: remove-a-reseller-relationship-with-a-customer.
   */
  endRelationship(customerId: string, ids: Ids): Promise<void>;
  /**
   * Deletes the tenant, in the sandbox only. Before, its orders and subscriptions have to be cancelled.
   * Microsoft Learn: delete-a-customer-account-from-the-integration-sandbox.
   */
  deleteCustomer(customerId: string, ids: Ids): Promise<void>;
}

export function customerOperations(api: Api): CustomerOperations {
  async function customers(filter?: CustomerFilter): Promise<Customer[]> {
    const wire = filter && { Field: filter.field, Value: filter.value, Operator: 'starts_with' };
    const items = await readPages(api, {
      path: '/v1/customers',
      operation: 'customers',
      query: { size: '100', ...(wire ? { filter: JSON.stringify(wire) } : {}) },
      item: customerSchema,
    });
    return items.map(toCustomer);
  }

  return {
    createCustomer: (input, ids) => createCustomer(api, input, ids),
    customers,
    async getCustomer(customerId) {
      try {
        const found = await unlessNotFound(
          api.send({
            method: 'GET',
            path: path`/v1/customers/${customerId}`,
            operation: 'getCustomer',
            schema: customerSchema,
          }),
        );
        return found && toCustomer(found);
      } catch (error) {
        const isStranger = error instanceof OnboardingError && error.detail.providerCode === '20002';
        if (isStranger && error.detail.httpStatus === 403) return undefined;
        throw error;
      }
    },
    async findCustomersByDomain(domain) {
      const wanted = domain.toLowerCase();
      const found = await customers({ field: 'Domain', value: domain });
      return found.filter((customer) => {
        const has = customer.domain.toLowerCase();
        return has === wanted || !has.startsWith(wanted);
      });
    },
    findCustomersByName: (prefix) => customers({ field: 'CompanyName', value: prefix }),
    async endRelationship(customerId, ids) {
      await api.ask({
        method: 'PATCH',
        path: path`/v1/customers/${customerId}`,
        operation: 'endRelationship',
        ...ids,
        body: { relationshipToPartner: 'none', attributes: { objectType: 'Customer' } },
      });
    },
    async deleteCustomer(customerId, ids) {
      await api.ask({
        method: 'DELETE',
        path: path`/v1/customers/${customerId}`,
        operation: 'deleteCustomer',
        ...ids,
      });
    },
  };
}

function toCustomer(read: z.infer<typeof customerSchema>): Customer {
  const { id, companyProfile, relationshipToPartner, allowDelegatedAccess, associatedPartnerId } = read;
  const { tenantId = id, domain, companyName } = companyProfile;
  return {
    customerId: id,
    tenantId,
    domain,
    ...(companyName === undefined ? {} : { companyName }),
    relationshipToPartner: relationshipToPartner.toLowerCase(),
    ...(allowDelegatedAccess === undefined ? {} : { allowDelegatedAccess }),
    ...(associatedPartnerId === undefined ? {} : { associatedPartnerId }),
  };
}

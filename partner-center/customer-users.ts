import { z } from 'zod';
import { type Api, type Ids, path } from './api.ts';

export interface NewCustomerUser {
  /** ISO 3166 alpha-2: where the user works; a licence needs it. */
  readonly usageLocation: string;
  /** The sign-in name, e.g. `tania@contoso.onmicrosoft.com`. */
  readonly userPrincipalName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly displayName: string;
  readonly passwordProfile: { readonly password: string; readonly forceChangePassword: boolean };
}

/** The answer repeats the password, which is left there. */
const userSchema = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string().optional(),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  usageLocation: z.string().optional(),
  /** `active` or `inactive`. */
  state: z.string().optional(),
  userDomainType: z.string().optional(),
});
export type CustomerUser = z.infer<typeof userSchema>;

export interface CustomerUserOperations {
  /** Adds a user to the customer's tenant. Needs a GDAP role. Microsoft Learn: create-user-accounts-for-a-customer. */
  createCustomerUser(customerId: string, user: NewCustomerUser, ids: Ids): Promise<CustomerUser>;
}

export function customerUserOperations(api: Api): CustomerUserOperations {
  return {
    createCustomerUser: (customerId, user, ids) =>
      api.send({
        method: 'POST',
        path: path`/v1/customers/${customerId}/users`,
        operation: 'createCustomerUser',
        ...ids,
        body: user,
        schema: userSchema,
      }),
  };
}

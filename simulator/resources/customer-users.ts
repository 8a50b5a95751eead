import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { guidOf, makeGuid } from '../identifiers.ts';
import { pageThrough } from '../page-through.ts';
import { type Answer, empty, fault, json, link } from '../respond.ts';
import type { Customer, User } from '../state.ts';
import { countryOf } from './countries.ts';
import { administeredCustomer } from './customer-directory.ts';
import { globalAdministrator } from './directory-roles.ts';
import { hasDomain } from './domains.ts';
import { findUser, tenantOf } from './find-customer.ts';

/** Who a tenant begins with. The id follows from the tenant's. */
export function firstAdministrator(tenantId: string, userPrincipalName: string, displayName: string): User {
  return {
    id: guidOf(createHash('sha256').update(`first administrator of ${tenantId}`).digest('hex')),
    userPrincipalName,
    firstName: '',
    lastName: '',
    displayName,
    licenses: [],
    directoryRoles: [globalAdministrator],
  };
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
  const isTaken = customer.users.some(({ userPrincipalName }) => userPrincipalName.toLowerCase() === name);
  if (isTaken) throw fault(400, 3000, 'Invalid property. userPrincipalName is taken.');
  const { immutableId, ...kept } = asked;
  const user: User = { ...kept, id: makeGuid(world.state), licenses: [], directoryRoles: [] };
  customer.users.push(user);
  const { links: _, ...body } = withPassword(userBody(customer, user), passwordProfile);
  return json(200, { ...body, ...(immutableId !== undefined && { immutableId }) });
}

/** What tells a password: the answers to its setting, and no other. */
function withPassword<Body extends object>(
  body: Body,
  { password, forceChangePassword }: z.infer<typeof request>['passwordProfile'],
) {
  const passwordProfile = { forceChangePassword, password };
  return { ...body, passwordProfile, lastDirectorySyncTime: null, softDeletionTime: null };
}

const change = request.omit({ userPrincipalName: true, immutableId: true }).partial();

/**
 * `PATCH …/users/{id}` and, for a new password, `…/resetpassword` (Microsoft Learn: update-user-accounts-for-a-customer,
 * reset-user-password-for-a-customer). The password itself is not kept.
 */
export function changeUser(call: Call): Answer {
  const customer = administeredCustomer(call);
  const user = findUser(customer, call.param('userId'));
  const { passwordProfile, ...changed } = readBody(call, change);
  if (changed.usageLocation && !countryOf(changed.usageLocation)) {
    throw fault(400, 3000, 'Invalid property. usageLocation');
  }
  Object.assign(user, changed);
  const body = userBody(customer, user);
  return json(200, passwordProfile ? withPassword(body, passwordProfile) : body);
}

/** `GET …/users` (Microsoft Learn: get-a-list-of-all-user-accounts-for-a-customer). */
export function listUsers(call: Call): Answer {
  const customer = administeredCustomer(call);
  const items = customer.users.map((user) => userBody(customer, user));
  return json(200, pageThrough(call, items, Number(call.query.get('size') ?? 0), `/customers/${customer.id}/users`));
}

/** `GET …/users/{id}` (Microsoft Learn: get-a-user-account-by-id). */
export function getUser(call: Call): Answer {
  const customer = administeredCustomer(call);
  return json(200, userBody(customer, findUser(customer, call.param('userId'))));
}

/** `DELETE …/users/{id}`: 204. That a deleted one could be restored for 30 days is left out. */
export function deleteUser(call: Call): Answer {
  const customer = administeredCustomer(call);
  const gone = findUser(customer, call.param('userId'));
  customer.users = customer.users.filter((user) => user !== gone);
  return empty(204);
}

function userBody({ id: customerId }: Customer, { usageLocation, ...user }: User) {
  const { id, userPrincipalName, firstName, lastName, displayName } = user;
  return {
    ...(usageLocation !== undefined && { usageLocation }),
    id,
    userPrincipalName,
    firstName,
    lastName,
    displayName,
    userDomainType: 'none',
    state: 'active',
    links: { self: link(`/customers/${customerId}/users/${id}`) },
    attributes: { objectType: 'CustomerUser' },
  };
}

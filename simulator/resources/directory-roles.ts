import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { type Answer, collection, empty, fault, json } from '../respond.ts';
import type { User } from '../state.ts';
import { administeredCustomer } from './customer-directory.ts';
import { findUser } from './find-customer.ts';

export const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** Some of the roles of every tenant, by the ids of their templates (Microsoft Entra: built-in roles). */
const roles = [
  { name: 'Global Administrator', id: globalAdministrator },
  { name: 'Billing Administrator', id: 'b0f54661-2d74-4c50-afa3-1ec803f12efe' },
  { name: 'Helpdesk Administrator', id: '729827e3-9c14-49f7-bb1b-9608f156bbb8' },
  { name: 'License Administrator', id: '4d6ac14f-3453-41d0-bef9-a3e0c569773a' },
  { name: 'User Account Administrator', id: 'fe930be7-5e62-47db-91af-98c3a49a38b1' },
] as const;

type Role = (typeof roles)[number];

/** `GET …/directoryroles`: the roles that there are (Microsoft Learn: get-user-roles-for-a-customer, as all of these). */
export function listRoles(call: Call): Answer {
  administeredCustomer(call);
  return json(200, collection(roles.map(roleBody)));
}

/** `GET …/users/{id}/directoryroles`: those that a user has. */
export function listRolesOfUser(call: Call): Answer {
  const { directoryRoles } = findUser(administeredCustomer(call), call.param('userId'));
  return json(200, collection(roles.filter(({ id }) => directoryRoles.includes(id)).map(roleBody)));
}

/** `GET …/directoryroles/{id}/usermembers`. */
export function listMembers(call: Call): Answer {
  const { users } = administeredCustomer(call);
  const role = findRole(call);
  const members = users.filter(({ directoryRoles }) => directoryRoles.includes(role.id));
  return json(200, collection(members.map((user) => memberBody(role, user))));
}

const newMember = z.object({ id: z.string() });

/** `POST …/directoryroles/{id}/usermembers` (Microsoft Learn: set-user-roles-for-a-customer). */
export function addMember(call: Call): Answer {
  const customer = administeredCustomer(call);
  const role = findRole(call);
  const user = findUser(customer, readBody(call, newMember).id);
  user.directoryRoles = [...new Set([...user.directoryRoles, role.id])];
  return json(201, memberBody(role, user));
}

/** `DELETE …/directoryroles/{id}/usermembers/{userId}` (Microsoft Learn: remove-customer-user-from-a-role). */
export function removeMember(call: Call): Answer {
  const user = findUser(administeredCustomer(call), call.param('userId'));
  const role = findRole(call);
  user.directoryRoles = user.directoryRoles.filter((id) => id !== role.id);
  return empty(204);
}

function findRole(call: Call): Role {
  const found = roles.find(({ id }) => id === call.param('roleId').toLowerCase());
  if (!found) throw fault(404, 1000, 'Not found');
  return found;
}

function roleBody({ name, id }: Role) {
  return { name, id, attributes: { objectType: 'DirectoryRole' } };
}

function memberBody({ id: roleId }: Role, { displayName, userPrincipalName, id }: User) {
  return { displayName, userPrincipalName, roleId, id, attributes: { objectType: 'UserMember' } };
}

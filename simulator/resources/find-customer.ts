import { type Call, customerIdOf } from '../call.ts';
import { fault } from '../respond.ts';
import type { Customer, Tenant, User } from '../state.ts';
import type { World } from '../world.ts';

/** The tenant of a customer; every customer has one. */
export function tenantOf({ state }: World, { id }: Customer): Tenant {
  const tenant = state.tenants.find((candidate) => candidate.id === id);
  if (!tenant) throw new Error(`The state holds customer ${id} without its tenant.`);
  return tenant;
}

/**
 * The customer of the path as the read operations see it: 404 while a new one has not spread through the service
 * (first for its tenant, then for its company), and when there is no relationship.
 */
export function readableCustomer(call: Call): Customer {
  const { world } = call;
  const id = customerIdOf(call);
  const customer = world.state.customers.find((candidate) => candidate.id === id);
  if (customer?.relationship !== 'reseller') {
    throw fault(404, 60003, `A customer with the tenant Id '${id}' was not found.`);
  }
  const age = world.now() - customer.joinedAt;
  if (isReadable(world, customer)) return customer;
  if (age < world.timings.customerReadableMs / 2) {
    throw fault(404, 60003, `A customer with the tenant Id '${id}' was not found.`);
  }
  throw fault(404, 60003, `No company was found to be associated with tenant Id: '${id}'.`);
}

/** As {@link readableCustomer}, but a tenant without a relationship gets commerce's own refusal, 403 code 20002. */
export function tradingCustomer(call: Call): Customer {
  const { state } = call.world;
  const id = customerIdOf(call);
  const isKnown = state.tenants.some((tenant) => tenant.id === id);
  const hasRelationship = state.customers.some((one) => one.id === id && one.relationship === 'reseller');
  if (isKnown && !hasRelationship) {
    const { tenantId } = state.partner;
    throw fault(403, 20002, `The partner ID ${tenantId} has no commerce relationship with the customer ID ${id}.`);
  }
  return readableCustomer(call);
}

/** Created customers take a while; those that accepted an invitation exist already. */
export function isReadable(world: World, { joinedBy, joinedAt }: Customer): boolean {
  return joinedBy !== 'creation' || world.now() - joinedAt >= world.timings.customerReadableMs;
}

/** The code for a user that is not there is not documented. */
export function findUser({ users }: Customer, userId: string): User {
  const found = users.find(({ id }) => id === userId.toLowerCase());
  if (!found) throw fault(404, 1000, 'Not found');
  return found;
}

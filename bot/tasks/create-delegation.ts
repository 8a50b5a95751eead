import { createHash } from 'node:crypto';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf } from './customer-of.ts';

/**
 * Invites the customer to grant our people the roles of the settings. Graph knows no request ids, but never has two
 * relationships of one name: the name follows from onboarding and tenant, and is looked for before anything is made.
 */
export async function createDelegation(
  { delegation }: Pick<TaskParts, 'delegation'>,
  { record, ids }: Attempt,
): Promise<TaskResult> {
  const { terms, findAdminRelationship, createAdminRelationship, askForApproval } = delegation;
  // The settings were emptied meanwhile.
  if (terms === null) return { kind: 'done' };
  const { customerId } = customerOf(record);
  const displayName = nameFor(record, customerId);
  const { id, status } =
    (await findAdminRelationship(customerId, displayName)) ??
    (await createAdminRelationship({ displayName, customerId, ...terms }, ids));
  if (status === 'created') await askForApproval(id, ids);
  return { kind: 'delegation-asked', relationshipId: id, customerId };
}

/** The customer reads it; at most 50 characters. Which letters Graph takes is not documented: the plainest. */
function nameFor({ id, accountName }: Onboarding, customerId: string): string {
  const plain = accountName.normalize('NFKD').replace(/[^A-Za-z0-9 -]/g, '');
  const label = plain.slice(0, 24).trim() || 'Onboarding';
  return `${label} ${createHash('sha256').update(`${id} ${customerId}`).digest('hex').slice(0, 24)}`;
}

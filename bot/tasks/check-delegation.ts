import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { seenDelegation } from './seen-delegation.ts';

/** Looks whether the customer has granted the roles, and whether they still are. */
export async function checkDelegation(
  { delegation }: Pick<TaskParts, 'delegation'>,
  { record, nextAt }: Attempt,
): Promise<TaskResult> {
  const seen = await seenDelegation(delegation, record);
  return seen === undefined ? { kind: 'done' } : { kind: 'delegation', status: seen.status, nextAt };
}

import type { TaskResult } from '../../onboarding/commands.ts';
import { outcomeKey } from '../../onboarding/crm.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/**
 * Tells the people of the CRM how the deal stands. The account says so already where an answer was lost, or a process
 * died, and is then left as it is.
 */
export async function tellCrm(
  { accounts, dealTold }: Pick<TaskParts, 'accounts' | 'dealTold'>,
  { record }: Attempt,
): Promise<TaskResult> {
  // The settings were emptied meanwhile.
  if (accounts === null || record.crm === null) return { kind: 'done' };
  const outcome = await accounts.tell(record.crm.accountId, dealTold(record));
  return outcome === 'gone' ? { kind: 'crm-gone' } : { kind: 'crm-told', key: outcomeKey(record) };
}

import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { credentialsName } from './kept-credentials.ts';

/** They have been taken: our copy goes. */
export async function forgetCredentials({ vault }: TaskParts, { record }: Attempt): Promise<TaskResult> {
  await vault.delete(credentialsName(record.id));
  return { kind: 'done' };
}

import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/** What nobody has decided on in time can no longer be done. */
export async function closeRequest({ now }: Pick<TaskParts, 'now'>, { record }: Attempt): Promise<TaskResult> {
  const until = record.change?.until ?? 0;
  return until > now() ? { kind: 'still-waiting', nextAt: until } : { kind: 'request-lapsed' };
}

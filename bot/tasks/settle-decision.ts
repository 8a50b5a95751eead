import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/** What was decided is waited with until it can no longer be undone. */
export async function settleDecision({ now }: Pick<TaskParts, 'now'>, { record }: Attempt): Promise<TaskResult> {
  const until = record.undoable?.until ?? 0;
  return until > now() ? { kind: 'still-waiting', nextAt: until } : { kind: 'decision-stands' };
}

import { asOnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Task } from '../../onboarding/tasks.ts';

/** Of a task that met a paused provider, which is no failure of its own; undefined = it failed by itself. */
export function heldUpResult(
  thrown: unknown,
  { idempotencyKey }: Pick<Task, 'idempotencyKey'>,
): Extract<TaskResult, { kind: 'held-up' }> | undefined {
  const { code, detail } = asOnboardingError(thrown);
  if (code !== 'provider-paused') return undefined;
  return { kind: 'held-up', request: detail.answeredRequest === idempotencyKey ? 'answered' : 'unsent' };
}

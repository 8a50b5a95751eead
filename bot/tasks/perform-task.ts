import { type Providers, providerOf } from '../providers/providers.ts';
import type { TaskParts } from './attempt.ts';
import { pollPause } from './poll-pause.ts';
import type { Perform } from './run-tasks.ts';
import { perform } from './table.ts';

type Outside = Pick<TaskParts, 'mailer' | 'vault' | 'messenger' | 'words' | 'now'>;

/**
 * Carries out what a task says, at the onboarding's own provider.
 * @param parts.pollInterval how long a poll waits at first before it asks again, in ms
 */
export function performTasks(
  parts: Outside & { readonly providers: Providers; readonly pollInterval: number },
): Perform {
  const { providers, pollInterval, ...outside } = parts;
  return async ({ record, task }) => {
    const { patient } = providerOf(providers, record.providerId);
    const at = outside.now();
    const nextAt = at + pollPause(pollInterval, task.kind, record, at);
    const ids = { requestId: task.idempotencyKey, correlationId: task.id };
    return perform({ ...outside, ...patient }, { record, task, ids, nextAt });
  };
}

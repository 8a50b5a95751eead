import type { Limits } from '../limits.ts';
import type { Mailer } from '../mail/mailer.ts';
import { type Providers, providerOf } from '../providers/providers.ts';
import type { TaskParts } from './attempt.ts';
import { pollPause } from './poll-pause.ts';
import type { Perform } from './run-tasks.ts';
import { perform } from './table.ts';

/** Mails go out in the name of a rep, of whom one hour sees only so many; the others wait for the next. */
function countedMailer(mailer: Mailer, limits: Limits, repId: string): Mailer {
  return {
    async send(mail) {
      limits.check('mails', repId);
      await mailer.send(mail);
      limits.count('mails', repId);
    },
  };
}

type Outside = Pick<TaskParts, 'mailer' | 'vault' | 'onboardings' | 'messenger' | 'words' | 'now'>;

/**
 * Carries out what a task says, at the onboarding's own provider.
 * @param parts.pollInterval how long a poll waits at first before it asks again, in ms
 */
export function performTasks(
  parts: Outside & { readonly providers: Providers; readonly limits: Limits; readonly pollInterval: number },
): Perform {
  const { providers, limits, pollInterval, ...outside } = parts;
  return async ({ record, task }) => {
    const { patient } = providerOf(providers, record.providerId);
    const at = outside.now();
    const nextAt = at + pollPause(pollInterval, task.kind, record, at);
    const ids = { requestId: task.idempotencyKey, correlationId: task.id };
    const mailer = countedMailer(outside.mailer, limits, record.requester.id);
    return perform({ ...outside, ...patient, mailer }, { record, task, ids, nextAt });
  };
}

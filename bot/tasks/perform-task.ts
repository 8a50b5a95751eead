import type { Person } from '../../onboarding/person.ts';
import type { Alarms } from '../alarms.ts';
import type { Limits } from '../limits.ts';
import type { Mailer } from '../mail/mailer.ts';
import { type Providers, providerOf } from '../providers/providers.ts';
import type { MailsToAddress } from '../store/mails-to-address.ts';
import type { TaskParts } from './attempt.ts';
import { pollPause } from './poll-pause.ts';
import { createRefusedAccount } from './refused-account.ts';
import type { Perform } from './run-tasks.ts';
import { perform } from './table.ts';

/** What counts mails: for the rep in whose name they go out, and for the address they go to. */
interface MailCounts {
  readonly limits: Limits;
  readonly mailsToAddress: MailsToAddress;
}

/**
 * Answers go to the rep. A mail that is one too many for its rep's hour, or for its address's day, waits until it may leave. One that is there
 * already, for another onboarding, has been sent.
 */
function countedMailer(
  mailer: Mailer,
  { limits, mailsToAddress }: MailCounts,
  { repId, repMail }: { readonly repId: string; readonly repMail: () => Promise<string | undefined> },
): Mailer {
  return {
    async send(mail) {
      limits.check('mails', repId);
      if (!(await mailsToAddress.take(mail))) return;
      const replyTo = await repMail();
      await mailer.send({ ...mail, ...(replyTo !== undefined && { replyTo }) });
      limits.count('mails', repId);
    },
  };
}

type Outside = Pick<
  TaskParts,
  | 'mailer'
  | 'vault'
  | 'signInSecrets'
  | 'onboardings'
  | 'messenger'
  | 'accounts'
  | 'announce'
  | 'dealTold'
  | 'approvalTerms'
  | 'timeZoneOf'
  | 'decidersOf'
  | 'priceTolerancePercent'
  | 'letters'
  | 'words'
  | 'now'
>;

/**
 * Carries out what a task says, at the onboarding's own provider.
 * @param parts.pollInterval how long a poll waits at first before it asks again, in ms
 */
export function performTasks(
  parts: Outside &
    MailCounts & {
      readonly mailAddressOf: (person: Person) => Promise<string | undefined>;
      readonly providers: Providers;
      readonly alarms: Alarms;
      readonly pollInterval: number;
    },
): Perform {
  const { providers, alarms, limits, mailsToAddress, mailAddressOf, pollInterval, ...outside } = parts;
  const refused = createRefusedAccount({ alarms, now: outside.now });
  return async (claimed) => {
    const { record, task } = claimed;
    const { patient, name } = providerOf(providers, record.providerId);
    const at = outside.now();
    const nextAt = at + pollPause(pollInterval, task.kind, record, at);
    const ids = { requestId: task.idempotencyKey, correlationId: task.id };
    const requesterMail = () => mailAddressOf(record.requester);
    const rep = { repId: record.requester.id, repMail: requesterMail };
    const mailer = countedMailer(outside.mailer, { limits, mailsToAddress }, rep);
    const attempt = () => perform({ ...outside, ...patient, mailer, requesterMail }, { record, task, ids, nextAt });
    return refused.watch(claimed, name, attempt);
  };
}

import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { saying } from '../../words/saying.ts';
import { invitationMail } from '../mail/invitation-mail.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { messageIdOf } from './mail-customer.ts';

/** Mails the customer the link that makes us its reseller. */
export async function sendInvitation(
  { directory, mailer }: Pick<TaskParts, 'directory' | 'mailer'>,
  { record, task }: Attempt,
): Promise<TaskResult> {
  const mail = record.invitation?.mail;
  if (!mail) throw new OnboardingError('unexpected', { says: saying('errors.tasks.no-invitation') });
  const link = await directory.relationshipLink();
  await mailer.send(invitationMail({ ...mail, link, messageId: messageIdOf(record, task) }));
  return { kind: 'invitation-sent' };
}

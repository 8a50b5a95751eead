import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { invitationMail } from '../mail/invitation-mail.ts';
import type { Attempt, TaskParts } from './perform-task.ts';

/** Mails the customer the link that makes us its reseller. */
export async function sendInvitation(
  { partnerCenter, mailer }: TaskParts,
  { record, task }: Attempt,
): Promise<TaskResult> {
  const mail = record.invitation?.mail;
  if (!mail) throw new OnboardingError('unexpected', { userMessage: 'There is no invitation to send.' });
  const link = await partnerCenter.relationshipLink();
  await mailer.send(invitationMail({ ...mail, link, messageId: messageIdOf(task.id) }));
  return { kind: 'invitation-sent' };
}

/** The same for every attempt, so that a mail sent twice is seen to be one. */
export function messageIdOf(taskId: string): string {
  return `${taskId}@csp-onboarding`;
}

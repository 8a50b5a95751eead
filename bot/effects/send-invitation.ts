import { OnboardingError } from '../errors.ts';
import { invitationMail } from '../mail/invitation-mail.ts';
import type { Report } from '../onboarding/events.ts';
import type { EffectParts, Task } from './perform-effect.ts';

/** Mails the customer the link that makes us its reseller. */
export async function sendInvitation(
  { partnerCenter, mailer }: EffectParts,
  { record, effect }: Task,
): Promise<Report> {
  const mail = record.invitation?.mail;
  if (!mail) throw new OnboardingError('unexpected', { userMessage: 'There is no invitation to send.' });
  const link = await partnerCenter.relationshipLink();
  await mailer.send(invitationMail({ ...mail, link, messageId: messageIdOf(effect.id) }));
  return { kind: 'invitation-sent' };
}

/** The same for every attempt, so that a mail sent twice is seen to be one. */
export function messageIdOf(effectId: string): string {
  return `${effectId}@csp-onboarding`;
}

import type { Onboarding } from './onboarding.ts';
import { notPossible, type Refusal } from './refusal.ts';
import { isContact, mayLeaveAt, mostMailsADay, sentWithinDay } from './sent-mails.ts';
import { type Invitation, invitationMailOf } from './steps/invitation.ts';
import { lockReason } from './steps.ts';

/**
 * The invitation as it is kept, or why its mail may not leave. A mail that has left stays sent: editing the market,
 * starting over, or going back to an earlier text does not send it again.
 */
export function decideMail(record: Onboarding, invitation: Invitation, at: number): Invitation | Refusal {
  const { mail } = invitation;
  if (mail === null) return invitation;
  const before = record.invitation?.mail;
  const [is, was] = [invitationMailOf(mail), before && invitationMailOf(before)];
  if (before && before.sentAt !== null && was?.to === is.to && was.content === is.content) {
    return { ...invitation, mail: before };
  }
  const sentAt = sentWithinDay(record, is, at);
  if (sentAt !== undefined) return { ...invitation, mail: { ...mail, sentAt } };
  if (!isContact(record.account, is.to)) return notPossible('no-contact', { email: is.to });
  if (mayLeaveAt(record, is, at) > at) return notPossible('too-many-mails', { most: mostMailsADay });
  return invitation;
}

/** Who no longer is a contact is not written to: somebody else is asked for. */
export function withoutStrangers(record: Onboarding): Onboarding {
  const { account, invitation, agreement } = record;
  const mail = invitation?.mail;
  const isUninvited = mail && mail.sentAt === null && !isContact(account, mail.recipient.email);
  const isUnasked =
    agreement?.how.kind === 'ask-customer' &&
    !isContact(account, agreement.signatory.email) &&
    lockReason(record, 'agreement') === undefined;
  return {
    ...record,
    invitation: isUninvited ? null : invitation,
    agreement: isUnasked ? null : agreement,
  };
}

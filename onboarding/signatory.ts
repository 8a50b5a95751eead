import type { Onboarding } from './onboarding.ts';
import { isContact, type MailIdentity } from './sent-mails.ts';
import type { Signatory } from './steps/agreement.ts';

/**
 * Who is asked to accept the agreement for the customer: the signatory, or whoever we wrote to, as long as they are a
 * contact of the account; else the first of these. Undefined as long as nobody is known there.
 */
export function signatoryOf({ registration, agreement, invitation, account }: Onboarding): Signatory | undefined {
  if (registration?.answer === 'yes' && isContact(account, agreement?.signatory.email)) return agreement?.signatory;
  const recipient = registration?.answer === 'yes' ? undefined : invitation?.mail?.recipient;
  // As they are called by now, whatever the mail called them that has left.
  return account?.contacts.find(({ email }) => email === recipient?.email) ?? account?.contacts[account.primary];
}

/** Whether mails go to the customer: where the rep has written to them, or the deal is approved. */
export function mayWriteToCustomer({ stage, invitation }: Onboarding): boolean {
  const isApproved = stage.kind === 'provisioning' || stage.kind === 'completed';
  return isApproved || (invitation !== null && invitation.mail !== null);
}

/** By what the mail that asks them is known again. */
export function agreementMailOf(record: Onboarding): MailIdentity {
  const content = [record.customer?.domain, record.agreement?.template.id].join(' ');
  return { kind: 'agreement', to: signatoryOf(record)?.email ?? '', content };
}

import type { Onboarding } from './onboarding.ts';
import { type Account, type Contact, fullName } from './steps/account.ts';
import type { Invitation } from './steps/invitation.ts';
import { lockReason } from './steps.ts';

/**
 * How a contact is called now is how they are called wherever they were called as before: as who signs, and in a mail that
 * has not left.
 */
export function withCorrectedNames(record: Onboarding, before: Account | null): Onboarding {
  const { agreement, invitation } = record;
  const isFree = (part: 'agreement' | 'invitation') => lockReason(record, part) === undefined;
  const called = <P extends Contact>(person: P): P => calledNow(person, before, record.account);
  return {
    ...record,
    ...(agreement !== null &&
      isFree('agreement') && { agreement: { ...agreement, signatory: called(agreement.signatory) } }),
    ...(invitation !== null && isFree('invitation') && { invitation: written(invitation, called) }),
  };
}

function calledNow<P extends Contact>(person: P, before: Account | null, after: Account | null): P {
  const isThem = ({ email }: Contact) => email === person.email;
  const isCalledSo = (contact: Contact) => isThem(contact) && fullName(contact) === fullName(person);
  const now = after?.contacts.filter(isThem) ?? [];
  const [first] = now;
  if (first === undefined || now.some(isCalledSo) || !before?.contacts.some(isCalledSo)) return person;
  return { ...person, firstName: first.firstName, lastName: first.lastName };
}

function written(invitation: Invitation, called: (person: Contact) => Contact): Invitation {
  const { mail } = invitation;
  if (mail === null || mail.sentAt !== null) return invitation;
  const recipient = called(mail.recipient);
  const text = mail.text.replaceAll(fullName(mail.recipient), () => fullName(recipient));
  return { ...invitation, mail: { ...mail, recipient, text } };
}

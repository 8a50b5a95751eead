import { erased } from './chain.ts';
import type { Onboarding } from './onboarding.ts';
import { mapPersonal, type Personal } from './personal.ts';
import type { Contact } from './steps/account.ts';
import { TimelineEntry } from './timeline.ts';

/**
 * What a record knows of people at the customer: names, addresses, phone numbers, and the mail that was written to them.
 * What the deal was (the company, the contract, the order, what happened when and by whom of ours) is no part of it.
 */

/** Stands where a person stood. */
const nobody: Contact = { firstName: '', lastName: '–', email: '', phone: '' };

/**
 * The record without what it knows of a person, in its timeline too.
 * @param whose by e-mail address, lower case; null = everybody's
 * @returns the same record when it knows nothing of them
 */
export function withoutPersonalData(record: Onboarding, whose: string | null): Onboarding {
  const isMeant = (email: string) => email !== '' && (whose === null || email === whose);
  const without = <Somebody extends Contact>(contact: Somebody) => (isMeant(contact.email) ? nobody : contact);
  const { proposed, account, invitation, company, agreement, contract, credentials, signInLink } = record;
  const mail = invitation?.mail;
  const after: Onboarding = {
    ...record,
    proposed: proposed && { ...proposed, contacts: proposed.contacts.filter(({ email }) => !isMeant(email)) },
    account: account && {
      ...account,
      contacts: [without(account.contacts[0]), ...account.contacts.slice(1).map(without)],
    },
    invitation:
      mail && isMeant(mail.recipient.email)
        ? { ...invitation, mail: { ...mail, recipient: nobody, subject: '', text: '' } }
        : invitation,
    company: company && {
      ...company,
      contact: without(company.contact),
      phone: isMeant(company.contact.email) ? '' : company.phone,
    },
    agreement: agreement && { ...agreement, signatory: without(agreement.signatory) },
    contract: contract && {
      ...contract,
      invoiceRecipients: contract.invoiceRecipients.filter((email) => !isMeant(email)),
    },
    credentials:
      credentials.kind === 'opened' && isMeant(credentials.by.email)
        ? { ...credentials, by: { name: nobody.lastName, email: '' } }
        : credentials,
    signInLink: signInLink && isMeant(signInLink.to) ? null : signInLink,
    sentMails: record.sentMails.filter(({ to }) => !isMeant(to)),
    chase: record.chase.again && isMeant(record.chase.again.to) ? { ...record.chase, again: null } : record.chase,
    timeline: record.timeline.map((entry) => withoutTexts(entry, whose)),
  };
  if (JSON.stringify(after) === JSON.stringify(record)) return record;
  return { ...after, crm: after.crm && { ...after.crm, contactId: null } };
}

function withoutTexts(entry: TimelineEntry, whose: string | null): TimelineEntry {
  const isMeant = (found: Personal) =>
    'text' in found && (whose === null || found.text.toLowerCase().split(', ').includes(whose));
  return TimelineEntry.parse(mapPersonal(entry, (found) => (isMeant(found) ? erased(found) : found)));
}

/** Whether it knows anybody at the customer. */
export function hasPersonalData({ proposed, account, agreement, contract }: Onboarding): boolean {
  const known = [
    ...(proposed?.contacts ?? []),
    ...(account?.contacts ?? []),
    ...(agreement === null ? [] : [agreement.signatory]),
  ];
  return known.some(({ email }) => email !== '') || (contract?.invoiceRecipients ?? []).length > 0;
}

import { commitmentOf } from '../../onboarding/commitment.ts';
import { countryName } from '../../onboarding/countries.ts';
import { formatMoney } from '../../onboarding/money.ts';
import type { Onboarding, Part } from '../../onboarding/onboarding.ts';
import { type Account, fullName, primaryContact } from '../../onboarding/steps/account.ts';
import type { AgreementTerms } from '../../onboarding/steps/agreement.ts';
import { type Address, type CompanyDetails, tenantDomain } from '../../onboarding/steps/company.ts';
import type { Contract } from '../../onboarding/steps/contract.ts';
import type { Invitation, Registration } from '../../onboarding/steps/registration.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { calendarDayWords, dayWords, sinceWords } from '../time-words.ts';
import { addressSettledWords, frequencyWords, paymentTermWords, segmentWords } from '../words.ts';

/** What a finished part says, in a line or two. */
export function partSummary(record: Onboarding, part: Part): string {
  switch (part) {
    case 'account':
      return record.account === null ? '' : accountSummary(record.account);
    case 'registration':
      return record.registration === null ? '' : registrationSummary(record.registration);
    case 'invitation':
      return record.invitation === null ? '' : invitationSummary(record.invitation);
    case 'company':
      return record.company === null ? '' : companySummary(record.company);
    case 'agreement':
      return record.agreement === null ? '' : agreementSummary(record.agreement);
    case 'contract':
      return record.contract === null ? '' : contractSummary(record.contract);
    case 'subscriptions':
      return linesSummary(record.lines, record.contract);
  }
}

/** What happened to a part since; '' when there is nothing to tell. */
export function partNote(record: Onboarding, part: Part, now: number): string {
  switch (part) {
    case 'invitation': {
      const mail = record.invitation?.mail;
      if (!mail) return '';
      if (record.customer !== null) return `Accepted on ${dayWords(record.customer.since)}`;
      return mail.sentAt === null
        ? 'The mail is on its way'
        : `Not accepted yet, mailed ${sinceWords(mail.sentAt, now)}`;
    }
    case 'company':
      return record.company === null ? '' : `Address: ${addressSettledWords(record.company)}`;
    case 'registration':
      return record.registration === null ? '' : findingNote(record.registration);
    case 'contract':
      return record.contract === null ? '' : contractNote(record.contract);
    default:
      return '';
  }
}

function accountSummary(account: Account): string {
  const contact = primaryContact(account);
  const others = account.contacts.length - 1;
  const more = others === 0 ? '' : `${others} more contact${others === 1 ? '' : 's'}`;
  return joined([fullName(contact), contact.email, more]);
}

function registrationSummary({ answer }: Registration): string {
  return answer === 'yes' ? 'Yes, we create a new Microsoft tenant' : 'No, the customer has a Microsoft tenant';
}

function findingNote({ finding }: Registration): string {
  switch (finding.kind) {
    case 'tenant':
      return `Tenant found for ${finding.domain}`;
    case 'our-customer':
      return `${finding.companyName} already is our customer (${finding.domain})`;
    case 'no-tenant':
      return `No tenant found for ${finding.domain}`;
    case 'no-domain':
      return 'Not checked, because no web or mail domain is known';
    case 'being-onboarded':
      return `${finding.by} is onboarding ${finding.domain} too`;
    case 'unknown':
      return `Not checked: ${finding.why}`;
  }
}

function invitationSummary({ mail, country, segment }: Invitation): string {
  const recipient =
    mail === null ? 'Already our customer' : `Mail to ${fullName(mail.recipient)} (${mail.recipient.email})`;
  return joined([recipient, countryName(country), segmentWords[segment]]);
}

function companySummary(company: CompanyDetails): string {
  return joined([company.legalName, addressLine(company.address), tenantDomain(company)]);
}

/** An address on one line, the country in words. */
export function addressLine(address: Address): string {
  const { addressLine1, addressLine2, city, state, postalCode, country } = address;
  const place = [state, postalCode].filter((text) => text !== '').join(' ');
  return [addressLine1, addressLine2, city, place, countryName(country)].filter((text) => text !== '').join(', ');
}

function agreementSummary({ template, signatory, how }: AgreementTerms): string {
  const signing =
    how.kind === 'already-signed'
      ? `signed by ${fullName(signatory)} on ${calendarDayWords(how.signedOn)}`
      : `${fullName(signatory)} gets the link by mail`;
  return joined([template.name, signing]);
}

function contractSummary(contract: Contract): string {
  const discount = contract.discountPercent === 0 ? '' : `${contract.discountPercent}% discount`;
  return joined([
    contract.name,
    `billed ${frequencyWords[contract.frequency].toLowerCase()}`,
    paymentTermWords[contract.paymentTerms],
    discount,
  ]);
}

function contractNote({ startDate, termMonths, autoRenew }: Contract): string {
  return `From ${calendarDayWords(startDate)} for ${termMonths} months, then it ${autoRenew ? 'renews' : 'ends'}`;
}

function linesSummary(lines: readonly SubscriptionLine[], contract: Contract | null): string {
  const named = lines.map(({ quantity, product }) => `${quantity} × ${product.title}`);
  const shown = named.length > 3 ? [...named.slice(0, 2), `${named.length - 2} more`] : named;
  const { total, currency } = commitmentOf(lines, contract?.discountPercent ?? 0, contract?.currency ?? 'USD');
  return joined([...shown, `${formatMoney(total, currency)} in total`]);
}

function joined(pieces: readonly string[]): string {
  return pieces.filter((piece) => piece !== '').join(' · ');
}

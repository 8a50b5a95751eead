import type { Change } from './commands.ts';
import { withCorrectedNames } from './corrected-names.ts';
import { repriced } from './cost-moves.ts';
import { crmUnderName } from './crm.ts';
import { withoutBrought } from './crm-brought.ts';
import { withoutStrangersLink } from './decide-hand-over.ts';
import { decideMail, withoutStrangers } from './decide-mail.ts';
import { nothingKnownOfAgreement } from './facts.ts';
import type { Onboarding } from './onboarding.ts';
import { isAsProposed } from './proposals.ts';
import { withPasted } from './proposed.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import type { Account } from './steps/account.ts';
import { agreementFor } from './steps/agreement.ts';
import { type AddressCheck, addressRule, type CompanyDetails, respelled, type TypedCompany } from './steps/company.ts';
import { contractName } from './steps/contract.ts';
import type { Invitation } from './steps/invitation.ts';
import { wasOurCustomer } from './steps/locks.ts';
import { contradicts, settledAnswer } from './steps/registration.ts';
import {
  hangingOn,
  hasBaseProduct,
  maxLines,
  type ProductChoice,
  productKey,
  type SubscriptionLine,
  subscriptionsStep,
} from './steps/subscriptions.ts';
import { lockReason, marketOf, partsOf } from './steps.ts';

/** What fills in a part of the form. */
export type Filling = Exclude<
  Change,
  {
    kind:
      | ('edit' | 'submit' | 'approve' | 'reject' | 'confirm-tenant' | 'refuse-tenant')
      | ('ask-rep' | 'answer-approver' | 'pass-on' | 'undo')
      | ('retry' | 'view-credentials' | 'take-credentials' | 'start-over' | 'leave-out' | 'cancel' | 'reassign')
      | ('hand-over' | 'take-account' | 'send-again' | 'stop-reminders' | 'remind-again')
      | ('ask-change' | 'withdraw-change' | 'approve-change' | 'reject-change');
  }
>;

/** The record with a part filled in. What rests on an answer that has changed is asked for again. */
export function fillIn(record: Onboarding, change: Filling, at: number): Onboarding | Refusal {
  switch (change.kind) {
    case 'save-account': {
      const { account, accountName = record.accountName } = change;
      const contract = contractOf(record, account, accountName);
      const agreement = agreementOf(record, account);
      const asked = withoutBrought(askedAgain(record, account.domain), accountName, account.domain);
      // Whom the form no longer has is no longer known.
      const proposed = asked.proposed && { ...asked.proposed, contacts: [], website: '' };
      const crm = crmUnderName(record, accountName);
      const filledIn = { ...asked, accountName, account, agreement, contract, proposed, crm, editing: null };
      const linked = withoutStrangersLink(withoutStrangers(filledIn), at);
      const saved = withCorrectedNames(linked, record.account);
      return isContactOutdated(saved) ? { ...saved, editing: 'company' } : saved;
    }
    case 'take-pasted':
      return { ...record, proposed: withPasted(change.pasted, record.proposed) };
    case 'choose-provider':
      return withProvider(record, change.providerId);
    case 'answer-registration': {
      const settled = !contradicts(change.answer, change.finding);
      const registration = { answer: change.answer, finding: change.finding, settled };
      const account = record.account && { ...record.account, domain: change.domain ?? record.account.domain };
      const provided = withProvider(record, change.providerId);
      const answered = settleRegistration(provided, { account, registration, editing: null });
      const { invitation } = change;
      return invitation === undefined || settledAnswer(answered) !== 'no'
        ? answered
        : withInvitation(answered, invitation, at);
    }
    case 'settle-registration': {
      if (record.registration === null) return notPossible('not-answered-yet');
      const registration = { ...record.registration, answer: change.answer, settled: true };
      return settleRegistration(record, { registration });
    }
    case 'save-invitation':
      return withInvitation(record, change.invitation, at);
    case 'save-company':
      return inMarket(record, { ...record, company: checked(change.company, change.check), editing: null });
    case 'use-suggestion':
      return useSuggestion(record, change.index);
    case 'keep-address':
      return keepAddress(record, change.reason);
    case 'save-part': {
      const locked = lockReason(record, change.part);
      const asProposed = record.asProposed.filter((part) => part !== change.part);
      return locked === undefined ? { ...record, ...change.filled, asProposed, editing: null } : tooLate(locked);
    }
    case 'choose-product':
      return { ...record, choosing: change.product, changing: null, linesFinished: false };
    case 'drop-product':
      return { ...record, choosing: null, changing: null };
    case 'add-line':
      return addLine(record, change.line, change.isLast === true);
    case 'edit-line':
      return isLineOf(record, change.index, change.product)
        ? { ...record, choosing: change.product, changing: change.index, linesFinished: false }
        : notPossible('line-gone');
    case 'remove-line':
      return removeLine(record, change.index);
    case 'restore-lines':
      return restoreLines(record);
    case 'finish-lines':
      return record.lines.length === 0 ? notPossible('no-lines') : withLines(record, record.lines, true);
    case 'renew-prices':
      return { ...record, lines: repriced(record.lines, change.prices, at) };
  }
}

function withInvitation(record: Onboarding, typed: Invitation, at: number): Onboarding | Refusal {
  const locked = lockReason(record, 'invitation');
  if (locked !== undefined) return tooLate(locked);
  const invitation = decideMail(record, typed, at);
  return 'reason' in invitation ? invitation : inMarket(record, { ...record, invitation, editing: null });
}

/** Whom the tenant is made with, and how they are reached, is taken from the contacts as they were: that is looked at again. */
function isContactOutdated(record: Onboarding): boolean {
  const { account, company } = record;
  if (company === null || !partsOf(record).includes('company') || lockReason(record, 'company')) return false;
  const { firstName, lastName, email, phone } = company.contact;
  return !account?.contacts.some(
    (one) => one.email === email && one.phone === phone && one.firstName === firstName && one.lastName === lastName,
  );
}

/** Its name follows the customer's, where it is the one that the convention gives. */
function contractOf(record: Onboarding, account: Account, accountName: string): Onboarding['contract'] {
  const { contract } = record;
  if (contract === null) return null;
  const isConventional = contract.name === contractName(record.accountName, contract.frequency);
  const name = isConventional ? contractName(accountName, contract.frequency) : contract.name;
  return { ...contract, name, billingContact: billingContactIn(record, account) };
}

/** Where nobody has said who signs, whoever is the primary contact does. */
function agreementOf(record: Onboarding, account: Account): Onboarding['agreement'] {
  const { agreement } = record;
  const follows = isAsProposed(record, 'agreement') && lockReason(record, 'agreement') === undefined;
  return agreement !== null && follows ? agreementFor(agreement.template, account) : agreement;
}

/** Whom the invoices go to stays who they were, wherever they now stand among the contacts. */
function billingContactIn({ contract, account }: Onboarding, after: Account): number {
  const before = account?.contacts[contract?.billingContact ?? 0]?.email;
  const place = after.contacts.findIndex(({ email }) => email === before);
  return place === -1 ? after.primary : place;
}

/** Another provider knows other customers and sells from another catalog: both are asked for again. */
function withProvider(record: Onboarding, providerId: string): Onboarding {
  if (providerId === record.providerId) return record;
  const asked = { ...withoutOurCustomer(record), registration: null };
  return { ...asked, providerId, ...subscriptionsStep.nothing };
}

/** The answer was checked by the account's domain: with another domain it is asked, and checked, again. */
function askedAgain(record: Onboarding, domain: string | null): Onboarding {
  const isSame = record.account === null || record.account.domain === domain;
  return isSame || lockReason(record, 'registration') !== undefined
    ? record
    : { ...withoutOurCustomer(record), registration: null };
}

/** A tenant that already is our customer needs no invitation: its relationship is there. */
function settleRegistration(
  before: Onboarding,
  change: Partial<Pick<Onboarding, 'account' | 'registration' | 'editing'>>,
): Onboarding {
  const record = inMarket(before, { ...withoutOurCustomer(before), ...change });
  const { registration } = record;
  if (registration?.settled !== true || registration.answer !== 'no' || registration.finding.kind !== 'our-customer')
    return record;
  const { tenantId, domain } = registration.finding;
  return {
    ...record,
    customer: { customerId: tenantId, domain, since: record.createdAt, confirmedBy: null },
  };
}

/** With the old answer goes what was known of the customer it connected: the next one is another. */
function withoutOurCustomer(record: Onboarding): Onboarding {
  if (!wasOurCustomer(record)) return record;
  return {
    ...record,
    customer: null,
    invitation: null,
    verification: null,
    agreementFacts: nothingKnownOfAgreement,
    delegation: null,
  };
}

/** What was chosen from one country's catalog cannot be ordered in another's. It stays until the other is known. */
function inMarket(before: Onboarding, after: Onboarding): Onboarding {
  const [was, is] = [marketOf(before), marketOf(after)];
  if (is === undefined || (was?.country === is.country && was.segment === is.segment)) return after;
  return {
    ...after,
    ...subscriptionsStep.nothing,
    contract: was?.country === is.country ? after.contract : null,
  };
}

/** What the postal service only writes otherwise is taken over as it writes it. */
function checked(typed: TypedCompany, check: AddressCheck): CompanyDetails {
  if (addressRule(check, typed.address) === 'settled') return { ...typed, check, settled: 'verified', reason: '' };
  const address = respelled(check, typed.address);
  return address === undefined
    ? { ...typed, check, settled: null, reason: '' }
    : { ...typed, address, check, settled: 'same-place', reason: '' };
}

function useSuggestion(record: Onboarding, index: number): Onboarding | Refusal {
  const suggestion = record.company?.check.suggestions[index];
  if (record.company === null || suggestion === undefined) return notPossible('suggestion-gone');
  const { company } = record;
  const address = {
    ...company.address,
    ...suggestion,
    addressLine2: suggestion.addressLine2 || company.address.addressLine2,
  };
  return { ...record, company: { ...company, address, settled: 'suggestion', reason: '' }, editing: null };
}

function keepAddress(record: Onboarding, reason: string): Onboarding | Refusal {
  const { company } = record;
  if (company === null) return notPossible('no-address');
  switch (addressRule(company.check, company.address)) {
    case 'settled':
    case 'keep-freely':
      return { ...record, company: { ...company, settled: 'verified', reason: '' }, editing: null };
    case 'keep-with-reason':
      if (reason === '') return notPossible('say-why-right');
      return { ...record, company: { ...company, settled: 'kept', reason }, editing: null };
    case 'must-change':
      return notPossible('address-not-taken');
  }
}

function addLine(record: Onboarding, line: SubscriptionLine, isLast: boolean): Onboarding | Refusal {
  const { lines, changing } = record;
  if (changing !== null) {
    return isLineOf(record, changing, line.product)
      ? withLines(record, lines.with(changing, line), isLast)
      : notPossible('line-gone');
  }
  if (lines.length >= maxLines) return notPossible('too-many-lines', { most: maxLines });
  if (!hasBaseProduct(line.product, lines)) return notPossible('add-on-first', { product: line.product.title });
  return withLines(record, [...lines, line], isLast);
}

function isLineOf({ lines }: Onboarding, index: number, product: ProductChoice): boolean {
  const line = lines[index];
  return line !== undefined && productKey(line.product) === productKey(product);
}

/** @param areAll the rep has said that these are */
function withLines(record: Onboarding, lines: SubscriptionLine[], areAll: boolean): Onboarding {
  const editing = areAll ? null : record.editing;
  return { ...record, lines, linesFinished: areAll, choosing: null, changing: null, removed: [], editing };
}

/** Removing a base product takes the add-ons along that hang on it. */
function removeLine(record: Onboarding, index: number): Onboarding {
  const { lines } = record;
  const gone = [index, ...hangingOn(lines, index).map((one) => one.index)];
  const removed = lines.map((line, place) => ({ index: place, line })).filter((one) => gone.includes(one.index));
  const left = lines.filter((_, place) => !gone.includes(place));
  return { ...withLines(record, left, false), removed };
}

function restoreLines(record: Onboarding): Onboarding | Refusal {
  const { lines, removed } = record;
  if (removed.length === 0) return notPossible('line-gone');
  return withLines(
    record,
    removed.reduce((all, { index, line }) => all.toSpliced(index, 0, line), lines),
    false,
  );
}

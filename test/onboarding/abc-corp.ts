import { oneRule } from '../../onboarding/approval-policy.ts';
import type { Change } from '../../onboarding/commands.ts';
import { type Onboarding, startOnboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import type { Account, Contact } from '../../onboarding/steps/account.ts';
import type { AgreementTerms } from '../../onboarding/steps/agreement.ts';
import type { Address, AddressCheck, TypedCompany } from '../../onboarding/steps/company.ts';
import { type Contract, defaultContract } from '../../onboarding/steps/contract.ts';
import type { Invitation } from '../../onboarding/steps/invitation.ts';
import type { Promotion } from '../../onboarding/steps/offers.ts';
import type { Answer, Finding } from '../../onboarding/steps/registration.ts';
import type { Plan, ProductChoice, SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import type { Part } from '../../onboarding/steps.ts';

// One customer, ABC Corp, with everything a rep would enter for it.

const tenantId = 'partner-tenant';
export const rep: Person = { id: 'rep', tenantId, name: 'Ada Rep' };
export const otherRep: Person = { id: 'other-rep', tenantId, name: 'Olga Other' };
export const manager: Person = { id: 'manager', tenantId, name: 'Max Manager' };
export const secondManager: Person = { id: 'second-manager', tenantId, name: 'Mia Manager' };
export const approverIds = [manager.id, secondManager.id];

export const startedAt = Date.UTC(2026, 10, 2, 9);

export function started(): Onboarding {
  return startOnboarding({
    id: 'abc',
    accountName: 'ABC Corp',
    requester: rep,
    conversationId: 'chat-of-rep',
    providerId: 'microsoft',
    at: startedAt,
  });
}

export const rushmore: Contact = {
  firstName: 'Ron',
  lastName: 'Rushmore',
  email: 'ron@abccorp.com',
  phone: '+1 425 555 0100',
};
export const account: Account = { contacts: [rushmore], primary: 0, domain: 'abccorp.com' };

export const noTenant: Finding = { kind: 'no-tenant', domain: 'abccorp.com' };
export const tenant: Finding = { kind: 'tenant', domain: 'abccorp.com', tenantId: 'abc-tenant' };
export const ourCustomer: Finding = {
  kind: 'our-customer',
  domain: 'abccorp.onmicrosoft.com',
  tenantId: 'abc-tenant',
  companyName: 'ABC Corp',
};

export const invitation: Invitation = {
  mail: { recipient: rushmore, subject: 'Your reseller', text: 'Please accept: [link]', sentAt: null },
  country: 'US',
  segment: 'commercial',
};

export const address: Address = {
  addressLine1: '1 Microsoft Way',
  addressLine2: '',
  city: 'Redmond',
  state: 'WA',
  postalCode: '98052',
  country: 'US',
};
export const suggestion: Address = { ...address, postalCode: '98052-8300' };
export const company: TypedCompany = {
  legalName: 'ABC Corporation',
  domainPrefix: 'abccorp',
  address,
  culture: 'en-US',
  registrationNumber: '',
  segment: 'commercial',
  contact: rushmore,
  phone: '425 555 0100',
};
export const verifiedAddress: AddressCheck = { status: 'VerifiedShippable', suggestions: [], message: '' };
export const correctedAddress: AddressCheck = {
  status: 'InteractionRequired',
  suggestions: [suggestion],
  message: 'Check the postal code.',
};

const customerAgreement = {
  id: 'mca',
  name: 'Microsoft Customer Agreement',
  version: '2024',
  link: 'https://aka.ms/customeragreement',
  publisher: 'microsoft',
} as const;
const { firstName, lastName, email, phone } = rushmore;
const signatory = { firstName, lastName, email, phone };
export const signedAgreement: AgreementTerms = {
  template: customerAgreement,
  signatory,
  how: { kind: 'already-signed', signedOn: '2026-10-30' },
};
export const agreementToAsk: AgreementTerms = { template: customerAgreement, signatory, how: { kind: 'ask-customer' } };

export const contract: Contract = defaultContract('ABC Corp', { currency: 'USD', discountPercent: 0 }, 0);

export const yearlyPlan: Plan = {
  term: 'P1Y',
  billing: 'monthly',
  currency: 'USD',
  cost: 1000,
  suggested: 1250,
  announced: null,
};
export const businessBasic: ProductChoice = {
  productId: 'CFQ7TTC0LH18',
  skuId: '0001',
  title: 'Microsoft 365 Business Basic',
  minimumQuantity: 1,
  maximumQuantity: 300,
  isTrial: false,
  isAddOn: false,
  prerequisites: [],
  plans: [yearlyPlan],
  promotions: [],
  endDates: [],
  extendedTerm: { currency: 'USD', cost: 1230, suggested: 1538, isEstimate: false },
};
export const teamsPhone: ProductChoice = {
  ...businessBasic,
  productId: 'CFQ7TTC0LH0S',
  title: 'Microsoft Teams Phone Standard',
  isAddOn: true,
  prerequisites: ['CFQ7TTC0LH18:0001'],
};

/** Ten percent off the usual plan. */
export const promotion: Promotion = {
  id: 'P:1',
  name: 'Ten off',
  plan: 'P1Y/monthly',
  percent: 10,
  until: '2026-12-31',
  seats: { least: 10, most: 20 },
  isAutomatic: false,
  isConfirmed: true,
};

/** Ten seats at $12.50 a month for a year: $1,500. */
export function line(product = businessBasic, more: Partial<SubscriptionLine> = {}): SubscriptionLine {
  return {
    product,
    plan: yearlyPlan,
    quantity: 10,
    endOfTerm: 'renew',
    sellingPrice: 1250,
    promotion: null,
    customTermEndDate: null,
    ...more,
  };
}

// What the rep then does with it.

export function answer(given: Answer, finding: Finding): Change {
  return { kind: 'answer-registration', providerId: 'microsoft', answer: given, finding };
}

export function saveAgreement(agreement = signedAgreement): Change {
  return { kind: 'save-part', part: 'agreement', filled: { agreement } };
}

export function saveContract(discountPercent = 0): Change {
  return { kind: 'save-part', part: 'contract', filled: { contract: { ...contract, discountPercent } } };
}

export const saveAccount: Change = { kind: 'save-account', account };
export function saveAccountOf(email: string): Change {
  return { kind: 'save-account', account: { ...account, contacts: [{ ...rushmore, email }] } };
}
export const saveInvitation: Change = { kind: 'save-invitation', invitation };
export const saveCompany: Change = { kind: 'save-company', company, check: verifiedAddress };
/** The rule of a bot without a policy of its own. */
export const ruleFrom = (threshold: number) =>
  oneRule(threshold, { ids: approverIds, groups: [], requesterManager: false });

export const submit: Change = { kind: 'submit', policy: ruleFrom(0), approverIds, approverNames: [] };
export const finishLines: Change = { kind: 'finish-lines' };
export const approve: Change = { kind: 'approve' };
export const retry: Change = { kind: 'retry' };
export const leaveOut: Change = { kind: 'leave-out' };
export const cancel: Change = { kind: 'cancel' };
/** @param id of the link */
export function handOver(id = 'link-1', to = rushmore.email): Change {
  return { kind: 'hand-over', granted: { id, to, until: startedAt + 7 * 24 * 60 * 60_000, grant: 'granted' } };
}
export const takeCredentials: Change = { kind: 'take-credentials' };

export function edit(part: Part): Change {
  return { kind: 'edit', part };
}

export function addLine(product = businessBasic): Change {
  return { kind: 'add-line', line: line(product) };
}

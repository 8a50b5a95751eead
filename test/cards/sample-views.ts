import { type ApprovalView, approvalCard } from '../../cards/approval-card.ts';
import type { Card } from '../../cards/card.ts';
import { confirmCancelCard } from '../../cards/confirm-cancel-card.ts';
import { confirmStartOverCard } from '../../cards/confirm-start-over-card.ts';
import { credentialsLinkCard } from '../../cards/credentials-link-card.ts';
import { duplicateCard } from '../../cards/duplicate-card.ts';
import { helpCard } from '../../cards/help-card.ts';
import { movedCard } from '../../cards/moved-card.ts';
import type { CompanyContext } from '../../cards/onboarding/company.ts';
import type { InvitationContext } from '../../cards/onboarding/invitation.ts';
import type { SubscriptionsContext } from '../../cards/onboarding/subscriptions.ts';
import { type OnboardingView, onboardingCard, type StepContext } from '../../cards/onboarding-card.ts';
import { onboardingListCard } from '../../cards/onboarding-list-card.ts';
import { whereItStands } from '../../cards/stage-words.ts';
import { welcomeCard } from '../../cards/welcome-card.ts';
import { cancellationWindow } from '../../onboarding/commitment.ts';
import { sellableCountries } from '../../onboarding/countries.ts';
import { notUndone } from '../../onboarding/decide-ending.ts';
import { defaultContract } from '../../onboarding/steps/contract.ts';
import type { Finding } from '../../onboarding/steps/registration.ts';
import {
  americanNeeds,
  audioConferencing,
  type Branch,
  microsoftAgreement,
  onboardingAt,
  type Point,
  type SampleTexts,
  sampleStart,
  tenantId,
} from '../sample-records.ts';

export const now = sampleStart + 50 * 60 * 60 * 1000;
const cancelBy = now + cancellationWindow;

/** The onboarding card at a point of its way, with anything of it changed. */
export function cardAt(
  point: Point,
  context: StepContext,
  changes: { branch?: Branch; texts?: Partial<SampleTexts> } & Partial<OnboardingView> = {},
): Card {
  const { branch, texts, ...view } = changes;
  return onboardingCard({
    record: onboardingAt(point, branch, texts),
    context,
    providers: [{ id: 'partner-center', name: 'Microsoft Partner Center' }],
    inputs: null,
    errors: {},
    notice: null,
    now,
    hasDialogs: false,
    ...view,
  });
}

export function approvalAt(
  point: Point,
  changes: { branch?: Branch; texts?: Partial<SampleTexts> } & Partial<ApprovalView> = {},
): Card {
  const { branch, texts, ...view } = changes;
  return approvalCard({
    record: onboardingAt(point, branch, texts),
    mayDecide: true,
    inputs: null,
    errors: {},
    notice: null,
    now,
    ...view,
  });
}

const countries = sellableCountries('US');

export const invitationContext: InvitationContext = {
  step: 'invitation',
  countries,
  proposal: {
    subject: 'ABC Corp and Fabrikam: please accept us as your Microsoft reseller',
    text: 'Dear Ann Lee,\n\nplease open this link with an administrator account of your company and accept Fabrikam as your Microsoft reseller:\n\n[link]\n\nKind regards\nRita Rep\nFabrikam',
    country: 'US',
    segment: 'commercial',
  },
  needsMail: true,
  link: 'https://admin.microsoft.com/Adminportal/Home?invType=ResellerRelationship&partnerId=11111111-2222-4333-8444-555555555555&msppId=0&DAP=false',
};

export const companyContext: CompanyContext = {
  step: 'company',
  countries,
  needs: americanNeeds,
  proposal: { legalName: 'ABC Corp', domainPrefix: 'abccorp', culture: 'en-US' },
  domain: { state: 'free', name: 'abccorp.onmicrosoft.com' },
};

export const agreementContext: StepContext = {
  step: 'agreement',
  templates: [
    microsoftAgreement,
    {
      id: 'own',
      name: 'Fabrikam Terms of Service',
      version: '3',
      link: 'https://fabrikam.example/terms.pdf',
      publisher: 'partner',
    },
  ],
  today: '2026-11-20',
};

export const contractContext: StepContext = {
  step: 'contract',
  currencies: ['USD'],
  today: '2026-11-20',
  proposal: defaultContract('ABC Corp', 'USD', '2026-11-20', 0),
};

export const subscriptionsContext: SubscriptionsContext = {
  step: 'subscriptions',
  products: [
    { value: 'CFQ7TTC0LH18:0001', title: 'Microsoft 365 Business Basic' },
    { value: 'CFQ7TTC0LCHC:0002', title: 'Microsoft 365 Business Premium' },
    { value: 'CFQ7TTC0LDPB:0001', title: 'Microsoft 365 Business Standard' },
  ],
  cancelBy,
};

export const reviewContext: StepContext = {
  step: 'review',
  cancelBy,
  approvalNeeded: true,
  approverNames: ['Mona Manager', 'Max Boss'],
};
const status: StepContext = { step: 'status' };

function addressCard(texts: Partial<SampleTexts>, status: 'Multiple' | 'None'): Card {
  const record = onboardingAt('address', 'yes', texts);
  if (record.company === null) throw new Error('The sample has no company.');
  const { address } = record.company;
  const suggestions =
    status === 'None'
      ? []
      : [
          { ...address, city: 'Seattle' },
          { ...address, postalCode: '98109' },
        ];
  const company = { ...record.company, check: { status, suggestions, message: '' } };
  return cardAt('address', companyContext, { record: { ...record, company } });
}

function contradictionCard(texts: Partial<SampleTexts>, finding: Finding): Card {
  const record = onboardingAt('contradiction', 'yes', texts);
  return cardAt(
    'contradiction',
    { step: 'registration' },
    { record: { ...record, registration: { answer: 'yes', finding, settled: false } } },
  );
}

/** Every view of the product by name, holding these texts wherever people can put texts. */
export function everyView(texts: Partial<SampleTexts> = {}): Readonly<Record<string, Card>> {
  const hostile = texts.accountName ?? 'ABC Corp';
  const record = onboardingAt('connected', 'yes', texts);
  const invited = onboardingAt('contract', 'no', texts);
  const item = {
    id: record.id,
    revision: record.revision,
    name: hostile,
    where: whereItStands(record),
    since: '18 Nov 2026, 09:05 UTC (1 day)',
  };
  return {
    account: cardAt('account', { step: 'account' }, { texts }),
    'account, two contacts': cardAt(
      'account',
      { step: 'account' },
      {
        texts,
        inputs: {
          contact0FirstName: hostile,
          contact0LastName: '',
          contact0Email: 'ann',
          contact1FirstName: 'Bob',
          primary: '1',
          website: hostile,
        },
        errors: {
          contact0LastName: 'Last name is missing.',
          contact0Email: `“${hostile}” is not an e-mail address, such as ann@abccorp.com.`,
        },
        notice: { tone: 'error', text: 'Please look at the marked fields.' },
      },
    ),
    registration: cardAt('registration', { step: 'registration' }, { texts }),
    'contradiction: tenant found': cardAt('contradiction', { step: 'registration' }, { texts }),
    'contradiction: no tenant': cardAt('contradiction', { step: 'registration' }, { texts, branch: 'no' }),
    'contradiction: somebody else is at it': contradictionCard(texts, {
      kind: 'being-onboarded',
      domain: 'abccorp.com',
      by: 'Sam Second',
      accountName: hostile,
    }),
    'contradiction: our customer': contradictionCard(texts, {
      kind: 'our-customer',
      domain: 'abccorp.com',
      tenantId,
      companyName: hostile,
    }),
    invitation: cardAt('invitation', invitationContext, { texts, branch: 'no' }),
    market: cardAt('invitation', { ...invitationContext, needsMail: false }, { texts, branch: 'no' }),
    company: cardAt('company', companyContext, { texts }),
    'company, domain taken': cardAt(
      'company',
      {
        ...companyContext,
        needs: { ...americanNeeds, states: [], registrationNumberRequired: true, registrationNumberSample: '12345678' },
        domain: { state: 'taken', name: 'abccorp.onmicrosoft.com' },
      },
      {
        texts,
        inputs: { legalName: hostile, domainPrefix: 'abccorp', companyContact: '0', country: 'US' },
        errors: {
          registrationNumber: 'Registration number is missing.',
          addressLine1: 'Address is missing.',
          state: 'This country wants a state.',
        },
      },
    ),
    address: cardAt('address', companyContext, { texts }),
    'address, several suggestions': addressCard(texts, 'Multiple'),
    'address, unknown to Microsoft': addressCard(texts, 'None'),
    agreement: cardAt('agreement', agreementContext, { texts }),
    contract: cardAt('contract', contractContext, { texts }),
    'contract, mistake further down': cardAt('contract', contractContext, {
      texts,
      branch: 'no',
      inputs: { contractName: hostile, discountPercent: '250', termMonths: '12', frequency: 'annual' },
      errors: { discountPercent: 'Discount must be a percentage from 0 to 100.' },
    }),
    'subscriptions, none yet': cardAt('subscriptions', subscriptionsContext, { texts }),
    'subscriptions, line': cardAt('line', subscriptionsContext, {
      texts,
      errors: { quantity: 'Quantity must be a whole number from 1 to 300.' },
      inputs: { quantity: '10000', autoRenew: 'yes', plan: 'P1Y/monthly' },
    }),
    'subscriptions, large catalog': cardAt(
      'subscriptions',
      {
        ...subscriptionsContext,
        products: Array.from({ length: 150 }, (_, index) => ({ value: `P${index}:0001`, title: `Product ${index}` })),
      },
      { texts },
    ),
    'subscriptions, add-on without its base': cardAt('line', subscriptionsContext, {
      texts,
      record: { ...onboardingAt('line', 'yes', texts), choosing: { ...audioConferencing, title: hostile } },
    }),
    'subscriptions, some lines': cardAt('review', subscriptionsContext, {
      texts,
      record: { ...onboardingAt('review', 'yes', texts), linesFinished: false },
    }),
    review: cardAt('review', reviewContext, { texts }),
    'review after rejection': cardAt('rejected', reviewContext, { texts, branch: 'no' }),
    'waiting for approval': cardAt('awaiting-approval', status, { texts, branch: 'no' }),
    connected: cardAt('connected', status, {
      texts,
      notice: { tone: 'good', text: `Mona Manager approved ${hostile}.` },
    }),
    unavailable: cardAt(
      'contract',
      { step: 'unavailable' },
      { texts, notice: { tone: 'error', text: 'Partner Center does not answer.' } },
    ),
    'connected, with dialogs': cardAt('connected', status, { texts, hasDialogs: true }),
    attention: cardAt('attention', status, { texts }),
    completed: cardAt('completed', status, { texts }),
    cancelled: cardAt('cancelled', status, { texts }),
    approval: approvalAt('awaiting-approval', {
      texts,
      errors: { reason: 'Say why, so that Rita Rep knows what to change.' },
    }),
    'approval, other branch': approvalAt('awaiting-approval', { texts, branch: 'no', mayDecide: false }),
    approved: approvalAt('completed', { texts }),
    'rejected approval': approvalAt('rejected', { texts }),
    'cancelled approval': approvalAt('cancelled', { texts }),
    welcome: welcomeCard({ name: hostile }),
    help: helpCard(),
    list: onboardingListCard({
      title: 'Your onboardings',
      empty: 'None yet.',
      items: [
        { ...item, holder: null },
        { ...item, holder: hostile, where: whereItStands(invited) },
      ],
    }),
    'empty list': onboardingListCard({
      title: 'Your onboardings',
      empty: 'You have none. Type “onboard” and a name to begin.',
      items: [],
    }),
    duplicate: duplicateCard({
      known: 1,
      typedName: hostile,
      existing: {
        name: hostile,
        holder: 'Sam Second',
        where: whereItStands(record),
        id: record.id,
        revision: record.revision,
        mine: true,
      },
    }),
    'duplicate of somebody else': duplicateCard({
      known: 1,
      typedName: hostile,
      existing: {
        name: hostile,
        holder: hostile,
        where: whereItStands(invited),
        id: record.id,
        revision: record.revision,
        mine: false,
      },
    }),
    'confirm cancel': confirmCancelCard({ record, notUndone: notUndone(record) }),
    'confirm start over': confirmStartOverCard({ record: invited }),
    'credentials link': credentialsLinkCard({ record, url: 'http://127.0.0.1:3978/credentials/abc', minutes: 5 }),
    moved: movedCard({ accountName: hostile }),
  };
}

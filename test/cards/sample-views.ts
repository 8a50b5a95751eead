import { summaryOf } from '../../bot/store/onboarding-summary.ts';
import { mistakeTexts } from '../../bot/teams/draw/code-texts.ts';
import { type ApprovalView, approvalCard } from '../../cards/approval-card.ts';
import type { Card } from '../../cards/card.ts';
import { confirmCancelCard } from '../../cards/confirm-cancel-card.ts';
import { confirmStartOverCard } from '../../cards/confirm-start-over-card.ts';
import { credentialsLinkCard } from '../../cards/credentials-link-card.ts';
import { duplicateCard } from '../../cards/duplicate-card.ts';
import { helpCard } from '../../cards/help-card.ts';
import { movedCard } from '../../cards/moved-card.ts';
import type { PartContext } from '../../cards/onboarding/views.ts';
import { type OnboardingView, onboardingCard, type StepContext } from '../../cards/onboarding-card.ts';
import { onboardingListCard } from '../../cards/onboarding-list-card.ts';
import { reassignCard } from '../../cards/reassign-card.ts';
import { welcomeCard } from '../../cards/welcome-card.ts';
import { whereItStands } from '../../cards/where-it-stands.ts';
import { cancellationWindow } from '../../onboarding/commitment.ts';
import { sellableCountries } from '../../onboarding/countries.ts';
import type { Person } from '../../onboarding/person.ts';
import { remainsAfterCancelling } from '../../onboarding/remains.ts';
import type { Role } from '../../onboarding/roles.ts';
import type { Finding } from '../../onboarding/steps/registration.ts';
import { mayAtAll } from '../../onboarding/who-may.ts';
import type { Words } from '../../words/words.ts';
import {
  americanNeeds,
  audioConferencing,
  type Branch,
  manager,
  microsoftAgreement,
  onboardingAt,
  type Point,
  rep,
  type SampleTexts,
  sampleStart,
  tenantId,
} from '../sample-records.ts';
import { english } from '../words/english.ts';

export const now = sampleStart + 50 * 60 * 60 * 1000;
const cancelBy = now + cancellationWindow;

/** The onboarding card at a point of its way, with anything of it changed. */
export function cardAt(
  point: Point,
  context: StepContext,
  changes: { words?: Words; branch?: Branch; texts?: Partial<SampleTexts> } & Partial<OnboardingView> = {},
): Card {
  const { words = english, branch, texts, ...view } = changes;
  return onboardingCard(words, {
    record: onboardingAt(point, branch, texts),
    context,
    providers: [{ id: 'partner-center', name: 'Microsoft Partner Center' }],
    inputs: null,
    errors: {},
    notice: null,
    now,
    hasDialogs: false,
    offers: offersTo(['rep']),
    ...view,
  });
}

/** What the holder, or somebody else with these roles, is offered on a card. */
function offersTo(roles: readonly Role[], person: Person = rep): OnboardingView['offers'] {
  const held = { requester: rep, earlierRequesters: [] };
  return (verb) => mayAtAll(held, { person, roles }, verb) === undefined;
}

export function approvalAt(
  point: Point,
  changes: { words?: Words; branch?: Branch; texts?: Partial<SampleTexts> } & Partial<ApprovalView> = {},
): Card {
  const { words = english, branch, texts, ...view } = changes;
  return approvalCard(words, {
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

export const invitationContext: PartContext<'invitation'> = {
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

export const companyContext: PartContext<'company'> = {
  step: 'company',
  countries,
  needs: americanNeeds,
  proposal: { legalName: 'ABC Corp', domainPrefix: 'abccorp', culture: 'en-US' },
  domain: { state: 'free', name: 'abccorp.onmicrosoft.com' },
};

export const agreementContext: PartContext<'agreement'> = {
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

export const contractContext: StepContext = { step: 'contract' };

export const subscriptionsContext: PartContext<'subscriptions'> = {
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
  reasons: ['above-threshold', 'discount'],
  approverNames: ['Mona Manager', 'Max Boss'],
};
const status: StepContext = { step: 'status' };

function addressCard(words: Words, texts: Partial<SampleTexts>, status: 'Multiple' | 'None'): Card {
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
  return cardAt('address', companyContext, { words, record: { ...record, company } });
}

function contradictionCard(words: Words, texts: Partial<SampleTexts>, finding: Finding): Card {
  const record = onboardingAt('contradiction', 'yes', texts);
  return cardAt(
    'contradiction',
    { step: 'registration' },
    { words, record: { ...record, registration: { answer: 'yes', finding, settled: false } } },
  );
}

/** Every view of the product by name, holding these texts wherever people can put texts, in a language. */
export function everyView(texts: Partial<SampleTexts> = {}, words: Words = english): Readonly<Record<string, Card>> {
  const hostile = texts.accountName ?? 'ABC Corp';
  const record = onboardingAt('connected', 'yes', texts);
  const invited = onboardingAt('contract', 'no', texts);
  const namesake = { tenantId, domain: 'abccorp.onmicrosoft.com', companyName: hostile, since: now, answer: null };
  const ofNamesake = { ...onboardingAt('provisioning', 'no', texts), acceptors: [namesake] };
  const customer = { customerId: tenantId, domain: namesake.domain, since: now, confirmedBy: record.requester };
  const byWord = { ...onboardingAt('awaiting-approval', 'no', texts), acceptors: [namesake], customer };
  const item = {
    id: record.id,
    revision: record.revision,
    name: hostile,
    where: whereItStands(words, summaryOf(record)),
    since: words.since(record.createdAt, now),
  };
  return {
    account: cardAt('account', { step: 'account' }, { words, texts }),
    'account, two contacts': cardAt(
      'account',
      { step: 'account' },
      {
        words,
        texts,
        inputs: {
          contact0FirstName: hostile,
          contact0LastName: '',
          contact0Email: 'ann',
          contact1FirstName: 'Bob',
          primary: '1',
          website: hostile,
        },
        errors: mistakeTexts(words, {
          contact0LastName: { code: 'missing', label: 'lastName' },
          contact0Email: { code: 'not-an-email' },
        }),
        notice: { tone: 'error', text: words.say('chat.click.stale') },
      },
    ),
    registration: cardAt('registration', { step: 'registration' }, { words, texts }),
    'contradiction: tenant found': cardAt('contradiction', { step: 'registration' }, { words, texts }),
    'contradiction: no tenant': cardAt('contradiction', { step: 'registration' }, { words, texts, branch: 'no' }),
    'contradiction: somebody else is at it': contradictionCard(words, texts, {
      kind: 'being-onboarded',
      domain: 'abccorp.com',
      by: 'Sam Second',
      accountName: hostile,
    }),
    'contradiction: our customer': contradictionCard(words, texts, {
      kind: 'our-customer',
      domain: 'abccorp.com',
      tenantId,
      companyName: hostile,
    }),
    invitation: cardAt('invitation', invitationContext, { words, texts, branch: 'no' }),
    market: cardAt('invitation', { ...invitationContext, needsMail: false }, { words, texts, branch: 'no' }),
    company: cardAt('company', companyContext, { words, texts }),
    'company, domain taken': cardAt(
      'company',
      {
        ...companyContext,
        needs: { ...americanNeeds, states: [], registrationNumberRequired: true, registrationNumberSample: '12345678' },
        domain: { state: 'taken', name: 'abccorp.onmicrosoft.com' },
      },
      {
        words,
        texts,
        inputs: { legalName: hostile, domainPrefix: 'abccorp', companyContact: '0', country: 'US' },
        errors: mistakeTexts(words, {
          registrationNumber: { code: 'wrong-registration-number', values: { sample: '12345678' } },
          addressLine1: { code: 'missing', label: 'address' },
          state: { code: 'country-wants-state' },
        }),
      },
    ),
    address: cardAt('address', companyContext, { words, texts }),
    'address, several suggestions': addressCard(words, texts, 'Multiple'),
    'address, unknown to Microsoft': addressCard(words, texts, 'None'),
    agreement: cardAt('agreement', agreementContext, { words, texts }),
    contract: cardAt('contract', contractContext, { words, texts }),
    'contract, mistake further down': cardAt('contract', contractContext, {
      words,
      texts,
      branch: 'no',
      inputs: { contractName: hostile, discountPercent: '250', termMonths: '12', frequency: 'annual' },
      errors: mistakeTexts(words, { discountPercent: { code: 'not-a-percentage' } }),
    }),
    'subscriptions, none yet': cardAt('subscriptions', subscriptionsContext, { words, texts }),
    'subscriptions, line': cardAt('line', subscriptionsContext, {
      words,
      texts,
      errors: mistakeTexts(words, {
        quantity: { code: 'not-a-whole-number', label: 'quantity', values: { min: 1, max: 300 } },
      }),
      inputs: { quantity: '10000', autoRenew: 'yes', plan: 'P1Y/monthly' },
    }),
    'subscriptions, large catalog': cardAt(
      'subscriptions',
      {
        ...subscriptionsContext,
        products: Array.from({ length: 150 }, (_, index) => ({ value: `P${index}:0001`, title: `Product ${index}` })),
      },
      { words, texts },
    ),
    'subscriptions, add-on without its base': cardAt('line', subscriptionsContext, {
      words,
      texts,
      record: { ...onboardingAt('line', 'yes', texts), choosing: { ...audioConferencing, title: hostile } },
    }),
    'subscriptions, some lines': cardAt('review', subscriptionsContext, {
      words,
      texts,
      record: { ...onboardingAt('review', 'yes', texts), linesFinished: false },
    }),
    review: cardAt('review', reviewContext, { words, texts }),
    'review after rejection': cardAt('rejected', reviewContext, { words, texts, branch: 'no' }),
    'waiting for approval': cardAt('awaiting-approval', status, { words, texts, branch: 'no' }),
    connected: cardAt('connected', status, {
      words,
      texts,
      notice: {
        tone: 'good',
        text: words.say('chat.notice.approved', { approver: 'Mona Manager', accountName: hostile }),
      },
    }),
    unavailable: cardAt(
      'contract',
      { step: 'unavailable' },
      { words, texts, notice: { tone: 'error', text: words.say('errors.tasks.unexpected') } },
    ),
    'connected, with dialogs': cardAt('connected', status, { words, texts, hasDialogs: true }),
    attention: cardAt('attention', status, { words, texts }),
    'a tenant of the name accepted': cardAt('provisioning', status, { words, record: ofNamesake }),
    'for an operator': cardAt('attention', status, { words, texts, offers: offersTo(['operator'], manager) }),
    'for an auditor, while it is filled in': cardAt('contract', status, {
      words,
      texts,
      offers: offersTo(['auditor'], manager),
    }),
    completed: cardAt('completed', status, { words, texts }),
    cancelled: cardAt('cancelled', status, { words, texts }),
    approval: approvalAt('awaiting-approval', {
      words,
      texts,
      errors: { reason: words.say('onboarding.refusals.say-why', { requester: 'Rita Rep' }) },
    }),
    'approval, other branch': approvalAt('awaiting-approval', { words, texts, branch: 'no', mayDecide: false }),
    'approval of a tenant by word of mouth': approvalAt('awaiting-approval', { words, record: byWord }),
    approved: approvalAt('completed', { words, texts }),
    'rejected approval': approvalAt('rejected', { words, texts }),
    'cancelled approval': approvalAt('cancelled', { words, texts }),
    welcome: welcomeCard(words, { name: hostile }),
    help: helpCard(words, () => true),
    list: onboardingListCard(words, {
      title: words.say('chat.list.mine'),
      empty: words.say('chat.list.noneAtAll'),
      items: [
        { ...item, holder: null, mayOpen: true },
        { ...item, holder: hostile, mayOpen: false, where: whereItStands(words, summaryOf(invited)) },
      ],
      total: 300,
    }),
    'empty list': onboardingListCard(words, {
      title: words.say('chat.list.open'),
      empty: words.say('chat.list.noneOpen'),
      items: [],
      total: 0,
    }),
    duplicate: duplicateCard(words, {
      known: 1,
      typedName: hostile,
      existing: {
        name: hostile,
        holder: 'Sam Second',
        where: whereItStands(words, summaryOf(record)),
        id: record.id,
        revision: record.revision,
        mine: true,
      },
    }),
    'duplicate of somebody else': duplicateCard(words, {
      known: 1,
      typedName: hostile,
      existing: {
        name: hostile,
        holder: hostile,
        where: whereItStands(words, summaryOf(invited)),
        id: record.id,
        revision: record.revision,
        mine: false,
      },
    }),
    'confirm cancel': confirmCancelCard(words, { record, remains: remainsAfterCancelling(record) }),
    'confirm start over': confirmStartOverCard(words, { record: invited }),
    'credentials link': credentialsLinkCard(words, {
      record,
      url: 'http://127.0.0.1:3978/credentials/abc',
      minutes: 5,
    }),
    reassign: reassignCard(words, {
      record: onboardingAt('awaiting-approval', 'yes', texts),
      reps: [{ id: 'sam', tenantId: 'partner', name: hostile }],
    }),
    'reassign to nobody': reassignCard(words, { record, reps: [] }),
    moved: movedCard(words, { accountName: hostile }),
  };
}

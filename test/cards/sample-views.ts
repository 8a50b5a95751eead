import assert from 'node:assert/strict';
import { summaryOf } from '../../bot/store/onboarding-summary.ts';
import { mistakeTexts } from '../../bot/teams/draw/code-texts.ts';
import { showNews } from '../../bot/teams/draw/show-news.ts';
import { type ApprovalView, approvalCard } from '../../cards/approval-card.ts';
import { approvalInboxCard, type InboxRow } from '../../cards/approval-inbox-card.ts';
import { approverNewsCard } from '../../cards/approver-news-card.ts';
import { type AttentionList, attentionCard } from '../../cards/attention-card.ts';
import { cancelOrderCard } from '../../cards/cancel-order-card.ts';
import type { Card } from '../../cards/card.ts';
import { changeApprovalCard } from '../../cards/change-approval-card.ts';
import { chooseAccountCard } from '../../cards/choose-account-card.ts';
import { confirmCancelCard } from '../../cards/confirm-cancel-card.ts';
import { confirmStartOverCard } from '../../cards/confirm-start-over-card.ts';
import { credentialsLinkCard } from '../../cards/credentials-link-card.ts';
import { baseCard, type SharedDeal } from '../../cards/deal/base-card.ts';
import { type Digest, digestCard } from '../../cards/digest-card.ts';
import { duplicateCard } from '../../cards/duplicate-card.ts';
import { goesOnCard } from '../../cards/goes-on-card.ts';
import { helpCard } from '../../cards/help-card.ts';
import { importBegunCard } from '../../cards/import-begun-card.ts';
import { importCard } from '../../cards/import-card.ts';
import { mentionCard } from '../../cards/mention-card.ts';
import { movedCard } from '../../cards/moved-card.ts';
import type { PartContext } from '../../cards/onboarding/views.ts';
import { type OnboardingView, onboardingCard, onboardingForm, type StepContext } from '../../cards/onboarding-card.ts';
import { onboardingListCard } from '../../cards/onboarding-list-card.ts';
import { operatorsMessageCard } from '../../cards/operators-message-card.ts';
import { otherCompanyCard } from '../../cards/other-company-card.ts';
import { passOnCard } from '../../cards/pass-on-card.ts';
import { reassignCard } from '../../cards/reassign-card.ts';
import { reduceSeatsCard } from '../../cards/reduce-seats-card.ts';
import { suggestionCard } from '../../cards/suggestion-card.ts';
import { welcomeCard } from '../../cards/welcome-card.ts';
import { whereItStands } from '../../cards/where-it-stands.ts';
import { type ShownGroup, type WorkList, workListCard } from '../../cards/work-list-card.ts';
import { cancellationWindow } from '../../onboarding/commitment.ts';
import { sellableCountries } from '../../onboarding/countries.ts';
import type { Notice } from '../../onboarding/notices.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Person } from '../../onboarding/person.ts';
import type { Role } from '../../onboarding/roles.ts';
import type { Address } from '../../onboarding/steps/company.ts';
import type { Finding } from '../../onboarding/steps/registration.ts';
import { maxLines, type ProductChoice } from '../../onboarding/steps/subscriptions.ts';
import { thingsToCheck } from '../../onboarding/things-to-check.ts';
import { noted } from '../../onboarding/timeline.ts';
import { mayAtAll } from '../../onboarding/who-may.ts';
import type { WorkGroup } from '../../onboarding/work.ts';
import { saying } from '../../words/saying.ts';
import type { Words } from '../../words/words.ts';
import {
  americanNeeds,
  asksToTakeBack,
  audioConferencing,
  type Branch,
  businessPremium,
  canBeTakenBack,
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

/** A product with all that can be had with one besides. */
function withEverythingOffered(name: string): ProductChoice {
  const promotion = {
    id: '39NFJQT1PK3C:0001:39NFJQT1Q5KP',
    name,
    plan: 'P1Y/annual',
    percent: 15,
    until: '2030-06-30',
    seats: { least: 10, most: 2400 },
    isAutomatic: false,
    isConfirmed: false,
  };
  return {
    ...businessPremium,
    title: name,
    plans: businessPremium.plans.map((plan) => ({
      ...plan,
      announced: plan.cost === null ? null : { from: '2027-07-01', cost: plan.cost + 50, suggested: null },
    })),
    promotions: [promotion, { ...promotion, id: 'automatic', percent: 5, isAutomatic: true }],
    endDates: [
      { date: '2026-12-31T00:00:00', terms: ['P1M', 'P1Y'], subscriptions: [name, 'Visio Plan 2'] },
      { date: '2027-10-31T00:00:00', terms: ['P1Y'], subscriptions: [] },
    ],
  };
}

/** What the holder, or somebody else with these roles, is offered on a card. */
function offersTo(roles: readonly Role[], person: Person = rep): OnboardingView['offers'] {
  const held = { requester: rep, earlierRequesters: [] };
  return (verb) => mayAtAll(held, { person, roles }, verb) === undefined;
}

interface Said {
  readonly words?: Words;
  readonly branch?: Branch;
  readonly texts?: Partial<SampleTexts>;
}

/** What a card holds when nothing has been typed into it and nothing is to be said about it. */
const untouched = { inputs: null, errors: {}, notice: null, now };

/** The onboarding card at a point of its way, with anything of it changed. */
export function cardAt(point: Point, context: StepContext, changes: Said & Partial<OnboardingView> = {}): Card {
  return onboardingCard(changes.words ?? english, viewAt(point, context, changes));
}

/** What is asked there, as a dialog shows it. */
export function dialogAt(point: Point, context: StepContext): Card {
  const form = onboardingForm(english, viewAt(point, context, { hasDialogs: true }));
  assert.ok(form);
  return form;
}

function viewAt(point: Point, context: StepContext, changes: Said & Partial<OnboardingView>): OnboardingView {
  const { words: _, branch, texts, ...view } = changes;
  const record = onboardingAt(point, branch, texts);
  const providers = [{ id: 'partner-center', name: 'Microsoft Partner Center' }];
  return {
    ...untouched,
    record,
    context,
    providers,
    hasDialogs: false,
    offers: offersTo(['rep']),
    hasOperators: true,
    link: 'https://onboarding.example.com/deals/abc-corp-1',
    ...view,
  };
}

export function approvalAt(point: Point, changes: Said & Partial<ApprovalView> = {}): Card {
  const { words = english, branch, texts, ...view } = changes;
  return approvalCard(words, { ...untouched, record: onboardingAt(point, branch, texts), mayDecide: true, ...view });
}

const sharing = { link: 'https://bot.example.com/deals/abc', now };

function sharedAt(point: Point, texts?: Partial<SampleTexts>): SharedDeal {
  return summaryOf(onboardingAt(point, 'yes', texts));
}

const nobody = { ids: [], groups: [], requesterManager: false };

/** As many as a page has, each with things to check and without. */
function inboxRows(record: Onboarding): InboxRow[] {
  const { accountName, requester } = record;
  return Array.from({ length: 7 }, (_, at) => ({
    ...{
      id: 'a'.repeat(60),
      revision: 12,
      accountName,
      requester: requester.name,
      total: 123_456_789,
      currency: 'USD',
    },
    ...{ marginPercent: at === 0 ? null : 12.5, isGivenAway: false, since: now },
    checks: at % 2 === 0 ? [] : thingsToCheck(record, now),
    ...(at === 2 && { decided: { outcome: { tone: 'good', text: record.accountName }, until: now } }),
  }));
}

/** What needs attention as it fills a card: two of each cause. */
function attentionOf(
  words: Words,
  count: number,
  texts?: Partial<SampleTexts>,
  offers: OnboardingView['offers'] = offersTo(['operator'], manager),
): AttentionList {
  const kept = onboardingAt('attention', 'yes', texts);
  // As long as ids and what Partner Center says get.
  const detail = 'PostalCodeInvalid '.repeat(16);
  const sentence = saying('errors.partnerCenter.fault-400-3000');
  const problem = saying('errors.partnerCenter.partner-center-says', { sentence, detail });
  const stuck = { ...kept, id: 'a'.repeat(60), attention: kept.attention && { ...kept.attention, problem } };
  const causes = { first: 1, last: 3, total: 4 };
  const listed = { record: stuck, offers };
  const groups = Array.from({ length: count / 2 }, () => {
    return { cause: 'errors.partnerCenter.fault-400-2007', listed: [listed, listed], total: 200, isMore: true };
  });
  const tasks = stuck.tasks.map((task) => ({
    ...task,
    dueAt: sampleStart,
    failingSince: sampleStart,
    failingBy: problem,
  }));
  const failing = [listed].map(({ record }) => ({ record: { ...record, tasks }, offers }));
  const fault = saying('errors.partnerCenter.refresh-token-expired');
  const paused = [{ name: 'Microsoft Partner Center', fault, since: sampleStart }];
  const shown = { cause: '', page: 0, shown: words.say('cards.operators.shownCauses', causes), hasNext: true };
  return {
    notice: words.say('chat.attention.retried', { goOn: 27, refused: 3 }),
    paused,
    groups,
    failing,
    isFailingCut: true,
    mayRetryAll: true,
    now,
    ...shown,
  };
}

function asProposed(record: Onboarding): Onboarding {
  const contract = record.contract && { ...record.contract, discountPercent: 0 };
  return { ...record, contract, asProposed: ['agreement', 'contract'] };
}

/** A page of the onboardings that wait for one reason. */
function oneCauseOf(list: AttentionList): AttentionList {
  const groups = list.groups.map((group) => ({ ...group, listed: Array(5).fill(group.listed).flat().slice(0, 5) }));
  return { ...list, groups, cause: groups[0]?.cause ?? '', paused: [], failing: [], isFailingCut: false };
}

/** Somebody's work as it fills a card. */
function workOf(words: Words, texts?: Partial<SampleTexts>): WorkList {
  const title = words.say('cards.work.welcomeBackByName', { name: texts?.accountName ?? 'Rita Rep' });
  const groups = [groupOf('needs-you', 5, texts), groupOf('waiting', 2, texts), groupOf('done', 1, texts)];
  return { title, search: '', groups, isPage: false, hasDialogs: true, hasOperators: true, now };
}

const pointsOfWork: Readonly<Record<WorkGroup, readonly Point[]>> = {
  'needs-you': ['review', 'contract', 'rejected', 'subscriptions', 'completed'],
  waiting: ['awaiting-approval', 'provisioning', 'attention'],
  done: ['cancelled'],
};

function groupOf(group: WorkGroup, count: number, texts?: Partial<SampleTexts>): ShownGroup {
  const points = pointsOfWork[group];
  const items = Array.from({ length: count }, (_, nth) => {
    const record = onboardingAt(points[nth % points.length] ?? 'review', nth % 2 === 0 ? 'yes' : 'no', texts);
    return summaryOf({ ...record, id: `${nth}`.padStart(36, '0') });
  });
  const after = count === 0 ? undefined : 'z'.repeat(500);
  return { group, items, total: count === 0 ? 0 : 200, isMore: count > 0, before: 0, after };
}

const countries = sellableCountries('US');

function weekOf(name: string): Digest {
  const day = 24 * 60 * 60_000;
  return {
    ...{ from: now - 7 * day, until: now, waitingSince: now - 4 * day, isCut: true },
    stages: [
      { stage: 'drafting', count: 12, medianDays: 3 },
      { stage: 'awaiting-approval', count: 3, medianDays: 1 },
      { stage: 'provisioning', count: 7, medianDays: null },
    ],
    ordered: [
      { currency: 'USD', total: 666_900, deals: 3 },
      { currency: 'EUR', total: 20_000, deals: 1 },
    ],
    approvals: Array.from({ length: 12 }, (_, index) => ({ name, count: 12 - index })),
  };
}

export const invitationContext: PartContext<'invitation'> = {
  step: 'invitation',
  countries,
  proposal: {
    subject: 'ABC Corp and Fabrikam: please accept us as your Microsoft reseller',
    text: 'Dear Ann Lee,\n\nPlease open this link with an administrator account of your company and accept Fabrikam as your Microsoft reseller:\n\n[link]\n\nKind regards\nRita Rep\nFabrikam',
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

export const contractContext: StepContext = { step: 'contract', currency: 'USD', discountPercent: 0 };

export const subscriptionsContext: PartContext<'subscriptions'> = {
  step: 'subscriptions',
  products: [
    { value: 'CFQ7TTC0LH18:0001', title: 'Microsoft 365 Business Basic' },
    { value: 'CFQ7TTC0LCHC:0002', title: 'Microsoft 365 Business Premium' },
    { value: 'CFQ7TTC0LDPB:0001', title: 'Microsoft 365 Business Standard' },
  ],
};

export const reviewContext: StepContext = {
  step: 'review',
  cancelBy,
  approvalNeeded: true,
  reasons: ['above-threshold', 'discount'],
  approverNames: ['Mona Manager', 'Max Boss'],
};
const status: StepContext = { step: 'status' };
export const accountContext: StepContext = { step: 'account', findsAccounts: true };
const registrationContext: StepContext = { step: 'registration', finding: null, invitation: null };
/** What is proposed, with its reason. */
const proposing = (finding: Finding, invitation: PartContext<'invitation'> | null): StepContext => ({
  step: 'registration',
  finding,
  invitation,
});

/** Mailed three times, the last of them come back, and to be reminded. */
function chased(record: Onboarding): Onboarding {
  const [task] = onboardingAt('provisioning', 'no').tasks;
  assert.ok(task);
  const sentMails = [60, 40, 20].map((hours, nth) => {
    const mail = { id: `mail-${nth}`, kind: 'agreement', to: 'ann@abccorp.com', content: '' } as const;
    const bounced = nth === 2 ? ({ at: now, why: 'mailbox-full' } as const) : null;
    return { ...mail, at: now - hours * 60 * 60_000, isReminder: nth === 1, bounced };
  });
  const agreementFacts = { ...record.agreementFacts, askedAt: sentMails[0]?.at ?? null };
  const tasks = [...record.tasks, { ...task, kind: 'remind-customer', dueAt: now + 30 * 60 * 60_000 } as const];
  return { ...record, agreementFacts, sentMails, tasks };
}

/**
 * Every view of the product by name, holding these texts wherever people can put texts, in a language.
 * @param filledIn what is made of each sample record before it is drawn
 */
export function everyView(
  texts: Partial<SampleTexts> = {},
  words: Words = english,
  filledIn = (record: Onboarding) => record,
): Readonly<Record<string, Card>> {
  const hostile = texts.accountName ?? 'ABC Corp';
  const drawn = (point: Point, { branch, record }: { branch?: Branch; record?: Onboarding }) =>
    filledIn(record ?? onboardingAt(point, branch, texts));
  const card = (point: Point, context: StepContext, changes: Said & Partial<OnboardingView> = {}) =>
    cardAt(point, context, { words, ...changes, record: drawn(point, changes) });
  const approval = (point: Point, changes: Said & Partial<ApprovalView> = {}) =>
    approvalAt(point, { words, ...changes, record: drawn(point, changes) });
  const addressCard = (status: 'Multiple' | 'None', ...others: readonly Partial<Address>[]) => {
    const at = onboardingAt('address', 'yes', texts);
    assert.ok(at.company);
    const { address } = at.company;
    const check = { status, suggestions: others.map((other) => ({ ...address, ...other })), message: '' };
    return card('address', companyContext, { record: { ...at, company: { ...at.company, check } } });
  };
  const contradiction = (finding: Finding) => {
    const registration = { answer: 'yes', finding, settled: false } as const;
    const record = { ...onboardingAt('contradiction', 'yes', texts), registration };
    return card('contradiction', registrationContext, { record });
  };
  const record = onboardingAt('connected', 'yes', texts);
  const invited = onboardingAt('contract', 'no', texts);
  const namesake = { tenantId, domain: 'abccorp.onmicrosoft.com', companyName: hostile, since: now, answer: null };
  const ofNamesake = { ...onboardingAt('provisioning', 'no', texts), acceptors: [namesake] };
  const customer = { customerId: tenantId, domain: namesake.domain, since: now, confirmedBy: record.requester };
  const waiting = onboardingAt('awaiting-approval', 'yes', texts);
  const inSteps: Onboarding =
    waiting.stage.kind !== 'awaiting-approval'
      ? waiting
      : {
          ...waiting,
          stage: {
            ...waiting.stage,
            asked: { steps: ['Sales', hostile].map((name) => ({ name, who: nobody, count: 1 })), twoPersonRule: true },
            approvals: [{ step: 'Sales', by: manager, standsFor: manager, at: now, comment: hostile }],
            question: { by: manager, at: now, text: hostile, answer: null },
            passedTo: { to: manager, by: manager, reason: hostile },
            escalatedAt: now,
          },
        };
  const justDecided = {
    by: manager,
    until: now + 60_000,
    entry: 1,
    revision: null,
    stage: waiting.stage,
    tenant: null,
  };
  const justApproved = { ...onboardingAt('provisioning', 'yes', texts), undoable: justDecided };
  const passedOn = { ...inSteps, undoable: justDecided };
  const byWord = { ...onboardingAt('awaiting-approval', 'no', texts), acceptors: [namesake], customer };
  const offered = withEverythingOffered(hostile);
  const [promotion = null] = offered.promotions;
  const [plan] = offered.plans;
  const [line] = onboardingAt('review', 'yes', texts).lines;
  assert.ok(plan && line);
  const customTermEndDate = offered.endDates[0]?.date ?? null;
  const offeredLine = { ...line, product: offered, plan, promotion, customTermEndDate };
  const ofMany = (point: Point) => {
    const at = onboardingAt(point, 'yes', texts);
    const subscriptions = Array.from({ length: maxLines }, () => at.order.subscriptions[0]).filter(
      (one) => one !== undefined,
    );
    return { ...at, lines: Array.from({ length: maxLines }, () => offeredLine), order: { ...at.order, subscriptions } };
  };
  const ofLines = (count: number) => {
    const at = onboardingAt('review', 'yes', texts);
    return { ...at, lines: Array.from({ length: count }, () => line) };
  };
  const largeCatalog = {
    ...subscriptionsContext,
    products: Array.from({ length: 600 }, (_, index) => ({ value: `P${index}:0001`, title: `${index} ${hostile}` })),
  };
  const { id, revision } = record;
  const where = whereItStands(words, summaryOf(record));
  const ofInvited = { where: whereItStands(words, summaryOf(invited)) };
  const shown = { id, revision, name: hostile, where };
  const work = summaryOf(record);
  const looks = { hasDialogs: true, hasOperators: true, now };
  const takenBackBy = now + 30 * 60 * 60_000;
  const takeable = canBeTakenBack(onboardingAt('completed', 'yes', texts), takenBackBy);
  const { record: changing, asked } = asksToTakeBack(takeable, hostile, { since: now, until: takenBackBy });
  const changed = noted({ ...changing, change: null }, { kind: 'change-rejected', by: manager, reason: hostile }, now);
  const mistakes = mistakeTexts(words, { why: { code: 'missing', label: 'why' } });
  const wrong = { now, inputs: null, notice: null, errors: { ...mistakes, reason: mistakes.why ?? '' } };
  const news = (
    point: Point,
    notices: readonly Notice[],
    changes: { isRepeated?: boolean; mentionsRep?: boolean } = {},
  ) => {
    const usual = {
      isRepeated: false,
      hasDialogs: false,
      hasOperators: false,
      mentionsRep: false,
      isTheirs: true,
      now,
    };
    const telling = { notices, ...usual, ...changes };
    return showNews(words, onboardingAt(point, 'yes', texts), telling).card;
  };
  const duplicate = (existing: Parameters<typeof duplicateCard>[1]['existing']) =>
    duplicateCard(words, { account: '', known: 1, typed: hostile, kept: '', existing });
  const signature = {
    ...{ company: hostile, title: hostile, website: 'abccorp.com', place: null, country: '' },
    contact: { firstName: hostile, lastName: hostile, email: 'ann@abccorp.com', phone: '' },
  };
  return {
    'choose account': chooseAccountCard(words, {
      hasMore: true,
      typed: hostile,
      kept: '',
      known: 0,
      accounts: [
        { id: 'a0000000-0000-4000-8000-000000000003', title: hostile },
        { id: 'a0000000-0000-4000-8000-000000000004', title: hostile },
      ],
    }),
    'pasted, of another company': otherCompanyCard(words, {
      record: { id, revision, accountName: hostile },
      signature,
      kept: 'kept',
      keptForNamed: '',
    }),
    'import, of much': importCard(words, {
      ...{ file: hostile, kept: 'kept', fresh: Array<string>(60).fill(hostile) },
      doubles: Array.from({ length: 60 }, (_, line) => {
        const found = { name: hostile, where, isOnlyAlike: false, holder: line % 2 === 0 ? hostile : null };
        return { line, name: hostile, doubles: line % 3 === 0 ? 2 : null, found: line % 3 === 0 ? null : found };
      }),
      mistakes: Array.from({ length: 60 }, (_, line) => ({ line, code: 'left-out', label: 'email', text: hostile })),
      columns: {
        twice: Array.from({ length: 20 }, () => ({ left: hostile, taken: hostile })),
        unknown: Array<string>(20).fill(hostile),
      },
    }),
    'import, of little': importCard(words, {
      ...{ file: '', kept: 'kept', fresh: [hostile], doubles: [], columns: { twice: [], unknown: [] } },
      mistakes: [
        { line: 2, code: 'no-name', label: 'accountName', text: '' },
        { line: 3, code: 'name', label: 'accountName', text: hostile },
      ],
    }),
    'import, begun': importBegunCard(words, {
      ...{ count: 12, left: 3, why: words.say('errors.limits.imported', { most: 200, minutes: 20 }) },
      ...{ meanwhile: [hostile], kept: 'kept', chosen: '4,9' },
    }),
    account: card('account', accountContext),
    'account, two contacts': card('account', accountContext, {
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
      pressed: 'save-account',
    }),
    registration: card('registration', registrationContext),
    'registration, yes proposed': card('registration', proposing({ kind: 'no-tenant', domain: 'abccorp.com' }, null)),
    'registration, no proposed': card(
      'registration',
      proposing({ kind: 'tenant', domain: 'abccorp.com', tenantId }, invitationContext),
    ),
    'registration of our customer': card(
      'registration',
      proposing(
        { kind: 'our-customer', domain: 'abccorp.com', tenantId, companyName: hostile },
        { ...invitationContext, needsMail: false },
      ),
    ),
    'contradiction: tenant found': card('contradiction', registrationContext),
    'contradiction: no tenant': card('contradiction', registrationContext, { branch: 'no' }),
    'contradiction: somebody else is at it': contradiction({
      kind: 'being-onboarded',
      domain: 'abccorp.com',
      by: 'Sam Second',
      accountName: hostile,
    }),
    'contradiction: our customer': contradiction({
      kind: 'our-customer',
      domain: 'abccorp.com',
      tenantId,
      companyName: hostile,
    }),
    invitation: card('invitation', invitationContext, { branch: 'no' }),
    market: card('invitation', { ...invitationContext, needsMail: false }, { branch: 'no' }),
    company: card('company', companyContext),
    'company, all wrong': card('company', companyContext, {
      inputs: { country: 'US', culture: 'en-US', segment: 'commercial' },
      errors: Object.fromEntries(
        ['legalName', 'domainPrefix', 'addressLine1', 'city', 'state', 'postalCode'].map((id) => [
          id,
          mistakes.why ?? '',
        ]),
      ),
      pressed: 'verify-address',
    }),
    'company, domain taken': card(
      'company',
      {
        ...companyContext,
        needs: { ...americanNeeds, states: [], registrationNumberRequired: true, registrationNumberSample: '12345678' },
        domain: { state: 'taken', name: 'abccorp.onmicrosoft.com' },
      },
      {
        inputs: { legalName: hostile, domainPrefix: 'abccorp', companyContact: '0', country: 'US' },
        pressed: 'verify-address',
        errors: mistakeTexts(words, {
          registrationNumber: { code: 'wrong-registration-number', values: { sample: '12345678' } },
          addressLine1: { code: 'missing', label: 'address' },
          state: { code: 'choose-state' },
        }),
      },
    ),
    'company in short': card('company', companyContext, { hasDialogs: true }),
    'line in short': card('line', subscriptionsContext, { hasDialogs: true }),
    'agreement in short': card('agreement', agreementContext, { hasDialogs: true }),
    address: card('address', companyContext),
    'address, several suggestions': addressCard('Multiple', { city: 'Seattle' }, { postalCode: '98109' }),
    'address, unknown to Microsoft': addressCard('None'),
    agreement: card('agreement', agreementContext),
    contract: card('contract', contractContext),
    'contract, mistake further down': card('contract', contractContext, {
      branch: 'no',
      inputs: { contractName: hostile, discountPercent: '250', termMonths: '12', frequency: 'annual' },
      errors: mistakeTexts(words, { discountPercent: { code: 'not-a-percentage' } }),
      pressed: 'save-contract',
    }),
    'subscriptions, none yet': card('subscriptions', subscriptionsContext),
    'subscriptions, line': card('line', subscriptionsContext, {
      errors: mistakeTexts(words, {
        quantity: { code: 'not-a-whole-number', label: 'quantity', values: { min: 1, max: 300 } },
      }),
      inputs: { quantity: '10000', endOfTerm: 'renew', plan: 'P1Y/monthly' },
      pressed: 'add-line',
    }),
    'subscriptions, line with offers': card('line', subscriptionsContext, {
      record: { ...onboardingAt('line', 'yes', texts), choosing: offered },
    }),
    'subscriptions, large catalog': card('subscriptions', largeCatalog),
    'subscriptions, add-on without its base': card('line', subscriptionsContext, {
      record: { ...onboardingAt('line', 'yes', texts), choosing: { ...audioConferencing, title: hostile } },
    }),
    'subscriptions, one more': card('review', subscriptionsContext, {
      record: { ...onboardingAt('review', 'yes', texts), linesFinished: false, choosing: offered },
    }),
    'subscriptions, many lines': card('review', subscriptionsContext, {
      record: {
        ...onboardingAt('review', 'yes', texts),
        lines: Array.from({ length: 8 }, () => offeredLine),
        linesFinished: false,
      },
    }),
    'subscriptions, some lines': card('review', largeCatalog, {
      record: { ...onboardingAt('review', 'yes', texts), linesFinished: false },
    }),
    'subscriptions, a mistake beside three lines': card('review', subscriptionsContext, {
      record: { ...ofLines(3), linesFinished: false },
      inputs: { quantity: '5' },
      errors: { product: mistakes.why ?? '', endOfTerm: mistakes.why ?? '' },
      pressed: 'add-line',
    }),
    'review of five lines': card('review', reviewContext, { record: ofLines(5) }),
    review: card('review', reviewContext),
    'review of many lines': card('review', reviewContext, { record: ofMany('review') }),
    'review, as proposed': card('review', reviewContext, {
      record: asProposed(onboardingAt('review', 'yes', texts)),
    }),
    'review, with what was offered': card('review', reviewContext, {
      record: { ...onboardingAt('review', 'yes', texts), lines: [offeredLine] },
    }),
    'review after rejection': card('rejected', reviewContext, { branch: 'no' }),
    'waiting for approval': card('awaiting-approval', status, { branch: 'no' }),
    'price moved': card('price-moved', status),
    connected: card('connected', status, {
      notice: {
        tone: 'good',
        text: words.say('chat.notice.approved', { approver: 'Mona Manager', accountName: hostile, amount: '$54.00' }),
      },
    }),
    'waiting for the customer, mailed three times': card('connected', status, {
      record: chased(onboardingAt('connected', 'yes', texts)),
    }),
    unavailable: card(
      'contract',
      { step: 'unavailable' },
      { notice: { tone: 'error', text: words.say('errors.tasks.unexpected') } },
    ),
    'sign-in to hand over': card('to hand over', status),
    'sign-in handed over': card('handed over', status),
    'sign-in to hand over, with dialogs': card('to hand over', status, { hasDialogs: true }),
    attention: card('attention', status),
    'a tenant of the name accepted': card('provisioning', status, { record: ofNamesake }),
    'for an operator': card('attention', status, { offers: offersTo(['operator'], manager) }),
    'for an auditor, while it is filled in': card('contract', status, { offers: offersTo(['auditor'], manager) }),
    'partly ordered': card('partly ordered', status),
    completed: card('completed', status),
    'completed, many lines': card('completed', status, { record: ofMany('completed') }),
    cancelled: card('cancelled', status),
    approval: approval('awaiting-approval', {
      errors: { reason: words.say('onboarding.refusals.say-why', { requester: 'Rita Rep' }) },
      pressed: 'reject',
    }),
    'approval of many lines': approval('awaiting-approval', { record: ofMany('awaiting-approval') }),
    'approval, second step': approval('awaiting-approval', { record: inSteps }),
    'approval, question to the rep': card('awaiting-approval', status, { record: inSteps }),
    'approval passed on': passOnCard(words, { record: inSteps, people: [manager], unmet: 2 }),
    'news for an approver': approverNewsCard(words, { text: hostile, record: inSteps }),
    'approval inbox': approvalInboxCard(words, {
      rows: inboxRows(inSteps),
      before: 7,
      total: 600,
      isMore: false,
      after: 'x',
      notice: hostile,
      now,
    }),
    'somebody is meant': mentionCard(words, hostile, [manager]),
    'how the week was': digestCard(words, weekOf(hostile), now),
    'approval, other branch': approval('awaiting-approval', { branch: 'no', mayDecide: false }),
    'approval of a price that moved': approval('price-moved'),
    'approval of a tenant by word of mouth': approval('awaiting-approval', { record: byWord }),
    approved: approval('completed'),
    'approved a moment ago': approval('provisioning', { record: justApproved, viewer: manager.id }),
    'passed on a moment ago': approval('awaiting-approval', { record: passedOn, viewer: manager.id }),
    'rejected approval': approval('rejected'),
    'cancelled approval': approval('cancelled'),
    welcome: welcomeCard(words, { name: hostile }, () => true),
    suggestion: suggestionCard(words, words.say('chat.list.noOpenCalledBut', { name: hostile }), [
      { title: hostile, typed: `cancel ${hostile}` },
    ]),
    help: helpCard(words, () => true, 'https://bot.example'),
    list: onboardingListCard(words, {
      title: words.say('chat.list.mine'),
      empty: words.say('chat.list.noneAtAll'),
      items: [
        { work, holder: null, mayOpen: true },
        { work: summaryOf(invited), holder: hostile, mayOpen: false },
        ...Array.from({ length: 18 }, () => ({ work, holder: hostile, mayOpen: true })),
      ],
      total: 300,
      ...looks,
    }),
    'list to choose from': onboardingListCard(words, {
      title: words.say('chat.list.whichOne', { command: words.say('commands.typed.cancel') }),
      empty: '',
      items: [{ work, holder: null, mayOpen: true }],
      total: 1,
      ...looks,
      press: { verb: 'ask-cancel', title: 'cards.list.cancel' },
    }),
    'my work': workListCard(words, workOf(words, texts)),
    'a page of my work': workListCard(words, {
      ...workOf(words, texts),
      search: hostile,
      groups: [{ ...groupOf('waiting', 8, texts), before: 10 }],
      isPage: true,
    }),
    'nothing that needs me': workListCard(words, { ...workOf(words, texts), groups: [groupOf('needs-you', 0)] }),
    'empty list': onboardingListCard(words, {
      title: words.say('chat.list.open'),
      empty: words.say('chat.list.noneOpen'),
      items: [],
      total: 0,
      ...looks,
    }),
    duplicate: duplicate({ ...shown, isOnlyAlike: false, holder: 'Sam Second', mine: true }),
    'duplicate of somebody else': duplicate({
      ...shown,
      ...ofInvited,
      isOnlyAlike: false,
      holder: hostile,
      mine: false,
    }),
    'duplicate that is only alike': duplicate({ ...shown, isOnlyAlike: true, holder: null, mine: false }),
    'confirm cancel': confirmCancelCard(words, record),
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
    'goes on': goesOnCard(words, { text: words.say('chat.extension.goesOn'), link: sharing.link }),
    moved: movedCard(words, { accountName: hostile, where: 'below' }),
    shared: baseCard(words, sharedAt('connected', texts), { ...sharing, isLive: true }),
    'shared by its link': baseCard(words, sharedAt('attention', texts), { ...sharing, isLive: false }),
    'what needs attention': attentionCard(words, attentionOf(words, 6, texts)),
    'one cause that needs attention': attentionCard(words, oneCauseOf(attentionOf(words, 2, texts))),
    'what needs attention, for an auditor': attentionCard(words, {
      ...attentionOf(words, 6, texts, offersTo(['auditor'], manager)),
      mayRetryAll: false,
    }),
    'nothing needs attention': attentionCard(words, { ...attentionOf(words, 0, texts), paused: [], failing: [] }),
    'news: approved': news('provisioning', [{ kind: 'approved', by: manager }]),
    'news: approved, among others': news('provisioning', [{ kind: 'approved', by: manager }], { mentionsRep: true }),
    'news: rejected': news('rejected', [{ kind: 'rejected', by: manager, reason: hostile }]),
    'news: sign-in to hand over': news('to hand over', [{ kind: 'tenant-created' }], { isRepeated: true }),
    'news: link to the sign-in locked': news('handed over', [{ kind: 'sign-in-link-ended', why: 'locked' }]),
    'news: needs the rep': news('attention', [
      { kind: 'needs-attention', problem: saying('errors.tasks.quoted', { text: hostile }) },
    ]),
    'news: signed and ordered': news('completed', [
      { kind: 'agreement-signed' },
      { kind: 'order-placed', orderIds: ['order-1'] },
    ]),
    'news: can still be taken back': showNews(words, takeable, {
      ...{ notices: [{ kind: 'take-back-ends', tells: 'last-morning', until: takenBackBy, lines: [0, 1] }] },
      ...{ isRepeated: false, hasDialogs: false, hasOperators: false, mentionsRep: false, isTheirs: true, now },
    }).card,
    'completed, can be taken back': card('completed', status, { record: takeable }),
    'a change of the order is asked for': card('completed', status, { record: changing }),
    'subscriptions to cancel': cancelOrderCard(words, { record: takeable, ...wrong }),
    'seats to reduce': reduceSeatsCard(words, { record: takeable, ...wrong }),
    'approval of a change': changeApprovalCard(words, { record: changing, asked, mayDecide: true, ...wrong }),
    'approval of a change, decided': changeApprovalCard(words, { record: changed, asked, mayDecide: true, ...wrong }),
    'what operators are told': operatorsMessageCard(words, { text: hostile, record }),
  };
}

import type { Change, Command, CustomerCommand, TaskResult } from '../onboarding/commands.ts';
import { decide } from '../onboarding/decide.ts';
import { type Onboarding, startOnboarding } from '../onboarding/onboarding.ts';
import type { Person } from '../onboarding/person.ts';
import type { Account, Contact } from '../onboarding/steps/account.ts';
import type { AgreementTemplate } from '../onboarding/steps/agreement.ts';
import type { Address, AddressCheck, CountryNeeds, TypedCompany } from '../onboarding/steps/company.ts';
import { defaultContract } from '../onboarding/steps/contract.ts';
import type { Invitation } from '../onboarding/steps/invitation.ts';
import type { Finding } from '../onboarding/steps/registration.ts';
import { type Plan, type ProductChoice, productKey } from '../onboarding/steps/subscriptions.ts';
import type { TaskKind } from '../onboarding/tasks.ts';
import { noted } from '../onboarding/timeline.ts';
import * as abc from './onboarding/abc-corp.ts';
import * as result from './onboarding/results.ts';

/** Typical onboardings at every point of their way, made by the domain itself: nothing here that `decide` cannot make. */

export const tenantId = '11111111-2222-4333-8444-555555555555';
export const rep: Person = { id: 'aaaaaaaa-0000-4000-8000-000000000001', tenantId, name: 'Rita Rep' };
export const manager: Person = { id: 'aaaaaaaa-0000-4000-8000-000000000002', tenantId, name: 'Mona Manager' };

/** When the sample onboardings begin; everything comes an hour after the one before. */
export const sampleStart = Date.UTC(2026, 10, 18, 9, 5);
const minute = 60 * 1000;
const hour = 60 * minute;

/** What people type, so that a test can put anything into it. */
export interface SampleTexts {
  readonly accountName: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly street: string;
  readonly reason: string;
  readonly productTitle: string;
}

const plainTexts: SampleTexts = {
  accountName: 'ABC Corp',
  firstName: 'Ann',
  lastName: 'Lee',
  street: '1 Main Street',
  reason: 'The discount is too high for the first year.',
  productTitle: 'Microsoft 365 Business Premium',
};

/** The same text wherever people can put one. */
export function everywhere(text: string): SampleTexts {
  return { accountName: text, firstName: text, lastName: text, street: text, reason: text, productTitle: text };
}

export const microsoftAgreement: AgreementTemplate = {
  id: '998b88de-aa99-4388-a42c-1b3517d49490',
  name: 'Microsoft Customer Agreement',
  version: '2024-10',
  link: 'https://www.microsoft.com/licensing/docs/customeragreement',
  publisher: 'microsoft',
};

export const americanNeeds: CountryNeeds = {
  iso2: 'US',
  cultures: ['en-US', 'es-US'],
  states: ['CA', 'NY', 'OR', 'TX', 'WA'],
  stateRequired: true,
  cityRequired: true,
  postalCodeRequired: true,
  postalCodePattern: /^\d{5}(-\d{4})?$/,
  registrationNumberRequired: false,
  registrationNumberPattern: null,
  registrationNumberSample: '',
  phoneRequired: false,
  phonePattern: null,
  callingCodes: ['1'],
};

const yearlyPlan: Plan = {
  term: 'P1Y',
  billing: 'monthly',
  currency: 'USD',
  cost: 1760,
  suggested: 2200,
  announced: null,
};
export const businessPremium: ProductChoice = {
  ...abc.businessBasic,
  extendedTerm: { currency: 'USD', cost: 2175, suggested: 2719, isEstimate: false },
  productId: 'CFQ7TTC0LCHC',
  skuId: '0002',
  title: plainTexts.productTitle,
  plans: [
    yearlyPlan,
    { term: 'P1Y', billing: 'annual', currency: 'USD', cost: 21120, suggested: 26400, announced: null },
    { term: 'P1M', billing: 'monthly', currency: 'USD', cost: null, suggested: 2640, announced: null },
  ],
};

export const audioConferencing: ProductChoice = {
  ...businessPremium,
  productId: 'CFQ7TTC0LHSL',
  skuId: '0001',
  title: 'Microsoft Teams Audio Conferencing',
  isAddOn: true,
  prerequisites: [productKey(businessPremium)],
};

export type Branch = 'yes' | 'no';

/** Points on the way; each is reached by what happens up to it. `address` is an address that has to be decided on. */
export type Point =
  | 'account'
  | 'registration'
  | 'contradiction'
  | 'invitation'
  | 'company'
  | 'address'
  | 'agreement'
  | 'contract'
  | 'subscriptions'
  | 'line'
  | 'review'
  | 'awaiting-approval'
  | 'rejected'
  | 'provisioning'
  | 'to hand over'
  | 'handed over'
  | 'connected'
  | 'partly ordered'
  | 'attention'
  | 'price-moved'
  | 'completed'
  | 'cancelled';

type Happening =
  | { by: Person; change: Change }
  | { task: TaskKind; result: TaskResult }
  | { does: CustomerCommand['does'] };

/** The onboarding at this point of this branch. @param start when it was begun, ms UTC */
export function onboardingAt(
  point: Point,
  branch: Branch = 'yes',
  texts: Partial<SampleTexts> = {},
  start = sampleStart,
): Onboarding {
  const written = { ...plainTexts, ...texts };
  const fresh = startOnboarding({
    id: '5f0c7f6e-9a52-4a40-8d0f-2f6f3f6f0001',
    accountName: written.accountName,
    requester: rep,
    conversationId: 'conversation-of-rita',
    providerId: 'partner-center',
    at: start,
  });
  let at = start;
  let record = fresh;
  for (const happening of wayTo(point, branch, written)) {
    // Who asked for a code types it soon.
    at += 'does' in happening ? minute : hour;
    record = afterwards(record, happening, at);
  }
  return record;
}

function afterwards(record: Onboarding, happening: Happening, at: number): Onboarding {
  const decision = decide(record, commandOf(record, happening), at);
  if (decision.outcome !== 'changed') throw new Error(`The sample went wrong: ${JSON.stringify(decision)}`);
  const tasks = decision.record.tasks.map((task, index) => ({
    ...task,
    id: task.id || `task-${at}-${index}`,
  }));
  return { ...decision.record, tasks };
}

function commandOf(record: Onboarding, happening: Happening): Command {
  if ('change' in happening) {
    const { by: person, change } = happening;
    return {
      source: 'person',
      by: { person, roles: [person === manager ? 'approver' : 'rep'] },
      revision: record.revision,
      change,
    };
  }
  if ('does' in happening) return { source: 'customer', link: record.signInLink?.id ?? '', does: happening.does };
  const task = record.tasks.find(({ kind }) => kind === happening.task);
  if (task === undefined) throw new Error(`The sample has no task ${happening.task}.`);
  return { source: 'task', taskId: task.id, result: happening.result };
}

/** A point and what leads to it from the one before. */
type Leg = readonly [Point, ...Happening[]];

function wayTo(point: Point, branch: Branch, texts: SampleTexts): readonly Happening[] {
  const filled = branch === 'yes' ? wayOfYes(texts) : wayOfNo(texts);
  const happenings: Happening[] = [];
  for (const [reached, ...leading] of [...filled, ...wayOfOrder(texts), ...wayAfterSubmit(branch, texts)]) {
    if (reached === point) return [...happenings, ...leading];
    if (!sideTracks.has(reached)) happenings.push(...leading);
  }
  throw new Error(`There is no ${point} on the branch ${branch}.`);
}

/** Points that the way to later points does not lead over. */
const sideTracks: ReadonlySet<Point> = new Set([
  'contradiction',
  'address',
  'line',
  'rejected',
  'attention',
  'price-moved',
  'cancelled',
]);

const byRep = (change: Change): Happening => ({ by: rep, change });

function contactOf({ firstName, lastName }: SampleTexts): Contact {
  return { firstName, lastName, email: 'ann@abccorp.com', phone: '+1 425 555 0100' };
}

function commonStart(texts: SampleTexts): readonly Leg[] {
  const bob = { firstName: 'Bob', lastName: 'Stone', email: 'bob@abccorp.com', phone: '' };
  const account: Account = { contacts: [contactOf(texts), bob], primary: 0, domain: 'abccorp.com' };
  return [['account'], ['registration', byRep({ kind: 'save-account', account })]];
}

function answered(answer: Branch, finding: Finding): Happening {
  return byRep({ kind: 'answer-registration', providerId: 'partner-center', answer, finding });
}

const tenantFound: Finding = { kind: 'tenant', domain: 'abccorp.com', tenantId };
const noTenant: Finding = { kind: 'no-tenant', domain: 'abccorp.com' };

function wayOfYes(texts: SampleTexts): readonly Leg[] {
  const contact = contactOf(texts);
  const address: Address = {
    addressLine1: texts.street,
    addressLine2: 'Suite 200',
    city: 'Seatle',
    state: 'WA',
    postalCode: '98101',
    country: 'US',
  };
  const company: TypedCompany = {
    legalName: `${texts.accountName} Inc.`,
    domainPrefix: 'abccorp',
    address,
    culture: 'en-US',
    registrationNumber: '',
    segment: 'commercial',
    contact,
    phone: '425 555 0100',
  };
  const corrected = { ...address, addressLine1: '1 Main St', city: 'Seattle', postalCode: '98101-2345' };
  const save = (status: AddressCheck['status'], suggestion: Address) =>
    byRep({ kind: 'save-company', company, check: { status, suggestions: [suggestion], message: '' } });
  const how = { kind: 'already-signed', signedOn: '2026-11-16' } as const;
  return [
    ...commonStart(texts),
    ['contradiction', answered('yes', tenantFound)],
    ['company', answered('yes', noTenant)],
    ['address', save('InteractionRequired', corrected)],
    ['agreement', save('VerifiedShippable', address)],
    ['contract', byRep(abc.saveAgreement({ template: microsoftAgreement, signatory: contact, how }))],
  ];
}

function wayOfNo(texts: SampleTexts): readonly Leg[] {
  const subject = 'Please accept us as your reseller';
  const mail = { recipient: contactOf(texts), subject, text: 'Hello,\n\n[link]', sentAt: null };
  const invitation: Invitation = { mail, country: 'US', segment: 'commercial' };
  const sent: Happening = { task: 'send-invitation', result: { kind: 'invitation-sent' } };
  return [
    ...commonStart(texts),
    ['contradiction', answered('no', noTenant)],
    ['invitation', answered('no', tenantFound)],
    ['contract', byRep({ kind: 'save-invitation', invitation }), sent],
  ];
}

function wayOfOrder(texts: SampleTexts): readonly Leg[] {
  const product = { ...businessPremium, title: texts.productTitle };
  const contract = { ...defaultContract(texts.accountName, { currency: 'USD', discountPercent: 2.5 }, 0) };
  const line = {
    product,
    plan: yearlyPlan,
    quantity: 25,
    endOfTerm: 'cancel' as const,
    sellingPrice: 2200,
    promotion: null,
    customTermEndDate: null,
  };
  const addOn = { ...line, product: audioConferencing, quantity: 5, sellingPrice: 400 };
  const lines = [line, addOn].map((each) => byRep({ kind: 'add-line', line: each }));
  return [
    ['subscriptions', byRep({ kind: 'save-part', part: 'contract', filled: { contract } })],
    ['line', byRep({ kind: 'choose-product', product })],
    ['review', ...lines, byRep({ kind: 'finish-lines' })],
  ];
}

function wayAfterSubmit(branch: Branch, texts: SampleTexts): readonly Leg[] {
  const customerId = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';
  const tenantDomain = 'abccorp.onmicrosoft.com';
  const connecting = branch === 'yes' ? 'create-customer' : 'check-relationship';
  const connected: TaskResult =
    branch === 'yes'
      ? { kind: 'customer-created', customerId, domain: tenantDomain, userName: `admin@${tenantDomain}` }
      : { kind: 'relationship-accepted', customerId, domain: 'abccorp.com' };
  const nextAt = sampleStart + 30 * hour;
  const told = result.seen('cancel', { lastDay: '2027-11-18' });
  const refused: Happening = { task: 'confirm-agreement', result: { kind: 'confirmation', taken: false } };
  const problem = { key: 'errors.partnerCenter.fault-403-800069', values: {} };
  const inPart: TaskResult = { ...result.orderTaken('d4d3a4f2', 0), refused: [{ line: 1, problem }] };
  const granted = { id: 'link-1', to: 'ann@abccorp.com', until: sampleStart + 7 * 24 * hour, grant: '' };
  const handedOver: readonly Happening[] = [
    byRep({ kind: 'hand-over', granted }),
    { task: 'send-sign-in-link', result: { kind: 'sign-in-link-sent', link: 'link-1', partnerName: 'Northwind' } },
  ];
  const opened: readonly Happening[] = [
    { does: { kind: 'ask-code' } },
    { does: { kind: 'try-code', code: 1, isRight: true } },
  ];
  const ready: readonly Happening[] = [
    { task: 'check-verification', result: result.verification('Allowed', nextAt) },
    { task: 'check-agreement', result: result.signedByCustomer },
    { task: 'create-cart', result: result.cartCreated },
  ];
  const moved: TaskResult = {
    kind: 'price-moved',
    prices: [
      { cost: 1980, suggested: 2475, currency: 'USD' },
      { cost: null, suggested: null, currency: 'USD' },
    ],
    terms: { policy: abc.ruleFrom(0), approverIds: [manager.id], approverNames: ['Mona Manager'] },
  };
  return [
    [
      'awaiting-approval',
      byRep({ kind: 'submit', policy: abc.ruleFrom(0), approverIds: [manager.id], approverNames: [] }),
    ],
    ['rejected', { by: manager, change: { kind: 'reject', reason: texts.reason } }],
    ['cancelled', byRep({ kind: 'cancel' })],
    ['provisioning', { by: manager, change: { kind: 'approve' } }],
    ['attention', { task: connecting, result: failure }],
    [
      'to hand over',
      { task: connecting, result: connected },
      { task: 'check-verification', result: result.verification('UnderReview', nextAt) },
      ...(branch === 'yes' ? [refused] : []),
      { task: 'check-agreement', result: { kind: 'agreement', signed: null, nextAt } },
    ],
    ['handed over', ...(branch === 'yes' ? handedOver : [])],
    ['connected', ...(branch === 'yes' ? opened : []), { task: 'send-agreement', result: { kind: 'agreement-asked' } }],
    ['price-moved', ...ready, { task: 'check-out', result: moved }],
    ['partly ordered', ...ready, { task: 'check-out', result: inPart }],
    [
      'completed',
      byRep({ kind: 'retry' }),
      { task: 'create-cart', result: result.cartCreated },
      { task: 'check-out', result: result.orderTaken('8c1b07e5', 1) },
      { task: 'check-order', result: result.orderProvided('d4d3a4f2') },
      { task: 'check-order', result: result.orderProvided('8c1b07e5') },
      { task: 'set-end-of-term', result: result.endSettled(told, { ...told, id: 'subscription-2' }) },
    ],
  ];
}

const failure = result.failed({
  problem: { key: 'errors.partnerCenter.fault-400-2007', values: {} },
  correlationId: '7b9c3d1e-0000-4000-8000-000000000001',
  retryAt: null,
  request: 'answered',
});

/** With what Partner Center says of each subscription. */
export function canBeTakenBack(record: Onboarding, until: number): Onboarding {
  const subscriptions = record.order.subscriptions.map((subscription, place) => {
    const seats = record.lines[place]?.quantity ?? 1;
    return {
      ...subscription,
      takeBack: { seats, cancelUntil: until, freeUntil: null, refundable: [{ seats, until }] },
    };
  });
  return { ...record, order: { ...record.order, subscriptions } };
}

/** The first line is to be cancelled, the others to have one seat. */
export function asksToTakeBack(record: Onboarding, why: string, { since, until }: { since: number; until: number }) {
  const lines = record.lines.map(({ product, quantity }, line) => {
    return { line, title: product.title, before: quantity, seats: line === 0 ? 0 : 1 };
  });
  const what = { by: record.requester, lines, why, until };
  const who = { approverIds: [manager.id], approverNames: [manager.name], reached: null };
  const change = { ...what, ...who, since, approvedBy: null, refused: [] };
  const asking = noted({ ...record, change }, { kind: 'change-asked', ...what }, since);
  const asked = asking.timeline.findLast((entry) => entry.kind === 'change-asked');
  if (asked === undefined) throw new Error('The sample went wrong: nothing was asked.');
  return { record: asking, asked };
}

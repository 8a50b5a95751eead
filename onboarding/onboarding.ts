import { z } from 'zod';
import { Person } from './person.ts';
import { Account } from './steps/account.ts';
import { AgreementTerms } from './steps/agreement.ts';
import { CompanyDetails } from './steps/company.ts';
import { Contract } from './steps/contract.ts';
import { Invitation, Registration } from './steps/registration.ts';
import { ProductChoice, SubscriptionLine } from './steps/subscriptions.ts';
import { Task } from './tasks.ts';

/** The parts a rep fills in, in the order in which they are asked. */
export const parts = [
  'account',
  'registration',
  'invitation',
  'company',
  'agreement',
  'contract',
  'subscriptions',
] as const;
export type Part = (typeof parts)[number];

/** Where the whole onboarding stands. What the outside world has reported so far is in the facts beside it. */
const Stage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('drafting'),
    rejection: z.object({ by: Person, at: z.number(), reason: z.string() }).nullable(),
  }),
  z.object({
    kind: z.literal('awaiting-approval'),
    since: z.number(),
    approverIds: z.array(z.string()),
    /** Of those whose name is known. */
    approverNames: z.array(z.string()),
  }),
  z.object({ kind: z.literal('provisioning'), since: z.number(), approvedBy: Person.nullable() }),
  z.object({ kind: z.literal('completed'), at: z.number(), approvedBy: Person.nullable() }),
  z.object({ kind: z.literal('cancelled'), at: z.number(), by: Person }),
]);

/** The tenant at Partner Center: created by us ("Yes"), or the customer's own after acceptance ("No"). */
const Customer = z.object({ customerId: z.string(), domain: z.string(), since: z.number() });

/** Where the new tenant's administrator password is. The password itself never stands in the record. */
const Credentials = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('in-vault'), userName: z.string(), since: z.number() }),
  z.object({ kind: z.literal('taken'), by: Person, at: z.number() }),
  z.object({ kind: z.literal('lost') }),
]);

const Verification = z.object({
  status: z.enum(['Allowed', 'UnderReview', 'NotAllowed', 'Unknown', 'NotReady', 'NoRecord']),
  since: z.number(),
});

/** What is known about the Microsoft Customer Agreement, apart from what the rep entered. */
const AgreementFacts = z.object({
  /** When the customer was sent the acceptance link; null while nobody asked. */
  askedAt: z.number().nullable(),
  /** When we last looked whether it is signed; null = not yet. */
  checkedAt: z.number().nullable(),
  signed: z.object({ at: z.number(), how: z.enum(['by-customer', 'confirmed-by-us']) }).nullable(),
  /** Partner Center did not take our confirmation: only the customer can accept. */
  confirmationRefused: z.boolean(),
});

export const nothingKnownOfAgreement: z.infer<typeof AgreementFacts> = {
  askedAt: null,
  checkedAt: null,
  signed: null,
  confirmationRefused: false,
};

const Order = z.object({
  cartId: z.string().nullable(),
  placed: z.object({ at: z.number(), orderIds: z.array(z.string()) }).nullable(),
  /** Whether the subscriptions that are to end with their term have been told so. */
  renewalSettled: z.boolean(),
});

/** Something that only a person can get going again. */
const Attention = z.object({
  taskId: z.string(),
  text: z.string(),
  correlationId: z.string().nullable(),
  since: z.number(),
});

const TimelineEntry = z.object({ at: z.number(), by: z.string(), what: z.string() });

/** Raised with every change that kept records do not fit, together with a step in `read-record.ts`. */
export const recordSchema = 2;

/** One customer's onboarding: the only truth about it. Times are milliseconds since 1970, UTC. */
export const Onboarding = z.object({
  schema: z.literal(recordSchema),
  id: z.string(),
  /** Grows with every change a person makes; a card drawn from an older one is stale. */
  revision: z.number(),
  /** What made the latest revision, so that the second half of a double click is recognised. */
  lastChange: z.object({ event: z.string(), by: z.string() }),
  accountName: z.string(),
  requester: Person,
  /** The conversation it was started in, where its status card and news appear. */
  conversationId: z.string(),
  createdAt: z.number(),
  stage: Stage,
  /** The part the rep opened again; null = the first unfinished one is next. */
  editing: z.enum(parts).nullable(),

  account: Account.nullable(),
  providerId: z.string(),
  registration: Registration.nullable(),
  invitation: Invitation.nullable(),
  company: CompanyDetails.nullable(),
  agreement: AgreementTerms.nullable(),
  contract: Contract.nullable(),
  lines: z.array(SubscriptionLine),
  linesFinished: z.boolean(),
  choosing: ProductChoice.nullable(),

  customer: Customer.nullable(),
  credentials: Credentials,
  verification: Verification.nullable(),
  agreementFacts: AgreementFacts,
  order: Order,
  attention: Attention.nullable(),
  timeline: z.array(TimelineEntry),
  /** What still has to happen in the outside world. */
  tasks: z.array(Task),
});
export type Onboarding = z.infer<typeof Onboarding>;
export type Stage = z.infer<typeof Stage>;

/** Whether nothing more will happen to it. */
export function isOver({ stage }: Pick<Onboarding, 'stage'>): boolean {
  return stage.kind === 'completed' || stage.kind === 'cancelled';
}

/** A new onboarding, as `onboard <name>` makes it. */
export function startOnboarding(start: {
  id: string;
  accountName: string;
  requester: Person;
  conversationId: string;
  providerId: string;
  at: number;
}): Onboarding {
  return {
    schema: recordSchema,
    id: start.id,
    revision: 1,
    lastChange: { event: 'start', by: start.requester.id },
    accountName: start.accountName,
    requester: start.requester,
    conversationId: start.conversationId,
    createdAt: start.at,
    stage: { kind: 'drafting', rejection: null },
    editing: null,
    account: null,
    providerId: start.providerId,
    registration: null,
    invitation: null,
    company: null,
    agreement: null,
    contract: null,
    lines: [],
    linesFinished: false,
    choosing: null,
    customer: null,
    credentials: { kind: 'none' },
    verification: null,
    agreementFacts: nothingKnownOfAgreement,
    order: { cartId: null, placed: null, renewalSettled: false },
    attention: null,
    timeline: [{ at: start.at, by: start.requester.name, what: 'started the onboarding' }],
    tasks: [],
  };
}

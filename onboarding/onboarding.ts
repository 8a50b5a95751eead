import { z } from 'zod';
import { CardMessage } from './card-message.ts';
import { broughtBy, type CrmAccount, CrmBrought, CrmLink, linkTo } from './crm-link.ts';
import {
  Acceptor,
  AgreementFacts,
  Attention,
  Chase,
  Credentials,
  Customer,
  Delegation,
  nothingChased,
  nothingKnownOfAgreement,
  nothingOrdered,
  Order,
  Verification,
} from './facts.ts';
import { OrderChange } from './order-change.ts';
import { Person } from './person.ts';
import { Proposed } from './proposed.ts';
import { SentMail } from './sent-mails.ts';
import { SignInLink } from './sign-in-link.ts';
import { Stage } from './stage.ts';
import { nothingFilledIn, partNames, stepFields } from './steps.ts';
import { Task } from './tasks.ts';
import { noted, TimelineEntry } from './timeline.ts';
import { Undoable } from './undoable.ts';
import { recordSchema } from './upgrades.ts';

export { recordSchema };

/** One customer's onboarding: the only truth about it. Times are milliseconds since 1970, UTC. */
export const Onboarding = z.object({
  schema: z.literal(recordSchema),
  id: z.string(),
  /** Grows with every change a person makes; a card drawn from an older one is stale. */
  revision: z.number(),
  /** What made the latest revision, so that the second half of a double click is recognised. */
  /** `saying`: by what a click is known again that says the same once more. */
  lastChange: z.object({ kind: z.string(), by: z.string(), saying: z.string().optional() }),
  accountName: z.string(),
  /** The rep whose onboarding it is. */
  requester: Person,
  /** Who had it before, none of whom may ever approve it. */
  earlierRequesters: z.array(Person),
  /** The conversation it was started in, where its status card and news appear. */
  conversationId: z.string(),
  createdAt: z.number(),
  stage: Stage,
  /** The decision that has brought it there, as long as it may be taken back; null = it stands, or there is none. */
  undoable: Undoable.nullable().default(null),
  /** The part the rep opened again; null = the first unfinished one is next. */
  editing: z.enum(partNames).nullable(),
  providerId: z.string(),
  /** What the forms start from; null = nothing is known. */
  proposed: Proposed.nullable().default(null),
  /** The parts that stand as they were proposed: nobody has filled them in. */
  asProposed: z.array(z.enum(['agreement', 'contract'])).default([]),
  ...stepFields,

  customer: Customer.nullable(),
  /** Tenants that accepted us and may be this customer, in the order in which they were heard of. */
  acceptors: z.array(Acceptor).default([]),
  credentials: Credentials,
  signInLink: SignInLink.nullable().default(null),
  verification: Verification.nullable(),
  agreementFacts: AgreementFacts,
  delegation: Delegation.nullable().default(null),
  /** Null = no account of a CRM is known to be the customer. */
  crm: CrmLink.nullable().default(null),
  /** Null = the CRM has filled in nothing. */
  crmBrought: CrmBrought.nullable().default(null),
  order: Order,
  /** What the rep wants to take back of the order, from the moment it is asked for until that is over; null = nothing. */
  change: OrderChange.nullable().default(null),
  /** The last entry of the timeline that the next system was told of; 0 = none. */
  announced: z.number().default(0),
  attention: Attention.nullable(),
  timeline: z.array(TimelineEntry),
  /** The mails that went to the customer, the newest last. */
  sentMails: z.array(SentMail).default([]),
  chase: Chase.default(nothingChased),
  /** What still has to happen in the outside world. */
  tasks: z.array(Task),
  /** The messages that show its card, to whom. */
  cards: z.array(CardMessage),
  /** The deliveries of Teams that changed it last, so that one that comes again changes nothing. */
  deliveries: z.array(z.string()),
});
export type Onboarding = z.infer<typeof Onboarding>;

/** A new onboarding, as `onboard <name>` makes it. */
export function startOnboarding(start: {
  id: string;
  accountName: string;
  requester: Person;
  conversationId: string;
  providerId: string;
  at: number;
  delivery?: string | undefined;
  proposed?: Proposed | null;
  /** `known`: what the account has brought of what is proposed. */
  crm?: (CrmAccount & { readonly known: Proposed | null }) | undefined;
}): Onboarding {
  const started: Onboarding = {
    schema: recordSchema,
    id: start.id,
    revision: 1,
    lastChange: { kind: 'start', by: start.requester.id },
    accountName: start.accountName,
    requester: start.requester,
    earlierRequesters: [],
    conversationId: start.conversationId,
    createdAt: start.at,
    stage: { kind: 'drafting', rejection: null },
    undoable: null,
    editing: null,
    providerId: start.providerId,
    proposed: start.proposed ?? null,
    asProposed: [],
    ...nothingFilledIn,
    customer: null,
    acceptors: [],
    credentials: { kind: 'none' },
    signInLink: null,
    verification: null,
    agreementFacts: nothingKnownOfAgreement,
    delegation: null,
    crm: start.crm === undefined ? null : linkTo(start.crm),
    crmBrought: start.crm === undefined ? null : broughtBy(start.crm, start.crm.known),
    order: { ...nothingOrdered, endOfTermSettled: false, subscriptions: [] },
    change: null,
    announced: 0,
    attention: null,
    timeline: [{ id: 1, at: start.at, hash: '', kind: 'started', by: start.requester }],
    sentMails: [],
    chase: nothingChased,
    tasks: [],
    cards: [],
    deliveries: start.delivery === undefined ? [] : [start.delivery],
  };
  if (start.crm === undefined) return started;
  const { system, accountId, name } = start.crm;
  return noted(started, { kind: 'took-account', by: start.requester, system, accountId, name }, start.at);
}

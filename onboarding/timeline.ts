import { z } from 'zod';
import { ApprovalReason } from './approval-reason.ts';
import { Asked } from './approval-step.ts';
import { CostMove } from './cost-moves.ts';
import { Edit } from './edit.ts';
import type { OmitFromEach } from './omit-from-each.ts';
import { ChangedLine } from './order-change.ts';
import { Person } from './person.ts';
import { Personal } from './personal.ts';
import { Problem } from './problem.ts';
import { bounceReasons } from './sent-mails.ts';
import { EndOfTerm } from './steps/subscriptions.ts';

const LineShown = z.object({
  title: z.string(),
  quantity: z.number(),
  sellingPrice: z.number(),
  productId: z.string().optional(),
  skuId: z.string().optional(),
  term: z.string().optional(),
  billing: z.string().optional(),
  cost: z.number().nullable().optional(),
  /** Of before the extended term could be chosen. */
  autoRenew: z.boolean().optional(),
  endOfTerm: EndOfTerm.optional(),
  /** Null = none, and after the whole term. */
  promotionId: z.string().nullable().optional(),
  customTermEndDate: z.string().nullable().optional(),
});

/** A line whose subscription was to end otherwise than it was ordered. */
export const ChangedEnd = z.object({
  title: z.string(),
  ordered: EndOfTerm,
  /** Null = it said nothing any more. */
  found: EndOfTerm.nullable(),
});
export type ChangedEnd = z.infer<typeof ChangedEnd>;

/** Its last day: that of its term, `yyyy-mm-dd`; null = Partner Center did not say. */
const SubscriptionNamed = z.object({ id: z.string(), lastDay: z.string().nullable() });

/** All that was ordered at one moment, so that two of them can be told apart. '' = there is none. */
const OrderShown = z.object({
  currency: z.string(),
  discountPercent: z.number(),
  lines: z.array(LineShown),
  provider: z.string().optional(),
  market: z.string().optional(),
  startDate: z.string().optional(),
  termMonths: z.number().optional(),
  contractRenews: z.boolean().optional(),
  frequency: z.string().optional(),
  paymentTerms: z.string().optional(),
  billingPolicy: z.string().optional(),
  answer: z.string().optional(),
  /** Of the tenant to be made. */
  legalName: z.string().optional(),
  domainPrefix: z.string().optional(),
});
export type OrderShown = z.infer<typeof OrderShown>;

/** What the customer is asked by mail. */
const AskedByMail = z.enum(['invitation', 'agreement', 'hand-over']);

const written = {
  /** From 1 on, in the order in which it happened. */
  id: z.number(),
  /** ms UTC */
  at: z.number(),
  /** Chains it to the entry before (see `chain.ts`); '' until it is written down. */
  hash: z.string(),
};

/** What the policy asked for at that moment; entries of before it was written down do not say so. */
const askedThen = { asked: Asked.optional() };

/** At which step somebody said yes, whom they stood in for, and what they said to it. */
const consent = { step: z.string().optional(), standsFor: Person.optional(), comment: z.string().optional() };

const entry = <Kind extends string>(kind: Kind) => z.object({ ...written, kind: z.literal(kind) });
const byPerson = <Kind extends string>(kind: Kind) => entry(kind).extend({ by: Person });

/**
 * Who did what and when, or what happened by itself. Put into words where it is shown. What is written down keeps its
 * form, or its hash would no longer fit: a field that comes to a kind later is optional, and no upgrade touches an entry
 * with a hash. What tells of a person at the customer is `Personal`.
 */
export const TimelineEntry = z.discriminatedUnion('kind', [
  byPerson('started'),
  /** An account of the CRM is the customer. */
  byPerson('took-account').extend({ system: z.literal('dataverse'), accountId: z.string(), name: z.string() }),
  byPerson('submitted').extend({
    before: OrderShown.nullable(),
    after: OrderShown,
    /** The customer's tenant, where it was there; else null. */
    customerId: z.string().nullable().optional(),
    /** Why it has to be approved; none = it goes on without. */
    reasons: z.array(ApprovalReason).optional(),
    /** Whose earlier approval it goes on under: what that was given for is unchanged. */
    approvalKept: Person.optional(),
    ...askedThen,
  }),
  byPerson('edited').extend({ edits: z.array(Edit) }),
  /** What was approved, with which nothing more is asked for; null where nobody wrote it down. */
  byPerson('approved').extend({ order: OrderShown.nullable(), ...consent }),
  /** The same, and it waits for the next. */
  byPerson('approved-in-part').extend({ order: OrderShown.nullable(), ...consent }),
  byPerson('rejected').extend({ reason: z.string(), part: z.string().optional() }),
  byPerson('asked-rep').extend({ question: z.string() }),
  byPerson('answered-approver').extend({ answer: z.string() }),
  byPerson('passed-on').extend({ to: Person, reason: z.string() }),
  /** Who decided took it back before anything came of it. `entry`: the decision's id. */
  byPerson('undone').extend({ entry: z.number() }),
  /** Nobody decided in time: others are asked as well, or nobody else is there. */
  entry('escalated').extend({ inVain: z.boolean().optional() }),
  byPerson('reopened').extend({ part: z.string(), before: z.string() }),
  byPerson('retried'),
  byPerson('viewed-credentials'),
  byPerson('took-credentials'),
  /** The rep sent the customer a link to the new tenant's sign-in. */
  byPerson('handed-over').extend({ to: Personal }),
  entry('sign-in-link-mailed').extend({ to: Personal }),
  /** Whoever has the link asked for a code. */
  entry('sign-in-code-mailed').extend({ to: Personal }),
  /** `times`: so many for this link. */
  entry('sign-in-code-wrong').extend({ times: z.number() }),
  entry('sign-in-link-ended').extend({ why: z.enum(['locked', 'expired', 'address']) }),
  entry('sign-in-opened').extend({ whom: Personal }),
  /** They have it elsewhere. */
  entry('sign-in-stored'),
  byPerson('started-over'),
  byPerson('cancelled'),
  byPerson('reassigned').extend({ from: Person, to: Person }),
  /** Somebody tried what is not theirs to do: what, as the domain calls it, and why not. */
  byPerson('refused').extend({ verb: z.string(), reason: z.string() }),
  /** Of before the tenant was named. */
  entry('relationship-accepted'),
  entry('tenant-connected').extend({ domain: z.string(), tenantId: z.string() }),
  entry('tenant-accepted').extend({ domain: z.string(), tenantId: z.string(), companyName: z.string() }),
  byPerson('confirmed-tenant').extend({ domain: z.string(), tenantId: z.string(), ...askedThen }),
  byPerson('refused-tenant').extend({ domain: z.string(), tenantId: z.string() }),
  entry('invitation-mailed').extend({ to: Personal }),
  entry('agreement-mailed'),
  /** `by` null = the address it had come back from was corrected. */
  entry('mailed-again').extend({ what: AskedByMail, to: Personal, by: Person.nullable() }),
  entry('reminded').extend({ what: AskedByMail, to: Personal }),
  entry('mail-bounced').extend({ to: Personal, why: z.enum(bounceReasons) }),
  byPerson('stopped-reminders'),
  byPerson('resumed-reminders'),
  entry('delegation-asked').extend({ relationshipId: z.string() }),
  entry('delegation-mailed'),
  entry('delegation-active'),
  entry('delegation-expired'),
  entry('delegation-terminated'),
  entry('tenant-created').extend({ domain: z.string(), tenantId: z.string().optional() }),
  entry('verified'),
  entry('agreement-signed').extend({ how: z.enum(['by-customer', 'confirmed-by-us']) }),
  entry('confirmation-refused'),
  entry('agreement-wanted'),
  /** Right before the order: it waits for an approval again. */
  entry('price-moved').extend({ moves: z.array(CostMove), ...askedThen }),
  /** Right before the order, which goes on: what is cheaper. */
  entry('price-fell').extend({ moves: z.array(CostMove) }),
  /** Of before orders were watched: Microsoft took it, with which the onboarding was over. */
  entry('order-placed').extend({ orderIds: z.array(z.string()) }),
  /** Microsoft took orders of these lines of the deal, by their places; `refused` are those that none holds so far. */
  entry('order-taken').extend({
    orders: z.array(z.object({ orderId: z.string(), lines: z.array(z.number()) })),
    refused: z.array(z.number()),
  }),
  /** Microsoft cancelled an order, and with it these lines. */
  entry('order-cancelled').extend({ orderId: z.string(), lines: z.array(z.number()) }),
  /** Lines that no order holds, which are not ordered any more. */
  byPerson('left-out').extend({ lines: z.array(z.number()) }),
  /** What the rep wants to take back of the order; `until`: when it can no longer be, ms UTC. */
  byPerson('change-asked').extend({ lines: z.array(ChangedLine), why: z.string(), until: z.number() }),
  byPerson('change-withdrawn'),
  byPerson('change-approved').extend({ lines: z.array(ChangedLine) }),
  byPerson('change-rejected').extend({ reason: z.string() }),
  /** Nobody decided on it in time. */
  entry('change-lapsed'),
  /** Partner Center did it, and it reads so: the seats that each has by now, 0 = it is cancelled. */
  entry('order-changed').extend({ lines: z.array(ChangedLine) }),
  /** Partner Center does not do it any more: its time is over. */
  entry('change-refused').extend({ lines: z.array(ChangedLine), problem: Problem }),
  /** Everything that was ordered is there: the onboarding is over. */
  entry('provisioned'),
  /** Of before the extended term could be chosen. */
  entry('renewal-settled'),
  /** Partner Center was told of every subscription, and it reads so. In the order of the lines; id '' = there is none. */
  entry('end-of-term-settled').extend({ subscriptions: z.array(SubscriptionNamed) }),
  /** Those of an order of before they were written down. */
  entry('end-of-term-watched').extend({ subscriptions: z.array(SubscriptionNamed) }),
  entry('end-of-term-repaired').extend({ lines: z.array(ChangedEnd) }),
  /** Somebody decided otherwise at Partner Center. */
  entry('end-of-term-left').extend({ lines: z.array(ChangedEnd) }),
  entry('message-undelivered').extend({ problem: Problem }),
  entry('needs-attention').extend({ problem: Problem }),
  /** The store was put back to how it was then, ms UTC: what was made outside since is looked for. */
  entry('restored').extend({ to: z.number() }),
  entry('personal-data-erased').extend({ why: z.enum(['asked-for', 'retention']) }),
  /** Of before the entries had kinds: who and what, as it was written then. */
  entry('earlier').extend({ who: z.string(), what: z.string() }),
]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** What is noted; when follows from the moment of the command, the rest from the timeline. */
export type Noted = OmitFromEach<TimelineEntry, keyof typeof written>;

/** The record with one more entry. */
export function noted<R extends { readonly timeline: readonly TimelineEntry[] }>(
  record: R,
  what: Noted,
  at: number,
): R {
  return { ...record, timeline: [...record.timeline, { id: record.timeline.length + 1, at, hash: '', ...what }] };
}

import { z } from 'zod';
import { Person } from './person.ts';
import { Problem } from './problem.ts';
import { EndOfTerm } from './steps/subscriptions.ts';
import { Reminded, TakeBack } from './take-back.ts';

/** The tenant at Partner Center: created by us ("Yes"), or the customer's own after acceptance ("No"). */
export const Customer = z.object({
  customerId: z.string(),
  domain: z.string(),
  since: z.number(),
  /** Who said that this tenant is the customer, where neither tenant id nor domain proves it; else null. */
  confirmedBy: Person.nullable().default(null),
});

/** A tenant that accepted us as its reseller. */
export const AcceptingTenant = z.object({ tenantId: z.string(), domain: z.string(), companyName: z.string() });
export type AcceptingTenant = z.infer<typeof AcceptingTenant>;

/** One of which nothing proves that it is this customer: what the requester says about that. */
export const Acceptor = AcceptingTenant.extend({
  since: z.number(),
  answer: z.enum(['is-customer', 'is-not']).nullable(),
});

/** Where the new tenant's administrator password is. The password itself never stands in the record. */
export const Credentials = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none') }),
  z.object({ kind: z.literal('in-vault'), userName: z.string(), since: z.number() }),
  z.object({ kind: z.literal('taken'), by: Person, at: z.number() }),
  /** By the customer, with the link and code that the rep sent; our copy goes at `keptUntil`. `link`: its id. */
  z.object({
    kind: z.literal('opened'),
    by: z.object({ name: z.string(), email: z.string() }),
    link: z.string(),
    at: z.number(),
    keptUntil: z.number(),
  }),
  z.object({ kind: z.literal('lost') }),
]);

export const Verification = z.object({
  status: z.enum(['Allowed', 'UnderReview', 'NotAllowed', 'Unknown', 'NotReady', 'NoRecord']),
  since: z.number(),
});

/** What is known about the Microsoft Customer Agreement, apart from what the rep entered. */
export const AgreementFacts = z.object({
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

/** The invitation to granular delegated admin privileges (GDAP), as Microsoft Graph has it. */
export const Delegation = z.object({
  /** Of the relationship at Graph. */
  id: z.string(),
  /** `asked`: the customer has not granted it yet. */
  status: z.enum(['asked', 'active', 'expired', 'terminated']),
  /** When it became so, as far as we know, ms UTC. */
  since: z.number(),
  /** When its link left, ms UTC; null = not yet. */
  mailedAt: z.number().nullable(),
});
export type Delegation = z.infer<typeof Delegation>;

/** One order at Microsoft: what it last said of it and of its lines. */
export const WatchedOrder = z.object({
  orderId: z.string(),
  status: z.enum(['pending', 'pending-review', 'completed', 'suspended', 'error', 'cancelled']),
  /** Since when it has that status, as far as we looked. ms UTC */
  since: z.number(),
  /** When Microsoft took it, ms UTC; null = as the first. */
  placedAt: z.number().nullable().default(null),
  /** Whether it has stood still for longer than is usual. */
  isLate: z.boolean().default(false),
  lines: z.array(
    z.object({
      /** Its place among the lines of the deal, from 0. */
      line: z.number(),
      /** Its number in the order. */
      item: z.number(),
      state: z.enum(['awaited', 'provided', 'not-provided']),
    }),
  ),
});
export type WatchedOrder = z.infer<typeof WatchedOrder>;

/** A line of the deal, by its place, that Microsoft took no order for, and why. */
export const RefusedLine = z.object({ line: z.number(), problem: Problem });
export type RefusedLine = z.infer<typeof RefusedLine>;

/** The subscription that a line has become: the end of its term, and until when it can be taken back. */
const LineSubscription = z.object({
  /** '' = none was found. */
  id: z.string(),
  /** Of its term, `yyyy-mm-dd`; null = Partner Center does not say. */
  lastDay: z.string().nullable(),
  /**
   * `untold`: it is not there yet, or not ordered; or it was ordered before ends could be told, and is told now. `told`: it reads as ordered. `drifted`: it no longer does, and is told
   * again. `left`: somebody decided otherwise at Partner Center, and it is theirs. `over`: the term has ended, or the
   * subscription with it.
   */
  state: z.enum(['untold', 'told', 'drifted', 'left', 'over']),
  /** What it read instead when it drifted or was left; null = nothing. */
  changedTo: EndOfTerm.nullable(),
  /** It was moved to the extended term before, and told again. */
  wasExtended: z.boolean(),
  /** Null = nothing can be taken back, or that is not known. */
  takeBack: TakeBack.nullable().default(null),
  reminded: Reminded.default('nothing'),
});
export type LineSubscription = z.infer<typeof LineSubscription>;

/** Of a line that is not there yet. */
export const notThereYet: LineSubscription = {
  id: '',
  lastDay: null,
  state: 'untold',
  changedTo: null,
  wasExtended: false,
  takeBack: null,
  reminded: 'nothing',
};

export const Order = z.object({
  cartId: z.string().nullable(),
  /**
   * How often, and since when (ms UTC), Microsoft has refused an order that by all its other answers could be placed: a
   * cart that was just made is gone, a customer that was just looked at is not verified. Null = it has not.
   */
  setback: z.object({ times: z.number(), since: z.number() }).nullable().default(null),
  /**
   * When Microsoft took the first order, and the ids of all, whatever became of them; null = nothing is ordered, or
   * Microsoft has cancelled all of it.
   */
  placed: z.object({ at: z.number(), orderIds: z.array(z.string()) }).nullable(),
  /** What `placed` does not hold of the deal; by line. Nothing is ordered: none. */
  refused: z.array(RefusedLine).default([]),
  /**
   * The lines, by their places, that somebody decided not to have after all: they were not ordered any more as the rest
   * was ordered already, or they were cancelled after the order.
   */
  leftOut: z.array(z.number()).default([]),
  /** Those of `placed`; none are known of orders that were placed before they were watched. */
  watched: z.array(WatchedOrder).default([]),
  /** Whether each subscription that was there has been told what becomes of it when its term is over. */
  endOfTermSettled: z.boolean(),
  /** By line; none before they were told, nor where that was before they were written down. */
  subscriptions: z.array(LineSubscription).default([]),
});

export const nothingOrdered = { cartId: null, setback: null, placed: null, refused: [], leftOut: [], watched: [] };

/** How the customer is chased for what is asked of them. */
export const Chase = z.object({
  /** Whether they are reminded by themselves. */
  reminds: z.boolean(),
  /** To whom the mail is to leave once more, and by whose press; null = to nobody. */
  again: z.object({ to: z.string(), by: Person }).nullable(),
});

export const nothingChased: z.infer<typeof Chase> = { reminds: true, again: null };

/** Something that only a person can get going again. */
export const Attention = z.object({
  taskId: z.string(),
  problem: Problem,
  correlationId: z.string().nullable(),
  since: z.number(),
});

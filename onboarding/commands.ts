import type { ApprovalPolicy } from './approval-policy.ts';
import type { ApprovalReason } from './approval-reason.ts';
import type { CardMessage } from './card-message.ts';
import type { CostMove, LinePrice } from './cost-moves.ts';
import type { CrmAccount } from './crm-link.ts';
import type { Erasure } from './decide-erasure.ts';
import type { AcceptingTenant, Delegation, RefusedLine, WatchedOrder } from './facts.ts';
import type { ChangedLine, RefusedChange } from './order-change.ts';
import type { Person } from './person.ts';
import type { Problem } from './problem.ts';
import type { Proposals } from './proposals.ts';
import type { Proposed } from './proposed.ts';
import type { RefusalReason } from './refusal.ts';
import type { Role } from './roles.ts';
import type { BounceReason } from './sent-mails.ts';
import type { Granted } from './sign-in-link.ts';
import type { Account } from './steps/account.ts';
import type { AddressCheck, TypedCompany } from './steps/company.ts';
import type { Invitation } from './steps/invitation.ts';
import type { Answer, Finding } from './steps/registration.ts';
import type { EndOfTerm, ProductChoice, SubscriptionLine } from './steps/subscriptions.ts';
import type { FilledIn, Part } from './steps.ts';
import type { RemindedLine, TakeBack } from './take-back.ts';

/** What a person does to an onboarding. Inputs are read and outside questions answered before it becomes a change. */
export type Change =
  /** `accountName`: what the customer is called from now on; without it as before. */
  | { kind: 'save-account'; account: Account; accountName?: string }
  /** `known`: what the CRM knows of it. */
  | { kind: 'take-account'; account: CrmAccount; known: Proposed | null }
  /** What was pasted says of the customer: the forms start from it. */
  | { kind: 'take-pasted'; pasted: Proposed }
  | { kind: 'choose-provider'; providerId: string }
  /** `domain`: the customer's tenant goes by another domain than the account's, which it replaces. */
  | {
      kind: 'answer-registration';
      providerId: string;
      answer: Answer;
      finding: Finding;
      domain?: string;
      /** The part that follows on "No", filled in on the same card. */
      invitation?: Invitation;
    }
  | { kind: 'settle-registration'; answer: Answer }
  | { kind: 'save-invitation'; invitation: Invitation }
  | { kind: 'save-company'; company: TypedCompany; check: AddressCheck }
  | { kind: 'use-suggestion'; index: number }
  | { kind: 'keep-address'; reason: string }
  /** A part on which no other rests: what was filled in is kept as it is. */
  | { kind: 'save-part'; part: Part; filled: Partial<FilledIn> }
  | { kind: 'choose-product'; product: ProductChoice }
  | { kind: 'drop-product' }
  /** The product that is chosen, as a line more or in the place of the one that is changed. `isLast`: these are all. */
  | { kind: 'add-line'; line: SubscriptionLine; isLast?: boolean }
  /** `product`: as it is offered now. */
  | { kind: 'edit-line'; index: number; product: ProductChoice }
  | { kind: 'remove-line'; index: number }
  | { kind: 'restore-lines' }
  | { kind: 'finish-lines' }
  /** What the lines cost us by now, in their order. */
  | { kind: 'renew-prices'; prices: readonly LinePrice[] }
  /** Null = nothing: what is open is left as it is. */
  | { kind: 'edit'; part: Part | null }
  /** `others`: what in other orders speaks against going on unapproved; without it nobody has looked. */
  | ({ kind: 'submit'; others?: readonly ApprovalReason[] } & ApprovalTerms)
  | { kind: 'approve'; comment?: string }
  /** Sent back. `part`: what it is about. */
  | { kind: 'reject'; reason: string; part?: Part }
  | { kind: 'ask-rep'; question: string }
  | { kind: 'answer-approver'; answer: string }
  /** To another who may decide on it. */
  | { kind: 'pass-on'; to: Person; reason: string }
  /** What they decided last, as long as that does not stand. */
  | { kind: 'undo' }
  | { kind: 'retry' }
  /** What is missing of an order that was taken in part is not ordered any more. */
  | { kind: 'leave-out' }
  /** Something of what was ordered is taken back: subscriptions are cancelled, or get fewer seats. */
  | ({ kind: 'ask-change'; lines: readonly ChangedLine[]; why: string } & ApprovalTerms)
  | { kind: 'withdraw-change' }
  | { kind: 'approve-change' }
  | { kind: 'reject-change'; reason: string }
  /** They are shown; until they are taken they can be shown again. */
  | { kind: 'view-credentials' }
  | { kind: 'take-credentials' }
  /** A link to them for one of the contacts. */
  | { kind: 'hand-over'; granted: Granted }
  /** A tenant that accepted us is this customer, or is not; `index` among the record's acceptors. */
  | ({ kind: 'confirm-tenant'; index: number } & ApprovalTerms)
  | { kind: 'refuse-tenant'; index: number }
  | { kind: 'start-over' }
  /** `told`: what was said to remain (`remains.ts`); without it nobody was asked. */
  | { kind: 'cancel'; told?: string }
  /** What the customer was asked by mail leaves again. `to`: another of the contacts, by address. */
  | { kind: 'send-again'; to?: string }
  | { kind: 'stop-reminders' }
  | { kind: 'remind-again' }
  /** `conversationId`: the new rep's own chat, where its news and card appear from now on. */
  | { kind: 'reassign'; to: Person; conversationId: string };

/** By what a deal is approved, and who is asked first. */
export interface ApprovalTerms {
  readonly policy: ApprovalPolicy;
  readonly approverIds: readonly string[];
  /** Of those whose name is known. */
  readonly approverNames: readonly string[];
}

/** Somebody as far as their rights go, at this moment and for this onboarding: its requester's manager may approve it. */
export interface Acting {
  readonly person: Person;
  readonly roles: readonly Role[];
  /**
   * For whom they decide on the step that waits: for themselves, or as somebody's deputy. Null = that step is others' to
   * decide on. Without it their role alone says so.
   */
  readonly decidesFor?: Person | 'themselves' | null;
}

export interface PersonCommand {
  readonly source: 'person';
  readonly by: Acting;
  /** The revision of the card that was clicked; null when no card was (a typed answer, a link). */
  readonly revision: number | null;
  readonly change: Change;
  /** What stands where the rep would be asked next. */
  readonly proposals?: Proposals;
  /** By what Teams' delivery is known again, should it come twice; undefined = it is not from Teams. */
  readonly delivery?: string | undefined;
  /** By what a click is known again that says the same once more. */
  readonly saying?: string | undefined;
  /** The message that will show the card as it is after this. */
  readonly shownIn?: CardMessage | undefined;
  /** It was not pressed in a chat: the cards there follow. */
  readonly isElsewhere?: boolean;
}

/** An order, and which line of the deal (from 0) each of its lines is. */
export interface PlacedOrder {
  readonly orderId: string;
  readonly lines: readonly { readonly line: number; readonly item: number }[];
}

/** How an order stands, and those of its lines of which that is known. */
export interface SeenOrder extends Pick<WatchedOrder, 'orderId' | 'status'> {
  readonly lines: readonly { readonly item: number; readonly state: WatchedOrder['lines'][number]['state'] }[];
}

/** What Partner Center says of a subscription. */
export interface SubscriptionSeen {
  readonly id: string;
  /** Of its term, `yyyy-mm-dd`; null = it does not say. */
  readonly lastDay: string | null;
  /** What becomes of it then; null = it says nothing, or nothing that fits together. */
  readonly reads: EndOfTerm | null;
  readonly isGone: boolean;
  /** Null = nothing of it can be taken back. */
  readonly takeBack: TakeBack | null;
}

/** A look at the subscriptions of an order, by line; null = there is none so far. */
export interface EndOfTermLook {
  readonly kind: 'ends-of-term-seen';
  readonly subscriptions: readonly (SubscriptionSeen | null)[];
  readonly nextAt: number;
}

/** What came out of carrying out a task. */
export type TaskResult =
  | { kind: 'done' }
  /** Who was to be told has the role no more. */
  | { kind: 'rep-gone' }
  /** `hasOthers`: somebody could be asked besides those who are. */
  | { kind: 'time-came'; hasOthers: boolean }
  | { kind: 'decision-stands' }
  | { kind: 'invitation-sent' }
  /** `invites`: the link to grant us roles stood in the same mail. */
  | { kind: 'agreement-asked'; invites?: boolean }
  | { kind: 'delegation-asked'; relationshipId: string; customerId: string }
  | { kind: 'delegation-mailed' }
  /** `link`: its id; a newer one may be there by now. */
  | { kind: 'sign-in-link-sent'; link: string; partnerName: string }
  | { kind: 'sign-in-code-sent'; link: string; code: number }
  | { kind: 'sign-in-link-expired'; link: string }
  /** What the customer was asked left again, because somebody wanted it or by itself, to this address. */
  | { kind: 'mailed-again'; to: string }
  | { kind: 'reminded'; to: string }
  /** The server of the address took neither. */
  | { kind: 'mail-refused'; to: string; why: BounceReason }
  | { kind: 'delegation'; status: Delegation['status']; nextAt: number }
  /** `key`: of what it was told. */
  | { kind: 'crm-told'; key: string }
  | { kind: 'crm-gone' }
  /** The next system was told of this entry of the timeline. */
  | { kind: 'announced'; entry: number }
  | { kind: 'still-waiting'; nextAt: number }
  /** The request was brought to those who may approve it now; `reached`: those of them who have it in Teams. */
  | {
      kind: 'approvers-asked';
      approverIds: readonly string[];
      approverNames: readonly string[];
      reached: readonly string[];
      nextAt: number;
    }
  | { kind: 'relationship-accepted'; customerId: string; domain: string }
  /** They accepted us and may be the customer, which nothing proves. */
  | { kind: 'tenants-found'; tenants: readonly AcceptingTenant[]; nextAt: number }
  /** `userName` is null when the tenant was made but the answer with its password was lost. */
  | { kind: 'customer-created'; customerId: string; domain: string; userName: string | null }
  | {
      kind: 'verification';
      status: 'Allowed' | 'UnderReview' | 'NotAllowed' | 'Unknown' | 'NotReady' | 'NoRecord';
      nextAt: number;
    }
  | { kind: 'agreement'; signed: 'by-customer' | 'confirmed-by-us' | null; nextAt: number }
  | { kind: 'confirmation'; taken: boolean }
  | { kind: 'cart-created'; cartId: string }
  /** `retryAt`: when a new one is made, ms UTC; null = only a person can help. */
  | { kind: 'cart-gone'; problem: Problem; retryAt: number | null }
  /** They read as ordered; null = not there yet. `watchAt`: when to look again whether they still do, ms UTC. */
  | { kind: 'end-of-term-settled'; subscriptions: readonly (SubscriptionSeen | null)[]; watchAt: number }
  | EndOfTermLook
  /** A reminder is due; with a look at what can still be taken back, by line. */
  | { kind: 'take-back-seen'; lines: readonly RemindedLine[]; subscriptions: EndOfTermLook['subscriptions'] }
  | { kind: 'request-lapsed' }
  /** Partner Center does not do it of this line; the others go on. */
  | ({ kind: 'change-refused' } & RefusedChange)
  /** All that could be changed reads so, by line. */
  | { kind: 'order-changed'; subscriptions: EndOfTermLook['subscriptions'] }
  /** Looks and carts that follow wait until `nextAt`: what they find may be older than what blocked the order. */
  | { kind: 'order-blocked'; by: 'agreement' | 'verification'; nextAt: number }
  /** It costs more than was approved, so that it was not ordered. `prices` of each line; `terms`: who may approve that. */
  | { kind: 'price-moved'; prices: readonly LinePrice[]; terms: ApprovalTerms }
  /**
   * `placedAt`: when Partner Center took it, ms UTC, from which on the time to cancel runs; null = it did not say.
   * `cart`: the lines of the deal that were in it; `refused`: those of them that none of the orders holds; `fell`: what
   * was cheaper than approved.
   */
  | {
      kind: 'order-placed';
      orders: readonly PlacedOrder[];
      placedAt: number | null;
      cart: readonly number[];
      refused: readonly RefusedLine[];
      fell?: readonly CostMove[];
    }
  /** Nothing in the cart was ordered. */
  | { kind: 'order-refused'; refused: readonly RefusedLine[] }
  | { kind: 'order-seen'; orders: readonly SeenOrder[]; nextAt: number }
  /** The provider lets nobody in: no fault of this onboarding, and nothing that its people could help. */
  | { kind: 'held-up'; request: 'answered' | 'unsent' }
  /** `retryAt` null = only a person can help. */
  | {
      kind: 'failed';
      problem: Problem;
      correlationId: string | null;
      retryAt: number | null;
      request: RequestFate;
      /** What is out of order is so for everybody: no attempt of this one counts. */
      isOutage?: boolean;
    };

/**
 * What became of the request that an attempt was about. `answered`: the next one gets an id of its own. `lost`: it may
 * have been carried out, and is repeated under the same id. `unsent`: this attempt did not get that far, so that an
 * earlier one that was lost still is. `held-back`: the same, and the attempt does not count.
 */
export type RequestFate = 'answered' | 'lost' | 'unsent' | 'held-back';

export interface ResultCommand {
  readonly source: 'task';
  readonly taskId: string;
  /** Which attempt this came of; without it, whichever is under way. */
  readonly attempt?: number;
  readonly result: TaskResult;
}

/** The provider says that something has happened. */
type ProviderCommand =
  /** Only a hint: what it means is looked up. */
  | { readonly source: 'provider'; readonly hint: 'relationship-accepted' }
  /** A tenant accepted us that is known to be no other deal's. */
  | { readonly source: 'provider'; readonly hint: 'tenant-accepted'; readonly tenant: AcceptingTenant }
  /** It lets us in again. `dueAt`: when what it held up is to go on, ms UTC. */
  | { readonly source: 'provider'; readonly hint: 'goes-on'; readonly dueAt: number };

/** What became of the messages that show the card. */
interface CardCommand {
  readonly source: 'cards';
  readonly change: /** `told`: how much the timeline told when the card was drawn; left out = as much as it does now. */
    | { readonly kind: 'shown'; readonly card: CardMessage; readonly told?: number }
    | { readonly kind: 'gone'; readonly card: CardMessage };
}

/** What those who carry out tasks do with them. */
interface RunnerCommand {
  readonly source: 'runner';
  readonly change:
    | { readonly kind: 'claim'; readonly owner: string; readonly until: number }
    /** The processes that held them run no more. */
    | { readonly kind: 'release'; readonly isGone: (owner: string) => boolean };
}

/** What is done about records as such. */
type KeeperCommand =
  /** Personal data that is no longer to be kept, by the setting or because somebody asked for it. */
  | { readonly source: 'keeper'; readonly erasure: Erasure }
  /** The store was put back to a moment, ms UTC. */
  | { readonly source: 'keeper'; readonly restoredTo: number };

/** Whoever has the link that a rep sent to a contact does something on its page. */
export interface CustomerCommand {
  readonly source: 'customer';
  /** Its id: it is known to be the link that the rep sent. */
  readonly link: string;
  readonly does:
    | { readonly kind: 'ask-code' }
    /** `code`: the number of the one that it was compared with. */
    | { readonly kind: 'try-code'; readonly code: number; readonly isRight: boolean }
    /** To be said by who has just given the right code. */
    | { readonly kind: 'have-it' };
}

/** A mail came back to the mailbox that sent it. `mailId`: the id of the task that sent it. */
interface MailboxCommand {
  readonly source: 'mailbox';
  readonly bounce: { readonly mailId: string; readonly why: BounceReason };
}

/** Somebody tried what is not theirs to do, and was sent away. */
interface DoorCommand {
  readonly source: 'door';
  readonly refused: { readonly by: Person; readonly verb: string; readonly reason: RefusalReason };
}

/** Whom a request is up to may be others by now: somebody is away, or back. */
interface PeopleCommand {
  readonly source: 'people';
}

export type Command =
  | PersonCommand
  | ResultCommand
  | ProviderCommand
  | CardCommand
  | RunnerCommand
  | KeeperCommand
  | CustomerCommand
  | MailboxCommand
  | DoorCommand
  | PeopleCommand;

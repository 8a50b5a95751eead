import type { DealBrief, DealToAct } from './brief.ts';
import type { Commitment, LineRow, Total } from './lines.ts';
import type { Fact, Moment } from './said.ts';

/** `GET /api/tab/deals/:id`: a deal, as its viewer may see it. */
export interface Deal extends DealBrief, DealToAct {
  /** As the card says it: how it is, and one sentence to it ('' = none). */
  readonly headline: string;
  readonly explanation: string;
  /** Six rows. */
  readonly steps: readonly StepShown[];
  readonly waits: readonly WaitShown[];
  readonly attention: AttentionShown | null;
  /** What the form holds, part by part. */
  readonly parts: readonly Fact[];
  readonly lines: readonly LineRow[];
  /** Null = nothing is chosen yet. */
  readonly total: Total | null;
  readonly commitment: Commitment | null;
  /** What the outside world has told: tenant, verification, agreement, order. */
  readonly facts: readonly Fact[];
  readonly documents: readonly DocumentShown[];
  readonly mails: readonly MailShown[];
  /** The newest first. */
  readonly timeline: readonly HappenedShown[];
  /** Where the deal is opened in the chat; null on a desk. */
  readonly chat: string | null;
  /** The link to give to others. */
  readonly link: string;
  /** Of the hand-over pack, PDF; '' = it is not theirs, or not completed. */
  readonly pack: string;
  /** It waits for the viewer to decide: `GET /api/tab/approvals/:id`. */
  readonly isForReview: boolean;
}

export interface StepShown {
  readonly step: string;
  readonly label: string;
  readonly state: 'done' | 'now' | 'waiting' | 'problem' | 'ahead' | 'left-out';
  /** The state as a word, for who does not see its colour. */
  readonly stateLabel: string;
  /** Whom it waits for, or what became of it; '' = nothing to say. */
  readonly text: string;
  readonly since: Moment | null;
}

export interface WaitShown {
  readonly whom: string;
  readonly what: string;
  /** `for 3 days` */
  readonly since: Moment;
  /** When they were mailed last, and are reminded next; '' = neither. */
  readonly mailed: string;
}

export interface AttentionShown {
  readonly text: string;
  /** What else is known; '' = nothing. */
  readonly detail: string;
  readonly since: Moment;
  /** By which Microsoft's support finds it; '' = none. */
  readonly reference: string;
}

/** What proves something: the signed agreement, the acceptance, an order. */
export interface DocumentShown {
  readonly kind: 'invitation' | 'agreement' | 'delegation' | 'order';
  readonly title: string;
  /** Who, how, by what number. */
  readonly text: string;
  readonly at: Moment | null;
}

export interface MailShown {
  readonly title: string;
  readonly to: string;
  readonly at: Moment;
  /** Why it came back; '' = it did not. */
  readonly bounced: string;
}

export interface HappenedShown {
  /** From 1 on, in the order in which it happened. */
  readonly id: number;
  readonly at: Moment;
  /** '' = it happened by itself. */
  readonly who: string;
  readonly text: string;
  /** What was changed, each with how it was. */
  readonly changes: readonly { readonly field: string; readonly before: string; readonly after: string }[];
}

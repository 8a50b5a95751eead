import { z } from 'zod';
import { shortText } from '../../onboarding/short-text.ts';
import type { DealToAct } from './brief.ts';
import type { Commitment, LineRow, Total } from './lines.ts';
import type { Fact, Moment, Money, Page } from './said.ts';

export const ApprovalsQuery = z.object({
  after: shortText(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});
export type ApprovalsQuery = z.infer<typeof ApprovalsQuery>;

/** `GET /api/tab/approvals?…ApprovalsQuery`: what the viewer may decide on, the longest waiting first. */
export interface Approvals extends Page {
  readonly rows: readonly ApprovalRow[];
}

/** What somebody asks to be approved. */
interface Request extends DealToAct {
  /** `change`: something is to be taken back of what was ordered. */
  readonly about: 'deal' | 'change';
  /** What is not as usual; none = it can be approved from the list. */
  readonly checks: readonly string[];
}

export interface ApprovalRow extends Request {
  readonly requester: string;
  readonly since: Moment;
  readonly total: Money;
  readonly marginPercent: number | null;
  readonly isBelowCost: boolean;
  /** What the viewer has decided a moment ago, and until when they may undo it; '' = it waits for them. */
  readonly decided: string;
}

/** `GET /api/tab/approvals/:id`: all that is decided on, as the approver's card has it. */
export interface Review extends Request {
  /** `Approval wanted`, or what became of it. */
  readonly question: string;
  /** Who asks, since when. */
  readonly asked: string;
  readonly isOpen: boolean;
  /** What has become dearer or cheaper since; '' = nothing. */
  readonly moves: string;
  /** Why it has to be approved; '' = nothing beyond what there is to check. */
  readonly reasons: string;
  /** How far it is on its way: step, earlier approvals, question and answer, passed on. */
  readonly remarks: readonly string[];
  readonly lines: readonly LineRow[];
  readonly total: Total | null;
  /** Null = nothing is chosen yet, or of an open change, what it comes to then stands among the facts. */
  readonly commitment: Commitment | null;
  /** Of a change: what is taken back, why, and what becomes of the rest. */
  readonly facts: readonly Fact[];
  readonly details: readonly Fact[];
}

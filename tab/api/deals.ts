import type { DealBrief } from './brief.ts';
import type { Moment, Money, Page } from './said.ts';

/** A deal where it is one of many. */
export interface DealRow extends DealBrief {
  /** Where it stands, in a phrase. */
  readonly stands: string;
  readonly needsAttention: boolean;
  /** Null = nothing is chosen yet. */
  readonly amount: Money | null;
  /** Since when it is at its stage. */
  readonly stageSince: Moment;
}

/** `GET /api/tab/deals?…DealsQuery`: of all deals that the viewer may see those that the filter lets through. */
export interface Deals extends Page {
  readonly rows: readonly DealRow[];
}

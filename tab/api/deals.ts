import type { StageKind } from './filter.ts';
import type { Moment, Money, Page } from './said.ts';

/** A deal where it is one of many. */
export interface DealRow {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly stage: { readonly kind: StageKind; readonly label: string };
  /** Where it stands, in a phrase. */
  readonly stands: string;
  readonly needsAttention: boolean;
  readonly owner: { readonly id: string; readonly name: string };
  readonly provider: { readonly id: string; readonly name: string };
  /** Null = nothing is chosen yet. */
  readonly amount: Money | null;
  readonly begun: Moment;
  /** `3 days` */
  readonly age: string;
  /** Since when it is at its stage. */
  readonly stageSince: Moment;
}

/** `GET /api/tab/deals?…DealsQuery`: of all deals that the viewer may see those that the filter lets through. */
export interface Deals extends Page {
  readonly rows: readonly DealRow[];
}

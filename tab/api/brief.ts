import type { ActionOffer } from './actions.ts';
import type { StageKind } from './filter.ts';
import type { Moment } from './said.ts';

/** A deal wherever it is shown. */
export interface DealNamed {
  readonly id: string;
  /** Goes with each action: what was decided on is what is there. */
  readonly revision: number;
  readonly name: string;
}

/** The same where something can be done with it. */
export interface DealToAct extends DealNamed {
  readonly actions: readonly ActionOffer[];
}

/** What is said of each deal, alone or among others. */
export interface DealBrief extends DealNamed {
  readonly stage: { readonly kind: StageKind; readonly label: string };
  readonly owner: { readonly id: string; readonly name: string };
  readonly provider: { readonly id: string; readonly name: string };
  readonly begun: Moment;
  /** `3 days` */
  readonly age: string;
}

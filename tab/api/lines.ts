import type { Fact, Moment, Money } from './said.ts';

/** A line of an order. */
export interface LineRow {
  readonly title: string;
  readonly quantity: number;
  /** `10 × €12.00 per month` */
  readonly price: string;
  /** Term and billing, what lowers the price. */
  readonly plan: string;
  /** Over its whole term; `isAtMost`: its first term ends early, and costs its part. */
  readonly total: Money;
  readonly isAtMost: boolean;
  /** For how long: `over 1 year`. */
  readonly over: string;
  /** What becomes of it after its term; '' = nothing is said. */
  readonly end: string;
  /** What there is to know besides. */
  readonly remarks: readonly string[];
  /** What we pay, only where the viewer may see it. */
  readonly cost?: LineCost;
}

export interface LineCost {
  /** Of one seat; null = it is not known. */
  readonly unit: Money | null;
  readonly marginPercent: number | null;
  readonly isBelowCost: boolean;
  /** All of that in words. */
  readonly text: string;
}

/** What the order comes to. */
export interface Total {
  readonly total: Money;
  /** Null = the same as the total. */
  readonly yearly: Money | null;
  readonly discountPercent: number;
  readonly isAtMost: boolean;
  /** Only where the viewer may see it. */
  readonly cost?: {
    readonly cost: Money | null;
    readonly marginPercent: number | null;
    readonly isBelowCost: boolean;
    readonly text: string;
  };
}

/** What ordering binds, or has bound, the customer to. */
export interface Commitment {
  readonly facts: readonly Fact[];
  /** Once it is ordered: until when which lines can still be taken back. */
  readonly clocks: readonly Clock[];
}

export interface Clock {
  /** Null = not at all. */
  readonly until: Moment | null;
  readonly isOver: boolean;
  readonly lines: readonly string[];
  /** `until 12 December, 14:00: 10 × Microsoft 365 Business Basic` */
  readonly text: string;
}

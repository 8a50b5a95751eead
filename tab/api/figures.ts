import type { FilterAddress, StageKind } from './filter.ts';
import type { Moment, Money } from './said.ts';

/** `GET /api/tab/figures`: what the charts show. Each number has the filter that leads to its deals. */
export interface Figures {
  /** They are counted anew within minutes. */
  readonly asOf: Moment;
  /** The open deals by stage, and since when they are there. */
  readonly stages: readonly StageFigures[];
  /** How long deals were at a stage, of those that left it, by the month in which they did. */
  readonly durations: readonly StageDurations[];
  readonly invitations: AnswerFigures;
  readonly agreements: AnswerFigures;
  /** What was ordered, by month; one row for each currency. */
  readonly committed: readonly CommittedFigures[];
  /** Deals of which a term ends in the months to come. */
  readonly ends: readonly MonthCount[];
}

/** A number, and the deals behind it. */
export interface Counted {
  readonly count: number;
  readonly filter: FilterAddress;
}

export interface StageFigures extends Counted {
  readonly stage: StageKind;
  readonly label: string;
  /** In the same order for each stage. */
  readonly ages: readonly (Counted & { readonly label: string })[];
}

export interface Days {
  /** Null = there is none to count. One decimal. */
  readonly medianDays: number | null;
  readonly text: string;
}

export interface StageDurations extends Days {
  readonly stage: StageKind;
  readonly label: string;
  readonly months: readonly (MonthCount & Days)[];
  /** The last three months beside the three before; null = there is nothing to compare. `grows`: by a tenth at least. */
  readonly trend: {
    readonly before: number;
    readonly now: number;
    readonly grows: boolean;
    readonly text: string;
  } | null;
}

export interface MonthCount extends Counted {
  /** `yyyy-mm` */
  readonly month: string;
  readonly label: string;
}

/** What customers were asked by mail, and whether they answered. */
export interface AnswerFigures {
  readonly asked: Counted;
  readonly answered: Counted;
  readonly open: Counted;
  /** Of those that were asked; null = none was. One decimal. */
  readonly ratePercent: number | null;
  readonly time: Days;
  /** By the month in which they were asked. */
  readonly months: readonly (MonthCount & Days & { readonly ratePercent: number | null })[];
}

export interface CommittedFigures {
  readonly currency: string;
  readonly total: Money;
  readonly months: readonly (MonthCount & { readonly amount: Money })[];
}

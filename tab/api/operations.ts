import { z } from 'zod';
import { shortText } from '../../onboarding/short-text.ts';
import type { DealToAct } from './brief.ts';
import type { FilterAddress } from './filter.ts';
import type { Moment, Page } from './said.ts';

/** `GET /api/tab/operations`: what is broken, since when, and why. */
export interface Operations {
  /** The longest first. */
  readonly causes: readonly Cause[];
  /** What keeps failing and is tried on by itself, for an hour at least. */
  readonly failing: readonly TroubledDeal[];
  readonly paused: readonly { readonly provider: string; readonly text: string; readonly since: Moment }[];
  readonly queue: Queue;
  readonly health: readonly HealthRow[];
  /** The mails to customers that came back, the newest first. */
  readonly bounced: readonly BouncedMail[];
  readonly bouncedFilter: FilterAddress;
}

/** Those that wait for a person for one reason. */
export interface Cause {
  readonly cause: string;
  readonly text: string;
  readonly count: number;
  readonly isMore: boolean;
  readonly since: Moment;
  /** What others are doing about it; '' = nothing. */
  readonly helps: string;
  readonly mayRetry: boolean;
  /** The first of them; all of them by `GET /api/tab/operations/causes/:cause`. */
  readonly deals: readonly TroubledDeal[];
  readonly filter: FilterAddress;
}

export interface TroubledDeal extends DealToAct {
  readonly owner: string;
  /** What failed. */
  readonly task: string;
  readonly since: Moment;
  readonly detail: string;
  /** By which Microsoft's support finds it; '' = none. */
  readonly reference: string;
}

export const CauseQuery = z.object({
  after: shortText(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(50).default(20),
});

/** `GET /api/tab/operations/causes/:cause?…CauseQuery` */
export interface CauseDeals extends Page {
  readonly deals: readonly TroubledDeal[];
}

export interface Queue {
  /** The task that is due and waits the longest; null = none is due. */
  readonly oldest: { readonly dealId: string; readonly task: string; readonly dueSince: Moment } | null;
  /** When the next is due; null = nothing is left to do. */
  readonly next: Moment | null;
  readonly text: string;
}

/** Something that has to work: the webhook, the sign-in, of each provider. */
export interface HealthRow {
  readonly about: 'webhook' | 'sign-in' | 'mail' | 'store';
  readonly name: string;
  /** `off`: it is not meant to work here. */
  readonly state: 'good' | 'trouble' | 'unknown' | 'off';
  readonly stateLabel: string;
  readonly text: string;
  readonly since: Moment | null;
}

export interface BouncedMail {
  readonly dealId: string;
  readonly name: string;
  readonly to: string;
  readonly title: string;
  readonly why: string;
  readonly at: Moment;
}

/** `POST /api/tab/operations/retry`: all of a cause, each as by its own Retry. */
export const RetryRequest = z.object({ cause: shortText(200), requestId: z.uuid() });
export type RetryRequest = z.input<typeof RetryRequest>;

export interface Retried {
  readonly text: string;
  readonly goOn: number;
  readonly refused: number;
  /** There are more than are set going by one press. */
  readonly isMore: boolean;
  readonly operations: Operations;
}

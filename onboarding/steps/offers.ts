import { z } from 'zod';

/** What will be charged for a plan from a day on. */
export const AnnouncedPrice = z.object({
  /** The first day, `yyyy-mm-dd`. */
  from: z.string(),
  /** As in the plan: per seat and billing period, in minor units of its currency. */
  cost: z.number(),
  suggested: z.number().nullable(),
});

/** What lowers our cost of one plan over its first term. */
export const Promotion = z.object({
  id: z.string(),
  name: z.string(),
  /** The plan it is for, by the name under which that is offered. */
  plan: z.string(),
  /** Percent off our cost, at most two decimals. */
  percent: z.number(),
  /** Its last day, `yyyy-mm-dd`; '' where none is known. */
  until: z.string(),
  /** With how many seats it can be had; null where nobody has said. */
  seats: z.object({ least: z.number(), most: z.number() }).nullable(),
  /** Microsoft takes it off by itself: there is nothing to choose. */
  isAutomatic: z.boolean(),
  /** Partner Center said that this customer gets it; otherwise it decides at the order. */
  isConfirmed: z.boolean(),
});
export type Promotion = z.infer<typeof Promotion>;

/** A day on which a subscription may end, so that it ends with others or with a month. */
export const EndDate = z.object({
  /** As Partner Center wrote it, and wants it back: ISO 8601, the day first. */
  date: z.string(),
  /** The terms that may end then: `P1M`, `P1Y`, `P3Y`. */
  terms: z.array(z.string()),
  /** The names of the subscriptions that end then; none for the end of a month. */
  subscriptions: z.array(z.string()),
});
export type EndDate = z.infer<typeof EndDate>;

/** `2026-12-31`, of a date as Partner Center writes it. */
export function dayOf(date: string): string {
  return date.slice(0, 10);
}

/** The name under which a plan with a promotion is offered on the card and sent back. */
export function withPromotion({ plan, id }: Promotion): string {
  return `${plan}/${id}`;
}

/** What is paid with a promotion, in minor units. */
export function promoted(cost: number, promotion: Pick<Promotion, 'percent'> | null): number {
  if (promotion === null) return cost;
  return Math.round((cost * (10_000 - Math.round(promotion.percent * 100))) / 10_000);
}

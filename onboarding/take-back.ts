import { z } from 'zod';

/** What can still be taken back of a subscription, as Partner Center said last. Moments are ms UTC. */
export const TakeBack = z.object({
  /** As many as it has now. */
  seats: z.number(),
  /** Until when all of it can be cancelled; null = it cannot. */
  cancelUntil: z.number().nullable(),
  /** Until when that costs nothing; from then on the days that passed are paid. Null = Partner Center does not say. */
  freeUntil: z.number().nullable(),
  /** So many seats can be given back, each part until its own moment. */
  refundable: z.array(z.object({ seats: z.number(), until: z.number() })),
});
export type TakeBack = z.infer<typeof TakeBack>;

/** What its people have been told of the end of that time: nothing, or one reminder, or both. */
export const Reminded = z.enum(['nothing', 'day-5', 'last-morning']);
export type Reminded = z.infer<typeof Reminded>;

/** A line, by its place, with what is told of it. */
export interface RemindedLine {
  readonly line: number;
  readonly tells: Reminded;
}

/** Until when any of it can be taken back, ms UTC; undefined = it cannot at all. */
export function takenBackUntil({ cancelUntil, refundable }: TakeBack): number | undefined {
  return cancelUntil ?? refundable.map(({ until }) => until).toSorted((one, other) => other - one)[0];
}

/** Until when so many seats can be given back, ms UTC; undefined = so many cannot. */
export function givenBackUntil({ refundable }: TakeBack, seats: number): number | undefined {
  let left = seats;
  const latestFirst = refundable.toSorted((one, other) => other.until - one.until);
  return latestFirst.find((part) => {
    left -= part.seats;
    return left <= 0;
  })?.until;
}

/** The fewest seats that it can be brought down to. @param at now, ms UTC */
export function leastSeats({ seats, refundable }: TakeBack, at: number): number {
  const back = refundable.reduce((sum, part) => (part.until > at ? sum + part.seats : sum), 0);
  return Math.max(1, seats - back);
}

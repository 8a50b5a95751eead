import { z } from 'zod';
import type { OmitFromEach } from './omit-from-each.ts';
import { Person } from './person.ts';
import { Problem } from './problem.ts';

/** What an order was at one moment, so that two of them can be told apart. */
const OrderShown = z.object({
  currency: z.string(),
  discountPercent: z.number(),
  lines: z.array(z.object({ title: z.string(), quantity: z.number(), sellingPrice: z.number() })),
});
export type OrderShown = z.infer<typeof OrderShown>;

const entry = <Kind extends string>(kind: Kind) => z.object({ at: z.number(), kind: z.literal(kind) });
const byPerson = <Kind extends string>(kind: Kind) => entry(kind).extend({ by: Person });

/** Who did what and when, or what happened by itself. Put into words where it is shown. */
export const TimelineEntry = z.discriminatedUnion('kind', [
  byPerson('started'),
  byPerson('submitted').extend({ before: OrderShown.nullable(), after: OrderShown }),
  byPerson('approved'),
  byPerson('rejected').extend({ reason: z.string() }),
  byPerson('reopened').extend({ part: z.string(), before: z.string() }),
  byPerson('retried'),
  byPerson('took-credentials'),
  byPerson('started-over'),
  byPerson('cancelled'),
  entry('relationship-accepted'),
  entry('invitation-mailed').extend({ to: z.string() }),
  entry('agreement-mailed'),
  entry('tenant-created').extend({ domain: z.string() }),
  entry('verified'),
  entry('agreement-signed').extend({ how: z.enum(['by-customer', 'confirmed-by-us']) }),
  entry('confirmation-refused'),
  entry('agreement-wanted'),
  entry('order-placed').extend({ orderIds: z.array(z.string()) }),
  entry('renewal-settled'),
  entry('message-undelivered').extend({ problem: Problem }),
  entry('needs-attention').extend({ problem: Problem }),
  /** Of before the entries had kinds: who and what, as it was written then. */
  entry('earlier').extend({ who: z.string(), what: z.string() }),
]);
export type TimelineEntry = z.infer<typeof TimelineEntry>;

/** What is noted; when follows from the moment of the command. */
export type Noted = OmitFromEach<TimelineEntry, 'at'>;

/** The record with one more entry. */
export function noted<R extends { readonly timeline: readonly TimelineEntry[] }>(
  record: R,
  what: Noted,
  at: number,
): R {
  return { ...record, timeline: [...record.timeline, { at, ...what }] };
}

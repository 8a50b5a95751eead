import { z } from 'zod';
import { Person } from './person.ts';

/** News for the rep. Only the fact stands here; the words are made where it is sent. */
export const Notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approved'), by: Person }),
  z.object({ kind: z.literal('rejected'), by: Person, reason: z.string() }),
  z.object({ kind: z.literal('relationship-accepted') }),
  z.object({ kind: z.literal('tenant-created') }),
  z.object({ kind: z.literal('verified') }),
  z.object({ kind: z.literal('agreement-signed') }),
  z.object({ kind: z.literal('agreement-asked') }),
  z.object({ kind: z.literal('confirmation-refused') }),
  z.object({ kind: z.literal('order-placed'), orderIds: z.array(z.string()) }),
  z.object({ kind: z.literal('needs-attention'), text: z.string() }),
]);
export type Notice = z.infer<typeof Notice>;

/** What has to happen outside. Everything an task needs beyond this is read from the record when it runs. */
export const Deed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('send-invitation') }),
  z.object({ kind: z.literal('check-relationship') }),
  z.object({ kind: z.literal('create-customer') }),
  z.object({ kind: z.literal('check-verification') }),
  z.object({ kind: z.literal('confirm-agreement') }),
  z.object({ kind: z.literal('send-agreement') }),
  z.object({ kind: z.literal('check-agreement') }),
  z.object({ kind: z.literal('create-cart') }),
  z.object({ kind: z.literal('check-out') }),
  z.object({ kind: z.literal('stop-renewal') }),
  z.object({ kind: z.literal('forget-credentials') }),
  z.object({ kind: z.literal('ask-approvers') }),
  z.object({ kind: z.literal('refresh-cards') }),
  z.object({ kind: z.literal('notify-requester'), notice: Notice }),
  z.object({ kind: z.literal('tell-operators'), text: z.string() }),
]);
export type Deed = z.infer<typeof Deed>;

/** Deeds that only look. They go on looking however long the other side is silent. */
export function isPoll({ kind }: Deed): boolean {
  return kind === 'check-relationship' || kind === 'check-verification' || kind === 'check-agreement';
}

/** A deed written down before it is carried out. */
export const Task = z.object({
  /** Also the correlation id of everything done for it. */
  id: z.string(),
  /** The idempotency key of the next attempt: kept after a lost answer, new after an answer. */
  requestId: z.string(),
  deed: Deed,
  attempts: z.number(),
  /** When it is due, ms UTC; null = parked until a person presses Retry. */
  dueAt: z.number().nullable(),
  /** Who is carrying it out, and until when nobody else may. */
  lease: z.object({ owner: z.string(), until: z.number() }).nullable(),
  /** The last attempt's answer was lost: it may have been carried out. */
  unanswered: z.boolean(),
});
export type Task = z.infer<typeof Task>;

/**
 * Whether somebody is at a deed of this kind, or will repeat it without being asked because nobody knows what came of
 * it: until that is known, nothing it rests on may change.
 */
export function isUnderWay(tasks: readonly Task[], kind: Deed['kind']): boolean {
  return tasks.some(
    ({ deed, lease, attempts, dueAt, unanswered }) =>
      deed.kind === kind && (lease !== null || unanswered || (attempts > 0 && dueAt !== null)),
  );
}

/** When the next task of a record wants to run, ms UTC; undefined = nothing is waiting. */
export function nextDueAt(tasks: readonly Task[]): number | undefined {
  const times = tasks.flatMap(({ dueAt, lease }) => (dueAt === null ? [] : [Math.max(dueAt, lease?.until ?? 0)]));
  return times.length === 0 ? undefined : Math.min(...times);
}

import { z } from 'zod';
import { ApprovalReason } from './approval-reason.ts';
import { Person } from './person.ts';

/** Where the whole onboarding stands. What the outside world has reported so far is in the facts beside it. */
export const Stage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('drafting'),
    rejection: z.object({ by: Person, at: z.number(), reason: z.string() }).nullable(),
  }),
  z.object({
    kind: z.literal('awaiting-approval'),
    since: z.number(),
    approverIds: z.array(z.string()),
    /** Of those whose name is known. */
    approverNames: z.array(z.string()),
    /** Whom the request has reached in Teams; null = it was not brought to anybody yet. */
    reached: z.array(z.string()).nullable().default(null),
    /** Why it has to be approved; none are known of requests that were made before they were kept. */
    reasons: z.array(ApprovalReason).default([]),
  }),
  z.object({ kind: z.literal('provisioning'), since: z.number(), approvedBy: Person.nullable() }),
  z.object({ kind: z.literal('completed'), at: z.number(), approvedBy: Person.nullable() }),
  z.object({ kind: z.literal('cancelled'), at: z.number(), by: Person }),
]);
export type Stage = z.infer<typeof Stage>;

/** Whether nothing more will happen to it. */
export function isOver({ stage }: { readonly stage: Stage }): boolean {
  return stage.kind === 'completed' || stage.kind === 'cancelled';
}

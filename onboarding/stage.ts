import { z } from 'zod';
import { ApprovalReason } from './approval-reason.ts';
import { Approval, Asked } from './approval-step.ts';
import { Person } from './person.ts';
import { partNames } from './steps.ts';

/** Of an approver to the rep; while it is not answered, nobody is reminded. */
const Question = z.object({
  by: Person,
  at: z.number(),
  text: z.string(),
  answer: z.object({ at: z.number(), text: z.string() }).nullable(),
});

/** Where the whole onboarding stands. What the outside world has reported so far is in the facts beside it. */
export const Stage = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('drafting'),
    rejection: z
      .object({
        by: Person,
        at: z.number(),
        reason: z.string(),
        /** The part it is about; null = none in particular. */
        part: z.enum(partNames).nullable().default(null),
      })
      .nullable(),
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
    /** What it has to be approved by; null = by one of those who approve, of requests that were made before it was kept. */
    asked: Asked.nullable().default(null),
    /** Those of it that it has. */
    approvals: z.array(Approval).default([]),
    /** Since when it waits for the step that is next, ms UTC. */
    stepSince: z.number().nullable().default(null),
    /** What an approver asked the rep last; null = nothing. */
    question: Question.nullable().default(null),
    /** To whom it was passed on at this step; those who may decide stay the same. */
    passedTo: z.object({ to: Person, by: Person, reason: z.string() }).nullable().default(null),
    /** How often who is asked was reminded at this step, and since when others are asked as well, ms UTC. */
    reminded: z.number().default(0),
    escalatedAt: z.number().nullable().default(null),
    /** There was nobody else. */
    escalatedInVain: z.boolean().default(false),
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

/** Whether what was filled in can be changed just so: what waits for its approval is taken back by that. */
export function mayBeFilledIn({ stage }: { readonly stage: Stage }): boolean {
  return stage.kind === 'drafting' || stage.kind === 'awaiting-approval';
}

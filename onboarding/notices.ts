import { z } from 'zod';
import { CostMove } from './cost-moves.ts';
import { AcceptingTenant } from './facts.ts';
import { ChangedLine } from './order-change.ts';
import { Person } from './person.ts';
import { Problem } from './problem.ts';
import { Reminded } from './take-back.ts';
import { ChangedEnd } from './timeline.ts';

/** News for approvers, beside the request itself. */
export const ApproverNews = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), answer: z.string() }),
  z.object({ kind: z.literal('passed-on'), by: Person, reason: z.string() }),
  z.object({ kind: z.literal('reminder') }),
]);
export type ApproverNews = z.infer<typeof ApproverNews>;

/** News for the rep. Only the fact stands here; the words are made where it is sent. */
export const Notice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('approved'), by: Person }),
  z.object({ kind: z.literal('rejected'), by: Person, reason: z.string() }),
  z.object({ kind: z.literal('asked-rep'), by: Person, question: z.string() }),
  z.object({ kind: z.literal('tenant-accepted'), tenant: AcceptingTenant }),
  z.object({ kind: z.literal('tenant-created') }),
  z.object({ kind: z.literal('agreement-signed') }),
  z.object({ kind: z.literal('credentials-not-stored') }),
  z.object({ kind: z.literal('sign-in-link-ended'), why: z.enum(['locked', 'expired', 'address']) }),
  z.object({ kind: z.literal('price-moved'), moves: z.array(CostMove) }),
  z.object({ kind: z.literal('order-placed'), orderIds: z.array(z.string()) }),
  z.object({ kind: z.literal('end-of-term-repaired'), lines: z.array(ChangedEnd) }),
  z.object({ kind: z.literal('end-of-term-left'), lines: z.array(ChangedEnd) }),
  /** `lines`: their places; `until`: when the first of them can no longer be taken back, ms UTC. */
  z.object({
    kind: z.literal('take-back-ends'),
    tells: Reminded,
    until: z.number(),
    lines: z.array(z.number()),
  }),
  z.object({ kind: z.literal('change-rejected'), by: Person, reason: z.string() }),
  z.object({ kind: z.literal('change-lapsed') }),
  z.object({ kind: z.literal('order-changed'), lines: z.array(ChangedLine) }),
  z.object({ kind: z.literal('change-refused'), problem: Problem }),
  z.object({ kind: z.literal('needs-attention'), problem: Problem }),
  z.object({ kind: z.literal('left-out'), by: Person }),
  z.object({ kind: z.literal('cancelled'), by: Person }),
  /** `endsChange`: what was asked to be taken back of the order is asked for no more. */
  z.object({ kind: z.literal('reassigned'), by: Person, from: Person, endsChange: z.boolean().default(false) }),
  /** Anything else that happened by itself: the entry of the timeline that tells of it. */
  z.object({ kind: z.literal('happened'), entry: z.number() }),
]);
export type Notice = z.infer<typeof Notice>;

import { z } from 'zod';
import { shortText } from '../../onboarding/short-text.ts';
import type { Stage } from '../../onboarding/stage.ts';
import { awaited } from '../../onboarding/waits.ts';

export const stages = [
  'drafting',
  'awaiting-approval',
  'provisioning',
  'completed',
  'cancelled',
] as const satisfies readonly Stage['kind'][];
/** What became of what the customer was asked by mail; `asked`: either. */
const asked = ['asked', 'open', 'answered'] as const;

/** By what all deals are sorted; each ends with the deal's own place, so that pages have no gaps. */
export const sorts = ['age', 'name', 'amount', 'stage-since'] as const;
export const directions = ['up', 'down'] as const;

const id = shortText(200);
/** `yyyy-mm` */
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const whole = z.coerce.number().int().min(0).max(1e15);
const listOf = <const Names extends readonly [string, ...string[]]>(names: Names) =>
  z
    .string()
    .max(500)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(names)).min(1).max(names.length));

/**
 * Which deals: each that is named has to hold. The same in the address of the view, in the question to the API, and in the
 * links that lead from a number to the deals behind it. Left out = all.
 */
const fields = {
  /** Words that its name contains. */
  text: shortText(100),
  /** Of several one, with commas between. */
  stage: listOf(stages),
  /** What it waits for, of several one. */
  waits: listOf(awaited),
  /** Object id of the rep who has it. */
  owner: id,
  provider: id,
  /** Days since it was begun: at least, and less than. */
  minDays: whole,
  maxDays: whole,
  /** Days since it came to its stage: at least, and less than. */
  minStageDays: whole,
  maxStageDays: whole,
  /** What it comes to over its whole term, in minor units; the currency goes with it. */
  minAmount: whole,
  maxAmount: whole,
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** It waits for a person, be it for this reason. */
  attention: z.enum(['yes']),
  cause: shortText(200),
  /** Its invitation, or its agreement, was mailed. */
  invitation: z.enum(asked),
  agreement: z.enum(asked),
  /** In which month they were. */
  invitedIn: month,
  agreementAskedIn: month,
  /** A mail to its customer came back. */
  bounced: z.enum(['yes']),
  /** In which month it was ordered. */
  ordered: month,
  /** In which month it left this stage: `drafting:2026-11`. */
  left: z.string().regex(/^(drafting|awaiting-approval|provisioning):\d{4}-(0[1-9]|1[0-2])$/),
  /** In which month the term of one of its subscriptions ends. */
  ends: month,
};

export const DealFilter = z.object(fields).partial();
/** As it was read. */
export type DealFilter = z.infer<typeof DealFilter>;

/** As it stands in an address. */
export type FilterName = keyof typeof fields;
export type FilterAddress = { readonly [Name in FilterName]?: string };

/** A page of all deals. */
export const DealsQuery = z.object({
  ...DealFilter.shape,
  sort: z.enum(sorts).default('age'),
  /** `down`: the newest, the longest, the most first. */
  direction: z.enum(directions).optional(),
  after: shortText(1_000).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type DealsQuery = z.infer<typeof DealsQuery>;
export type Sort = (typeof sorts)[number];
export type Direction = (typeof directions)[number];
export type StageKind = (typeof stages)[number];

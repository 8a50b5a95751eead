import { z } from 'zod';
import { asSeenBy } from '../../onboarding/as-it-waits.ts';
import { dealSteps, stepStates, stepsOf } from '../../onboarding/deal-steps.ts';
import { Onboarding } from '../../onboarding/onboarding.ts';
import { isTakenBack } from '../../onboarding/order-progress.ts';
import { Person } from '../../onboarding/person.ts';
import { hasPersonalData } from '../../onboarding/personal-data.ts';
import { isOver } from '../../onboarding/stage.ts';
import { staysOf } from '../../onboarding/stays.ts';
import { currentStep, partNames } from '../../onboarding/steps.ts';
import { awaited, waitsOf } from '../../onboarding/waits.ts';
import { withoutUndone } from '../../onboarding/without-undone.ts';
import { Amount, amountOf, NextAction, nextActionOf } from '../../onboarding/work.ts';

const { id, revision, accountName, requester, createdAt, stage, attention, providerId } = Onboarding.shape;

/**
 * What lists say of an onboarding without reading its record: facts only. Whoever changes it raises `recordSchema` too,
 * so that the start brings along what is kept.
 */
export const OnboardingSummary = z.object({
  id,
  revision,
  accountName,
  requester,
  createdAt,
  stage,
  attention,
  providerId,
  /** Since when it is at its stage, ms UTC. */
  stageSince: z.number(),
  /** What the rep is asked for next; null once it is over. */
  step: z.enum([...partNames, 'review']).nullable(),
  waits: z.array(
    z.object({
      for: z.enum(awaited),
      whom: z.array(z.string()),
      what: z.string().optional(),
      since: z.number(),
      mailedAt: z.number().optional(),
      remindAt: z.number().optional(),
    }),
  ),
  /** Everything that was ordered was cancelled after the order; what was kept before does not say so. */
  isTakenBack: z.boolean().default(false),
  /** How far it has come; none were kept before there were any. */
  steps: z
    .array(z.object({ name: z.enum(dealSteps), state: z.enum(stepStates), since: z.number().nullable() }))
    .default([]),
  /** What the rep does next, whatever it is; null = nothing is for them to do. */
  next: NextAction.nullable(),
  amount: Amount.nullable(),
  /** How long the timeline is, its last hash, and when that was written. */
  history: z.object({ entries: z.number(), head: z.string(), at: z.number() }),
  hasPersonalData: z.boolean(),
  /** Who has approved it last, and when; what was kept before they were does not say so. */
  approvals: z.array(z.object({ by: Person, at: z.number() })).default([]),
});
export type OnboardingSummary = z.infer<typeof OnboardingSummary>;

/** As whoever did not decide sees it, while a decision can still be undone: nobody in particular reads a list. */
export function summaryOf(whole: Onboarding): OnboardingSummary {
  const record = asSeenBy(whole);
  const { id, revision, accountName, requester, createdAt, stage, attention, providerId } = record;
  return {
    id,
    revision,
    accountName,
    requester,
    createdAt,
    stage,
    attention,
    providerId,
    stageSince: staysOf(record).at(-1)?.since ?? createdAt,
    step: isOver(record) ? null : currentStep(record),
    waits: waitsOf(record).map((wait) => ({ ...wait, whom: [...wait.whom] })),
    isTakenBack: isTakenBack(record),
    steps: [...stepsOf(record)],
    next: nextActionOf(record),
    amount: amountOf(record),
    history: historyOf(whole),
    hasPersonalData: hasPersonalData(record),
    approvals: approvalsOf(record),
  };
}

/** More of one onboarding are in its timeline alone. */
const mostApprovals = 10;

function approvalsOf({ timeline }: Onboarding): OnboardingSummary['approvals'] {
  const given = withoutUndone(timeline).flatMap((entry) =>
    entry.kind === 'approved' || entry.kind === 'approved-in-part' ? [{ by: entry.by, at: entry.at }] : [],
  );
  return given.slice(-mostApprovals);
}

function historyOf({ timeline }: Onboarding): OnboardingSummary['history'] {
  const last = timeline.at(-1);
  return { entries: timeline.length, head: last?.hash ?? '', at: last?.at ?? 0 };
}

import { z } from 'zod';
import { commitmentOf } from './commitment.ts';
import { openLink } from './link-standing.ts';
import type { Onboarding } from './onboarding.ts';
import { isOver } from './stage.ts';
import { currentStep, partNames } from './steps.ts';
import { helpFor } from './who-helps.ts';

/** What the rep does next: mend a part, or what the word says. */
export const NextAction = z.discriminatedUnion('does', [
  z.object({ does: z.literal('mend'), part: z.enum(partNames) }),
  z.object({
    does: z.enum(['continue', 'submit', 'answer', 'tell-whose-tenant', 'retry', 'hand-over', 'open-credentials']),
  }),
]);
export type NextAction = z.infer<typeof NextAction>;

/** How an onboarding stands among the work of the rep who has it. */
export const workGroups = ['needs-you', 'waiting', 'done'] as const;
export type WorkGroup = (typeof workGroups)[number];

/** What brings it on and is for the rep to do; null = nothing is. */
export function nextActionOf(record: Onboarding): NextAction | null {
  const { customer, acceptors, stage, credentials } = record;
  if (!isOver(record)) {
    if (customer === null && acceptors.some(({ answer }) => answer === null)) return { does: 'tell-whose-tenant' };
    const help = helpFor(record);
    if (help?.who === 'rep') return { does: 'mend', part: help.part };
    if (help?.who === 'time') return { does: 'retry' };
    if (stage.kind === 'awaiting-approval' && stage.question?.answer === null) return { does: 'answer' };
    if (stage.kind === 'drafting') {
      const isReady = stage.rejection === null && currentStep(record) === 'review';
      return { does: isReady ? 'submit' : 'continue' };
    }
  }
  if (record.change !== null && helpFor(record)?.who === 'time') return { does: 'retry' };
  // Also of what is over.
  if (credentials.kind !== 'in-vault' || openLink(record) !== undefined) return null;
  return { does: stage.kind === 'cancelled' ? 'open-credentials' : 'hand-over' };
}

/** @param hasOperators what only operators can mend is the rep's to have tried again where there are none */
export function workGroupOf(record: Onboarding, hasOperators: boolean): WorkGroup {
  if (nextActionOf(record) !== null) return 'needs-you';
  if (isOver(record) && record.change === null) return 'done';
  return record.attention !== null && !hasOperators ? 'needs-you' : 'waiting';
}

/** What a deal comes to over its whole term, in minor units. */
export const Amount = z.object({ minor: z.number(), currency: z.string() });

export type Amount = z.infer<typeof Amount>;

/** Null as long as nothing is chosen. */
export function amountOf({ lines: all, contract, order }: Onboarding): Amount | null {
  const [first] = all;
  if (first === undefined) return null;
  const lines = all.filter((_, line) => !order.leftOut.includes(line));
  const { total, currency } = commitmentOf(lines, contract?.discountPercent ?? 0, first.plan.currency);
  return { minor: total, currency };
}

import { z } from 'zod';
import { Problem } from '../problem.ts';
import { lockedByTenant } from './locks.ts';

/** What was found out about the customer before the answer to "First registration with Provider?" is believed. */
export const Finding = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('no-domain') }),
  z.object({ kind: z.literal('no-tenant'), domain: z.string() }),
  z.object({ kind: z.literal('tenant'), domain: z.string(), tenantId: z.string() }),
  z.object({
    kind: z.literal('our-customer'),
    domain: z.string(),
    tenantId: z.string(),
    companyName: z.string(),
  }),
  z.object({ kind: z.literal('being-onboarded'), domain: z.string(), by: z.string(), accountName: z.string() }),
  z.object({ kind: z.literal('unknown'), domain: z.string(), why: Problem }),
]);
export type Finding = z.infer<typeof Finding>;

export const Answer = z.enum(['yes', 'no']);
export type Answer = z.infer<typeof Answer>;

/** "First registration with Provider?", answered and checked. */
export const Registration = z.object({
  answer: Answer,
  finding: Finding,
  /** False while the finding contradicts the answer and the rep has not yet chosen. */
  settled: z.boolean(),
});
export type Registration = z.infer<typeof Registration>;

/** The answer that the finding speaks for; undefined = it speaks for neither. */
export function proposedAnswer(finding: Finding): Answer | undefined {
  switch (finding.kind) {
    case 'no-tenant':
      return 'yes';
    case 'tenant':
    case 'our-customer':
      return 'no';
    case 'no-domain':
    case 'being-onboarded':
    case 'unknown':
      return undefined;
  }
}

/** Whether the rep has to look again: the finding speaks for the other answer, or somebody else is at it. */
export function contradicts(answer: Answer, finding: Finding): boolean {
  if (finding.kind === 'being-onboarded') return true;
  const proposed = proposedAnswer(finding);
  return proposed !== undefined && proposed !== answer;
}

/** The answer that counts; undefined while the rep has not settled on one. */
export function settledAnswer({ registration }: { readonly registration: Registration | null }): Answer | undefined {
  return registration?.settled === true ? registration.answer : undefined;
}

export const registrationStep = {
  part: 'registration',
  dealStep: 'registration',
  fields: { registration: Registration.nullable() },
  nothing: { registration: null },
  applies: () => true,
  isFinished: (record: { readonly registration: Registration | null }) => settledAnswer(record) !== undefined,
  lockedBy: lockedByTenant,
} as const;

import { type Onboarding, type Part, parts } from './onboarding.ts';
import type { Answer, Segment } from './steps/registration.ts';

/** What the rep is asked for next: a part to fill in, or the review of all of them. */
export type Step = Part | 'review';

/** The parts this onboarding has: what follows depends on whether the customer has a tenant. */
export function partsOf(record: Onboarding): readonly Part[] {
  const answer = record.registration?.settled === true ? record.registration.answer : undefined;
  const byAnswer: Readonly<Partial<Record<Part, Answer>>> = { invitation: 'no', company: 'yes', agreement: 'yes' };
  return parts.filter((part) => byAnswer[part] === undefined || byAnswer[part] === answer);
}

export function isFinished(record: Onboarding, part: Part): boolean {
  switch (part) {
    case 'account':
      return record.account !== null;
    case 'registration':
      return record.registration?.settled === true;
    case 'invitation':
      return record.invitation !== null;
    case 'company':
      return record.company !== null && record.company.settled !== null;
    case 'agreement':
      return record.agreement !== null;
    case 'contract':
      return record.contract !== null;
    case 'subscriptions':
      return record.linesFinished && record.lines.length > 0 && record.choosing === null;
  }
}

/** The step follows from the record alone, so that it is the same after a restart, in another window, a week later. */
export function currentStep(record: Onboarding): Step {
  if (record.editing !== null) return record.editing;
  return partsOf(record).find((part) => !isFinished(record, part)) ?? 'review';
}

/** Where the customer buys: the country and kind of customer that the catalog is asked for. */
export function marketOf(record: Onboarding): { country: string; segment: Segment } | undefined {
  if (record.registration?.answer === 'no' && record.invitation !== null) return record.invitation;
  if (record.registration?.answer === 'yes' && record.company !== null) {
    return { country: record.company.address.country, segment: record.company.segment };
  }
  return undefined;
}

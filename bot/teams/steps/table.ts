import { partNames, type Step } from '../../../onboarding/steps.ts';
import { account } from './account.ts';
import { agreement } from './agreement.ts';
import { company } from './company.ts';
import { contract } from './contract.ts';
import { invitation } from './invitation.ts';
import { registration } from './registration.ts';
import { review } from './review.ts';
import type { StepRow } from './step.ts';
import { subscriptions } from './subscriptions.ts';

const table: Readonly<Record<Step, StepRow>> = {
  account,
  registration,
  invitation,
  company,
  agreement,
  contract,
  subscriptions,
  review,
};

/** What is asked, towards the world: what a step fetches before it is drawn, and what its buttons and words mean. */
export function stepRow(step: Step): StepRow {
  return table[step];
}

export const stepRows: readonly StepRow[] = [...partNames, 'review' as const].map(stepRow);

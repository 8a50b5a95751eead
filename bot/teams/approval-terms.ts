import { askedFor, stepNow } from '../../onboarding/approval-policy.ts';
import type { ApprovalTerms } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { peopleFor } from './deciders.ts';
import type { Services } from './services.ts';

/**
 * By what this onboarding is approved where it is asked for now, and who is asked first.
 * @throws OnboardingError `graph-not-reached` when a manager has to be looked up and cannot be
 */
export async function approvalTermsOf(services: Services, record: Onboarding): Promise<ApprovalTerms> {
  const { approvalPolicy: policy } = services;
  const [first] = askedFor(policy, record).steps;
  const asked = first === undefined ? [] : [stepNow(policy, first).who];
  return { policy, ...(await peopleFor(services, record, asked, [])) };
}

import type { ApprovalTerms } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Services } from './services.ts';

/**
 * From what on this onboarding is approved, and who may do it besides its requester.
 * @throws OnboardingError `graph-not-reached` when a manager has to be looked up and cannot be
 */
export async function approvalTermsOf(services: Services, { requester }: Onboarding): Promise<ApprovalTerms> {
  const { approvers, people, approvalThreshold } = services;
  const approverIds = (await approvers.of(requester)).filter((id) => id !== requester.id);
  return { approvalThreshold, approverIds, approverNames: await people.names(approverIds) };
}

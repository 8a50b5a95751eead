import type { ApprovalTerms } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { withoutHolders } from '../../onboarding/who-may.ts';
import type { Services } from './services.ts';

/**
 * From what on this onboarding is approved, and who may do it.
 * @throws OnboardingError `graph-not-reached` when a manager has to be looked up and cannot be
 */
export async function approvalTermsOf(services: Services, record: Onboarding): Promise<ApprovalTerms> {
  const { whoHasRole, people, approvalThreshold } = services;
  const approverIds = withoutHolders(record, await whoHasRole.approversOf(record.requester));
  return { approvalThreshold, approverIds, approverNames: await people.names(approverIds) };
}

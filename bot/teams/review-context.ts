import type { ReviewContext } from '../../cards/onboarding/review.ts';
import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { ApprovalReason } from '../../onboarding/approval-reason.ts';
import { cancellationWindow } from '../../onboarding/commitment.ts';
import { needsApproval } from '../../onboarding/needs-approval.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { standingApproval } from '../../onboarding/standing-approval.ts';
import { tenantOf } from '../../onboarding/waits.ts';
import { approvalTermsOf } from './approval-terms.ts';
import type { Services } from './services.ts';

/** What becomes of a deal that is submitted as it is now: who decides on it first, and why, as far as its rep may know. */
export async function reviewContext(services: Services, record: Onboarding): Promise<ReviewContext> {
  const own = ownReasons(services, record);
  const reasons = own.length > 0 ? own : await reasonsInOthers(services, record, 'look');
  const approvalNeeded = reasons.length > 0;
  const approverNames = approvalNeeded ? await namesOfApprovers(services, record) : [];
  return { cancelBy: services.now() + cancellationWindow, approvalNeeded, reasons, approverNames };
}

/** None, here and below, where the approval that it has still stands. */
export function ownReasons({ approvalPolicy, now }: Services, record: Onboarding): readonly ApprovalReason[] {
  return standingApproval(record) === undefined ? needsApproval(record, approvalPolicy, now()) : [];
}

/** What the record does not know: that the tenant has become our customer by another one, and what was ordered of late. */
export async function reasonsInOthers(
  { onboardings, unapprovedOrders }: Services,
  record: Onboarding,
  how: 'look' | 'take',
): Promise<readonly ApprovalReason[]> {
  if (standingApproval(record) !== undefined) return [];
  const tenantId = tenantOf(record);
  const { items } = tenantId === undefined ? { items: [] } : await onboardings.withCustomer(tenantId, { limit: 2 });
  return items.some(({ id }) => id !== record.id) ? ['existing-customer'] : unapprovedOrders[how](record);
}

/** Who they are can wait: it is found out again when it is submitted. */
async function namesOfApprovers(services: Services, record: Onboarding): Promise<readonly string[]> {
  try {
    return (await approvalTermsOf(services, record)).approverNames;
  } catch (error) {
    if (!(error instanceof OnboardingError)) throw error;
    services.log.warn({ err: error, onboarding: record.id }, 'a review is shown without the names of its approvers');
    return [];
  }
}

import type { TaskResult } from '../../onboarding/commands.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import type { Attempt, TaskParts } from './perform-task.ts';

/** Asks how Microsoft's verification of the customer's account stands. There is no event for it. */
export async function checkVerification(
  { partnerCenter, now }: TaskParts,
  { record, nextAt }: Attempt,
): Promise<TaskResult> {
  const asked = partnerCenter.verificationStatus(customerOf(record).customerId);
  return { kind: 'verification', status: await withNewCustomer(record, now(), asked), nextAt };
}

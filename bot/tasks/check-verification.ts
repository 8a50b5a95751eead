import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';

/** Asks how Microsoft's verification of the customer's account stands. There is no event for it. */
export async function checkVerification(
  { provisioning, now }: Pick<TaskParts, 'provisioning' | 'now'>,
  { record, nextAt }: Attempt,
): Promise<TaskResult> {
  const asked = provisioning.verificationStatus(customerOf(record).customerId);
  return { kind: 'verification', status: await withNewCustomer(record, now(), asked), nextAt };
}

import type { Report } from '../onboarding/events.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';
import type { EffectParts, Task } from './perform-effect.ts';

/** Asks how Microsoft's verification of the customer's account stands. There is no event for it. */
export async function checkVerification(
  { partnerCenter, now }: EffectParts,
  { record, nextAt }: Task,
): Promise<Report> {
  const asked = partnerCenter.verificationStatus(customerOf(record).customerId);
  return { kind: 'verification', status: await withNewCustomer(record, now(), asked), nextAt };
}

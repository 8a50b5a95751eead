import type { TaskResult } from '../../onboarding/commands.ts';
import { countsFrom } from '../../onboarding/steps/agreement.ts';
import type { CustomerAgreement } from '../../partner-center/partner-center.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';

/** Looks whether the Microsoft Customer Agreement is accepted, by the customer or confirmed by a partner. No event tells. */
export async function checkAgreement(
  { agreements, now }: Pick<TaskParts, 'agreements' | 'now'>,
  { record, nextAt }: Attempt,
): Promise<TaskResult> {
  const { customerId } = customerOf(record);
  const direct = await withNewCustomer(record, now(), agreements.isAgreementSignedDirectly(customerId));
  if (direct) return { kind: 'agreement', signed: 'by-customer', nextAt };
  if (record.agreementFacts.confirmationRefused) return { kind: 'agreement', signed: null, nextAt };
  const confirmed = await withNewCustomer(record, now(), agreements.customerAgreements(customerId));
  return { kind: 'agreement', signed: confirmed.some(counts) ? 'confirmed-by-us' : null, nextAt };
}

/** Whether a confirmation is recent enough for Microsoft. */
export function counts(agreement: CustomerAgreement): boolean {
  return agreement.dateAgreed >= countsFrom;
}

import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { counts } from './check-agreement.ts';
import { customerOf, withNewCustomer } from './customer-of.ts';

/**
 * Tells Partner Center that the customer signed, and when. Since 2026-01-05 Microsoft counts new confirmations of this
 * kind no longer everywhere: a refusal is an answer, and then the customer is asked to accept.
 */
export async function confirmAgreement(
  { agreements, now }: Pick<TaskParts, 'agreements' | 'now'>,
  { record, task, ids }: Attempt,
): Promise<TaskResult> {
  const { agreement } = record;
  if (agreement?.how.kind !== 'already-signed') return { kind: 'confirmation', taken: false };
  const { firstName, lastName, email, phone } = agreement.signatory;
  const confirmation = {
    templateId: agreement.template.id,
    primaryContact: { firstName, lastName, email, ...(phone === '' ? {} : { phoneNumber: phone }) },
    dateAgreed: agreement.how.signedOn,
  };
  try {
    const { customerId } = customerOf(record);
    if (task.attempts > 1) {
      const confirmed = await withNewCustomer(record, now(), agreements.customerAgreements(customerId));
      if (confirmed.some(counts)) return { kind: 'confirmation', taken: true };
    }
    await withNewCustomer(record, now(), agreements.confirmAgreement(customerId, confirmation, ids));
    return { kind: 'confirmation', taken: true };
  } catch (error) {
    if (isRefusal(error)) return { kind: 'confirmation', taken: false };
    throw error;
  }
}

/** Of our own sign-in, and so not about the confirmation: wrong kind of token, Conditional Access, trouble at Entra. */
const ofOurSignIn: readonly string[] = ['900329', '900309', '90000'];

function isRefusal(error: unknown): boolean {
  if (!(error instanceof OnboardingError) || error.code !== 'partner-center-refused') return false;
  const { retryable, providerCode = '' } = error.detail;
  return retryable !== true && !ofOurSignIn.includes(providerCode);
}

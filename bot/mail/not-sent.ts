import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';

/** What every way of sending says when the mail did not leave, or nobody knows whether it did. */
export function mailNotSent(cause: unknown, { retryable }: { readonly retryable: boolean }): OnboardingError {
  return new OnboardingError('mail-not-sent', {
    says: saying(retryable ? 'errors.mail.notYet' : 'errors.mail.refused'),
    retryable,
    cause,
  });
}

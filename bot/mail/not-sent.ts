import { OnboardingError } from '../../errors/onboarding-error.ts';

/** What every way of sending says when the mail did not leave, or nobody knows whether it did. */
export function mailNotSent(cause: unknown, { retryable }: { readonly retryable: boolean }): OnboardingError {
  return new OnboardingError('mail-not-sent', {
    userMessage: retryable
      ? 'The mail could not be sent yet. It is tried again by itself.'
      : 'The mail was refused. Please check the address it goes to.',
    retryable,
    cause,
  });
}

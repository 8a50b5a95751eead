import { OnboardingError } from '../../errors/onboarding-error.ts';

/** What both back ends say when they cannot answer. Whether a write that failed so took place is not known. */
export function storeUnavailable(cause: unknown, retryAfterSeconds?: number): OnboardingError {
  return new OnboardingError('store-unavailable', {
    userMessage: 'Our records cannot be reached at the moment. Please try again shortly.',
    retryable: true,
    cause,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

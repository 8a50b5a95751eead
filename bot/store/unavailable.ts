import { OnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';

/** What both back ends say when they cannot answer. Whether a write that failed so took place is not known. */
export function storeUnavailable(cause: unknown, retryAfterSeconds?: number): OnboardingError {
  return new OnboardingError('store-unavailable', {
    says: saying('errors.store.unavailable'),
    retryable: true,
    cause,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
  });
}

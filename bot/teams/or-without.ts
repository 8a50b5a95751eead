import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { noteFailure } from './note-failure.ts';
import type { Services } from './services.ts';

/**
 * What is asked outside to spare somebody a question, when it comes in time; else they are asked.
 * @param then what happens without it, for the log
 */
export function orWithout<T>(
  services: Services,
  { id }: Onboarding,
  then: string,
  asked: Promise<T>,
  otherwise: T,
): Promise<T> {
  const answered = asked.catch((error: unknown) => {
    if (!(error instanceof OnboardingError)) throw error;
    noteFailure(services, error, { onboarding: id }, then);
    return otherwise;
  });
  return services.ifInTime(then, answered, otherwise);
}

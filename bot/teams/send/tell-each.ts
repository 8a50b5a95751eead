import type { OnboardingError } from '../../../errors/onboarding-error.ts';
import type { Log } from '../../log/log.ts';
import { teamsNotReached } from './teams-not-reached.ts';

/** Everybody is tried, also after one who cannot be reached. Answers with what went wrong. */
export async function tellEach<T>(
  log: Log,
  everybody: readonly T[],
  tell: (one: T) => Promise<void>,
): Promise<OnboardingError[]> {
  const failures: OnboardingError[] = [];
  for (const one of everybody) {
    try {
      await tell(one);
    } catch (error) {
      log.warn({ err: error }, 'somebody could not be reached in Teams');
      failures.push(teamsNotReached(error));
    }
  }
  return failures;
}

import type { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Services } from './services.ts';

/**
 * What kept somebody from an answer, for the log. Who does too much is told so, as often as they like: that fills no log.
 */
export function noteFailure(
  { log, refusals }: Pick<Services, 'log' | 'refusals'>,
  error: OnboardingError,
  about: Readonly<Record<string, string>>,
  message: string,
): void {
  if (error.code === 'limit-reached') refusals.record(error.says.key, about);
  else log.warn({ err: error, ...about }, message);
}

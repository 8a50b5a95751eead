import { z } from 'zod';
import { OnboardingError } from '../errors.ts';

const Failure = z.object({ statusCode: z.number().optional(), code: z.string().optional() }).loose();

/**
 * A failed send as our error. Teams asks to repeat 412, 429, 502, 503 and 504; a connection that broke may be repeated
 * too; other refusals stay refusals (Microsoft Learn, "Build conversational capability", status codes).
 */
export function teamsNotReached(thrown: unknown): OnboardingError {
  if (thrown instanceof OnboardingError) return thrown;
  const failure = Failure.safeParse(thrown);
  const status = failure.success ? failure.data.statusCode : undefined;
  return new OnboardingError('teams-not-reached', {
    userMessage: 'Teams did not take a message.',
    retryable: status === undefined || [412, 429, 502, 503, 504].includes(status),
    ...(status === undefined ? {} : { httpStatus: status }),
    cause: thrown,
  });
}

/** The message, the conversation or the installation is gone: repeating will not help. */
export function isLost(error: unknown): boolean {
  return error instanceof OnboardingError && error.detail.retryable === false;
}

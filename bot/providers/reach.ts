import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Guard } from '../../partner-center/request.ts';

/** What the last request to a provider found: whether anybody answers there. Nothing is asked for it. */
export type Reached = 'ok' | 'not-reached' | 'unknown';

export interface Reach {
  /** Around each request, and around what else guards it. */
  readonly guard: Guard;
  /** `unknown` until the first request of this process is over. */
  reached(): Reached;
}

export function createReach(guard: Guard): Reach {
  let found: Reached = 'unknown';
  return {
    reached: () => found,
    async guard(request) {
      try {
        const answer = await guard(request);
        found = 'ok';
        return answer;
      } catch (error) {
        found = foundBy(error) ?? found;
        throw error;
      }
    },
  };
}

/** A refusal is an answer too; who is paused was not asked. */
function foundBy(error: unknown): Reached | undefined {
  if (!(error instanceof OnboardingError)) return undefined;
  switch (error.code) {
    case 'partner-center-unavailable':
    case 'partner-center-no-answer':
      return 'not-reached';
    case 'provider-paused':
      return undefined;
    default:
      return error.code.startsWith('partner-center') ? 'ok' : undefined;
  }
}

import { asOnboardingError } from '../errors.ts';
import { type Effect, isLook } from '../onboarding/effects.ts';
import type { Report } from '../onboarding/events.ts';

const mostAttempts = 12;
const longestPause = 5 * 60_000;

/** When to try again, or that only a person can help. Pauses double up to five minutes, with jitter; looking never ends. */
export function failureReport(thrown: unknown, effect: Effect, at: number): Extract<Report, { kind: 'failed' }> {
  const { userMessage, detail } = asOnboardingError(thrown);
  const mayGoOn = isLook(effect.deed) || effect.attempts < mostAttempts;
  const retryable = detail.retryable === true && mayGoOn;
  const backOff = Math.min(longestPause, 1000 * 2 ** Math.min(effect.attempts, 20)) * (0.75 + Math.random() / 2);
  const pause = Math.max(backOff, (detail.retryAfterSeconds ?? 0) * 1000);
  return {
    kind: 'failed',
    text: userMessage,
    correlationId: detail.correlationId ?? null,
    retryAt: retryable ? at + pause : null,
    // What may succeed when repeated may also have happened already: it is repeated under the same request id.
    answered: detail.retryable !== true,
  };
}

import { asOnboardingError, type ErrorCode, type ErrorDetail } from '../errors.ts';
import { type Effect, isLook } from '../onboarding/effects.ts';
import type { Report, RequestFate } from '../onboarding/events.ts';

/** Failures after which nobody knows whether it was done. */
const lostAnswers: readonly ErrorCode[] = [
  'partner-center-no-answer',
  'partner-center-unreadable',
  'store-unavailable',
];
const mostAttempts = 12;
const longestPause = 5 * 60_000;

/** When to try again, or that only a person can help. Pauses double up to five minutes, with jitter; looking never ends. */
export function failureReport(thrown: unknown, effect: Effect, at: number): Extract<Report, { kind: 'failed' }> {
  const { code, userMessage, detail } = asOnboardingError(thrown);
  const mayGoOn = isLook(effect.deed) || detail.heldBack === true || effect.attempts < mostAttempts;
  const retryable = detail.retryable === true && mayGoOn;
  const isGivenUp = detail.retryable === true && !mayGoOn;
  const chance = Math.random();
  const backOff = Math.min(longestPause, 1000 * 2 ** Math.min(effect.attempts, 20)) * (0.75 + chance / 2);
  // Spread too: all who were told to slow down were told at the same moment.
  const pause = Math.max(backOff, (detail.retryAfterSeconds ?? 0) * 1000 * (1 + chance / 4));
  return {
    kind: 'failed',
    text: isGivenUp ? `${userMessage} It was tried ${effect.attempts} times; press Retry to go on.` : userMessage,
    correlationId: detail.correlationId ?? null,
    retryAt: retryable ? at + pause : null,
    request: fateOf(code, detail, effect),
  };
}

/**
 * "Not found yet" and "slow down" are answers too. A look before the repetition that failed says nothing about the
 * request itself: after a lost answer its id has to stay, because it alone brings a new tenant's password back.
 */
function fateOf(code: ErrorCode, { answeredRequest, heldBack }: ErrorDetail, { requestId }: Effect): RequestFate {
  if (answeredRequest === requestId) return 'answered';
  if (heldBack === true) return 'held-back';
  return lostAnswers.includes(code) ? 'lost' : 'unsent';
}

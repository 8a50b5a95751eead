import { asOnboardingError, type ErrorCode, type ErrorDetail } from '../../errors/onboarding-error.ts';
import type { RequestFate, TaskResult } from '../../onboarding/commands.ts';
import { isPoll, type Task } from '../../onboarding/tasks.ts';

/** Failures after which nobody knows whether it was done. */
const lostAnswers: readonly ErrorCode[] = [
  'partner-center-no-answer',
  'partner-center-unreadable',
  'store-unavailable',
];
const mostAttempts = 12;
const longestPause = 5 * 60_000;

/** When to try again, or that only a person can help. Pauses double up to five minutes, with jitter; looking never ends. */
export function failureResult(thrown: unknown, task: Task, at: number): Extract<TaskResult, { kind: 'failed' }> {
  const { code, userMessage, detail } = asOnboardingError(thrown);
  const mayGoOn = isPoll(task.deed) || detail.heldBack === true || task.attempts < mostAttempts;
  const retryable = detail.retryable === true && mayGoOn;
  const isGivenUp = detail.retryable === true && !mayGoOn;
  const chance = Math.random();
  const backOff = Math.min(longestPause, 1000 * 2 ** Math.min(task.attempts, 20)) * (0.75 + chance / 2);
  // Spread too: all who were told to slow down were told at the same moment.
  const pause = Math.max(backOff, (detail.retryAfterSeconds ?? 0) * 1000 * (1 + chance / 4));
  return {
    kind: 'failed',
    text: isGivenUp ? `${userMessage} It was tried ${task.attempts} times; press Retry to go on.` : userMessage,
    correlationId: detail.correlationId ?? null,
    retryAt: retryable ? at + pause : null,
    request: fateOf(code, detail, task),
  };
}

/**
 * "Not found yet" and "slow down" are answers too. A look before the repetition that failed says nothing about the
 * request itself: after a lost answer its id has to stay, because it alone brings a new tenant's password back.
 */
function fateOf(code: ErrorCode, { answeredRequest, heldBack }: ErrorDetail, { requestId }: Task): RequestFate {
  if (answeredRequest === requestId) return 'answered';
  if (heldBack === true) return 'held-back';
  return lostAnswers.includes(code) ? 'lost' : 'unsent';
}

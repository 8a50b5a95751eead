import { backOff } from '../../errors/back-off.ts';
import { asOnboardingError, type ErrorCode, type ErrorDetail } from '../../errors/onboarding-error.ts';
import type { RequestFate, TaskResult } from '../../onboarding/commands.ts';
import { natures, type Task } from '../../onboarding/tasks.ts';
import { saying } from '../../words/saying.ts';
import { tasks } from './table.ts';
import { persistenceOf } from './task-row.ts';

/** Failures after which nobody knows whether it was done. */
const lostAnswers: readonly ErrorCode[] = [
  'partner-center-no-answer',
  'partner-center-unreadable',
  'store-unavailable',
];

type Tried = Pick<Task, 'kind' | 'attempts' | 'idempotencyKey'> & { readonly failingSince?: number | null };

const HOUR = 60 * 60_000;
/** Who has failed for an hour in an outage tries again every five minutes. */
const SHARE_OF_OUTAGE = 1 / 12;

/**
 * When to try again, or that only a person can help. Pauses double up to the longest, with jitter; in an outage, where
 * attempts do not count, they grow with it, and what the other side asks for counts up to an hour.
 */
export function failureResult(thrown: unknown, task: Tried, at: number): Extract<TaskResult, { kind: 'failed' }> {
  const { code, says: why, detail } = asOnboardingError(thrown);
  const { attempts, firstPause, longestPause } = persistenceOf(task.kind, tasks[task.kind]);
  const isOutage = detail.outage !== undefined;
  const mayGoOn = isOutage || detail.heldBack === true || task.attempts < attempts;
  // Nobody of the deal is asked to help what nothing of the deal rests on.
  const isRetryable = detail.retryable === true || natures[task.kind] === 'aside';
  // Spread too: all who were told to slow down were told at the same moment.
  const longestAsked = isOutage ? HOUR : Number.POSITIVE_INFINITY;
  const askedFor = Math.min(longestAsked, (detail.retryAfterSeconds ?? 0) * 1000) * (1 + Math.random() / 4);
  const outage = isOutage ? (at - (task.failingSince ?? at)) * SHARE_OF_OUTAGE : 0;
  const first = Math.max(firstPause, outage);
  const pause = Math.max(askedFor, backOff(isOutage ? 1 : task.attempts, { first, longest: longestPause }));
  return {
    kind: 'failed',
    problem: isRetryable && !mayGoOn ? saying('errors.tasks.tried-often', { why, attempts: task.attempts }) : why,
    correlationId: detail.correlationId ?? null,
    retryAt: isRetryable && mayGoOn ? at + pause : null,
    request: fateOf(code, detail, task),
    ...(isOutage ? { isOutage } : {}),
  };
}

/**
 * "Not found yet" and "slow down" are answers too. A look before the repetition that failed says nothing about the
 * request itself: after a lost answer its id has to stay, because it alone brings a new tenant's password back.
 */
function fateOf(
  code: ErrorCode,
  { answeredRequest, heldBack }: ErrorDetail,
  { kind, idempotencyKey }: Tried,
): RequestFate {
  if (answeredRequest === idempotencyKey) return 'answered';
  // Where no attempts run out they count all the same, so that the pauses grow.
  if (heldBack === true && natures[kind] !== 'aside') return 'held-back';
  return lostAnswers.includes(code) ? 'lost' : 'unsent';
}

import { backOff } from '../../errors/back-off.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Saying, saying } from '../../words/saying.ts';
import { persistenceOf } from './task-row.ts';

/**
 * The cart cannot be ordered, and a new one may be: made at longer and longer pauses, and, as each new cart begins its
 * attempts anew, counted over all of them: after the usual number a person goes on with it.
 */
export function cartGone({ order }: Onboarding, why: Saying, at: number): Extract<TaskResult, { kind: 'cart-gone' }> {
  const { attempts, firstPause, longestPause } = persistenceOf('create-cart', {});
  const times = (order.setback?.times ?? 0) + 1;
  return times < attempts
    ? { kind: 'cart-gone', problem: why, retryAt: at + backOff(times, { first: firstPause, longest: longestPause }) }
    : { kind: 'cart-gone', problem: saying('errors.tasks.tried-often', { why, attempts: times }), retryAt: null };
}

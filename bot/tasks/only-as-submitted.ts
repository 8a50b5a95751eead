import { OnboardingError } from '../../errors/onboarding-error.ts';
import { isAsSubmitted } from '../../onboarding/as-told.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { saying } from '../../words/saying.ts';
import type { Attempt } from './attempt.ts';

/** Before anything is made or bought: what was changed in the store behind everybody's back goes to nobody. */
export function onlyAsSubmitted<Parts, Tried extends Attempt>(
  run: (parts: Parts, attempt: Tried) => Promise<TaskResult>,
): (parts: Parts, attempt: Tried) => Promise<TaskResult> {
  return async (parts, attempt) => {
    if (!isAsSubmitted(attempt.record)) {
      const isOrdered = attempt.record.order.placed !== null;
      throw new OnboardingError('record-broken', {
        says: saying(isOrdered ? 'errors.tasks.not-as-ordered' : 'errors.tasks.not-as-submitted'),
      });
    }
    return run(parts, attempt);
  };
}

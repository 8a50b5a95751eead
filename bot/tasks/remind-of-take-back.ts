import { asOnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { nextReminder } from '../../onboarding/reminders.ts';
import type { Ordering } from '../providers/ports.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { lookedAt } from './subscriptions-of-lines.ts';

interface Looking {
  readonly ordering: Pick<Ordering, 'subscriptions'>;
}

/**
 * Waits until the requester is to be reminded, by their own clock, and looks then what can still be taken back. What is
 * over by that time is told to nobody, and nobody is asked about it. Where Partner Center does not answer, what is known counts: the time that
 * is left does not wait for it.
 */
export async function remindOfTakeBack(
  { ordering, timeZoneOf, now }: Pick<TaskParts, 'timeZoneOf' | 'now'> & Looking,
  { record }: Attempt,
): Promise<TaskResult> {
  const reminder = nextReminder(record, await timeZoneOf(record.requester), now());
  if (reminder === undefined) return { kind: 'done' };
  const { dueAt, lines } = reminder;
  if (dueAt > now()) return { kind: 'still-waiting', nextAt: dueAt };
  return { kind: 'take-back-seen', lines, subscriptions: await seenNow({ ordering }, record) };
}

async function seenNow({ ordering }: Looking, record: Onboarding) {
  try {
    return await lookedAt(ordering, record);
  } catch (error) {
    const { retryable, outage } = asOnboardingError(error).detail;
    if (retryable !== true && outage === undefined) throw error;
    return record.lines.map(() => null);
  }
}

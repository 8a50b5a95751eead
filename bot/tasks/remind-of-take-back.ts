import type { TaskResult } from '../../onboarding/commands.ts';
import { nextReminder } from '../../onboarding/reminders.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { lookedAt } from './subscriptions-of-lines.ts';

/**
 * Waits until the requester is to be reminded, by their own clock, and looks then what can still be taken back. What is
 * over by that time is told to nobody, and nobody is asked about it.
 */
export async function remindOfTakeBack(
  { ordering, timeZoneOf, now }: Pick<TaskParts, 'ordering' | 'timeZoneOf' | 'now'>,
  { record }: Attempt,
): Promise<TaskResult> {
  const reminder = nextReminder(record, await timeZoneOf(record.requester), now());
  if (reminder === undefined) return { kind: 'done' };
  const { dueAt, lines } = reminder;
  if (dueAt > now()) return { kind: 'still-waiting', nextAt: dueAt };
  return { kind: 'take-back-seen', lines, subscriptions: await lookedAt(ordering, record) };
}

import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { watchPause } from './poll-pause.ts';
import { seenOf, subscriptionsOfLines } from './subscriptions-of-lines.ts';

/**
 * Looks whether the subscriptions still read as they were told: Microsoft has changed such ones in bulk, and a change in
 * the middle of a term deletes what was scheduled.
 */
export async function watchEndOfTerm(
  { ordering, now }: Pick<TaskParts, 'ordering' | 'now'>,
  { record }: Attempt,
): Promise<TaskResult> {
  const found = await subscriptionsOfLines(ordering, record);
  const subscriptions = record.lines.map((line, index) => {
    const subscription = found[index];
    return subscription === undefined ? null : seenOf(subscription, line);
  });
  return { kind: 'ends-of-term-seen', subscriptions, nextAt: now() + watchPause(subscriptions, now()) };
}

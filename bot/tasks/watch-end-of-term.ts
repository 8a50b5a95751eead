import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { watchPause } from './poll-pause.ts';
import { goneSince, seenOf, subscriptionsOfLines } from './subscriptions-of-lines.ts';

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
    const [subscription, was] = [found[index], record.order.subscriptions[index]];
    if (subscription !== undefined) return seenOf(subscription, line);
    return was?.state === 'told' ? goneSince(was) : null;
  });
  return { kind: 'ends-of-term-seen', subscriptions, nextAt: now() + watchPause(subscriptions, now()) };
}

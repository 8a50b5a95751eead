import type { TaskResult } from '../../onboarding/commands.ts';
import { nextDealEvent } from '../../onboarding/deal-events.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/** Tells the next system of the first event that it was not told yet; the next task tells the next. */
export async function announceDeal(
  { announce }: Pick<TaskParts, 'announce'>,
  { record }: Attempt,
): Promise<TaskResult> {
  const event = nextDealEvent(record);
  // The settings were emptied meanwhile, or another process told it.
  if (announce === null || event === undefined) return { kind: 'done' };
  await announce(record, event);
  return { kind: 'announced', entry: event.entry.id };
}

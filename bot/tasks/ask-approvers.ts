import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';

const MINUTE = 60_000;
/** How long until it is looked again who may approve and can be reached, in ms; with nobody asked yet, sooner. */
const PAUSE = { somebodyAsked: 60 * MINUTE, nobodyAsked: 5 * MINUTE };

/** Brings the request to those who may approve it at this moment: people leave, join, and change what they do. */
export async function askApprovers(
  { messenger, decidersOf, now }: TaskParts,
  { record }: Attempt,
): Promise<TaskResult> {
  const { approverIds, approverNames } = await decidersOf(record);
  const { reached, onTheWay } = await messenger.askApprovers(record, approverIds);
  const pause = reached.length > 0 && onTheWay.length === 0 ? PAUSE.somebodyAsked : PAUSE.nobodyAsked;
  const nextAt = now() + pause * (0.75 + Math.random() / 2);
  return { kind: 'approvers-asked', approverIds, approverNames, reached: [...reached, ...onTheWay], nextAt };
}

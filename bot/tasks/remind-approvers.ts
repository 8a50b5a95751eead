import type { TaskResult } from '../../onboarding/commands.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/** The time has come to remind, or to ask others as well: whether there are any is known only now. */
export async function remindApprovers({ decidersOf, now }: TaskParts, { record }: Attempt): Promise<TaskResult> {
  const { stage } = record;
  if (stage.kind !== 'awaiting-approval') return { kind: 'time-came', hasOthers: false };
  const { approverIds } = await decidersOf({ ...record, stage: { ...stage, escalatedAt: now() } });
  return { kind: 'time-came', hasOthers: approverIds.some((id) => !stage.approverIds.includes(id)) };
}

import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Task } from '../../onboarding/tasks.ts';
import type { ApplyCommand } from '../apply-command.ts';

/**
 * How long one attempt may take before another process may think its owner dead, in ms. The longest looks at the
 * cart (25 s) and the price sheet (60 s) before it orders (60 s), and at the orders (25 s) after it.
 */
export const leaseTime = 180_000;

/** A task that is this process's to carry out, with the record as it stood when it was taken. */
export interface Claimed {
  readonly record: Onboarding;
  readonly task: Task;
}

/**
 * Takes the first due task of an onboarding for this process, by a conditional write; undefined when there is none, or
 * none is left after others were faster.
 * @param at now, ms UTC
 */
export async function claimTask(
  applyCommand: ApplyCommand,
  id: string,
  owner: string,
  at: number,
): Promise<Claimed | undefined> {
  const until = at + leaseTime;
  const applied = await applyCommand(id, { source: 'runner', change: { kind: 'claim', owner, until } });
  if (applied.outcome !== 'changed') return undefined;
  const { record } = applied;
  // One task of an onboarding at a time: an owner's older lease ends earlier.
  const task = record.tasks.find(({ lease }) => lease?.owner === owner && lease.until === until);
  return task && { record, task };
}

import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Task } from '../../onboarding/tasks.ts';
import type { Onboardings } from '../store/onboardings.ts';

/**
 * How long one attempt may take before another process may think its owner dead, in ms. The longest looks twice (25 s
 * each) around a write (60 s).
 */
export const leaseTime = 120_000;

export interface Claimed {
  readonly record: Onboarding;
  readonly task: Task;
}

/**
 * Takes the first due task of an onboarding for this process, by a conditional write; undefined when there is none or
 * somebody else was faster.
 */
export async function claimTask(
  onboardings: Onboardings,
  id: string,
  owner: string,
  at: number,
): Promise<Claimed | undefined> {
  const read = await onboardings.get(id);
  const due = read?.record.tasks.find((task) => isDue(task, at));
  if (read === undefined || due === undefined) return undefined;
  const task: Task = {
    ...due,
    attempts: due.attempts + 1,
    lease: { owner, until: at + leaseTime },
    // Whoever had it before died over it, and nobody knows how far they came.
    unanswered: due.unanswered || due.lease !== null,
  };
  const tasks = read.record.tasks.map((other) => (other.id === task.id ? task : other));
  const record = { ...read.record, tasks };
  return (await onboardings.replace(record, read.etag)) === 'written' ? { record, task } : undefined;
}

function isDue({ dueAt, lease }: Task, at: number): boolean {
  return dueAt !== null && dueAt <= at && (lease === null || lease.until <= at);
}

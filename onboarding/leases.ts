import type { Onboarding } from './onboarding.ts';
import { dueTask, type Task } from './tasks.ts';

/**
 * The record with its first due task taken by a process; as it was when nothing is due.
 * @param until from when on the process may be thought dead, ms UTC
 * @param at now, ms UTC
 */
export function claim(record: Onboarding, owner: string, until: number, at: number): Onboarding {
  const due = dueTask(record.tasks, at);
  if (due === undefined) return record;
  const claimed: Task = {
    ...due,
    attempts: due.attempts + 1,
    lease: { owner, until },
    // Whoever had it before died over it, and nobody knows how far they came.
    unanswered: due.unanswered || due.lease !== null,
  };
  return { ...record, tasks: record.tasks.map((task) => (task.id === claimed.id ? claimed : task)) };
}

/** What processes held that run no more is free again: as after a lost answer. */
export function release(record: Onboarding, isGone: (owner: string) => boolean): Onboarding {
  const isHeld = ({ lease }: Task) => lease !== null && isGone(lease.owner);
  if (!record.tasks.some(isHeld)) return record;
  return {
    ...record,
    tasks: record.tasks.map((task) => (isHeld(task) ? { ...task, lease: null, unanswered: true } : task)),
  };
}

import type { TaskResult } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import type { Task } from './tasks.ts';

const SECONDS = 1000;
const FIRST_PAUSE = 30 * SECONDS;
const LONGEST_PAUSE = 15 * 60 * SECONDS;
const SHARE_OF_WAIT = 1 / 4;

/**
 * The provider lets nobody in, which no onboarding can help: the task waits, and the attempt does not count. It is told
 * when it goes on (`goneOn`); that it looks by itself too, less often the longer it waits, is for a word that got lost.
 */
export function heldUp(
  record: Onboarding,
  taskId: string,
  { request }: Extract<TaskResult, { kind: 'held-up' }>,
  at: number,
): Onboarding {
  return changed(
    record,
    ({ id }) => id === taskId,
    (task) => {
      const heldSince = task.heldSince ?? at;
      const pause = Math.min(LONGEST_PAUSE, Math.max(FIRST_PAUSE, (at - heldSince) * SHARE_OF_WAIT));
      return {
        ...task,
        lease: null,
        attempts: Math.max(0, task.attempts - 1),
        dueAt: at + pause,
        heldSince,
        failingSince: null,
        failingBy: null,
        ...(request === 'answered' ? { idempotencyKey: '', unanswered: false } : {}),
      };
    },
  );
}

/** The provider lets us in again. @param dueAt when what it held up goes on, ms UTC */
export function goneOn(record: Onboarding, dueAt: number): Onboarding {
  if (heldUpSince(record) === undefined) return record;
  return changed(record, isHeldUp, (task) => ({ ...task, heldSince: null, dueAt }));
}

/** Since when the provider holds it up, ms UTC; undefined = it does not. */
export function heldUpSince({ tasks }: Pick<Onboarding, 'tasks'>): number | undefined {
  const times = tasks.flatMap(({ heldSince }) => heldSince ?? []);
  return times.length === 0 ? undefined : Math.min(...times);
}

function isHeldUp({ heldSince }: Task): boolean {
  return heldSince !== null;
}

function changed(record: Onboarding, which: (task: Task) => boolean, change: (task: Task) => Task): Onboarding {
  return { ...record, tasks: record.tasks.map((task) => (which(task) ? change(task) : task)) };
}

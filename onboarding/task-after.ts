import type { TaskResult } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { isPlanned } from './plan-tasks.ts';
import { withAttention } from './record-news.ts';
import { natures, type Task } from './tasks.ts';
import { noted } from './timeline.ts';

/** What becomes of a task itself once it has brought something back. */

/** Who can help hears of what is not tried again; a message that cannot be delivered is given up. */
export function failed(
  record: Onboarding,
  task: Task | undefined,
  result: Extract<TaskResult, { kind: 'failed' }>,
  at: number,
): Onboarding {
  if (task === undefined) return record;
  const { retryAt: dueAt, problem, correlationId } = result;
  if (dueAt === null && natures[task.kind] === 'message') {
    return noted(without(record, task.id), { kind: 'message-undelivered', problem }, at);
  }
  const open = whatIsOpen(task, result);
  const waiting = rescheduled(record, task.id, {
    dueAt,
    failingSince: task.failingSince ?? at,
    failingBy: problem,
    ...open,
  });
  if (isUnwanted(waiting, task.id)) return without(record, task.id);
  return dueAt === null ? withAttention(waiting, { taskId: task.id, problem, correlationId }, at) : waiting;
}

/** Nobody wants it any more, and it is known not to be done. What is aside goes as soon as nothing calls for it. */
export function isUnwanted({ stage, tasks }: Onboarding, taskId: string): boolean {
  const task = tasks.find(({ id }) => id === taskId);
  if (stage.kind !== 'cancelled' || task === undefined || natures[task.kind] === 'aside') return false;
  return isPlanned(task.kind) && !task.unanswered;
}

/**
 * A new key after an answer, the same after none: the other side recognises a repetition by it. In an outage none of the
 * attempts counts but as the one after which the next looks first.
 */
function whatIsOpen(
  task: Task,
  { request, isOutage }: Extract<TaskResult, { kind: 'failed' }>,
): Pick<Task, 'idempotencyKey' | 'attempts' | 'unanswered'> {
  const { idempotencyKey, unanswered } = task;
  const attempts = isOutage ? Math.min(1, task.attempts) : task.attempts;
  switch (request) {
    case 'answered':
      return { idempotencyKey: '', attempts, unanswered: false };
    case 'lost':
      return { idempotencyKey, attempts, unanswered: true };
    case 'unsent':
      return { idempotencyKey, attempts, unanswered };
    case 'held-back':
      return { idempotencyKey, attempts: Math.max(0, Math.min(attempts, task.attempts - 1)), unanswered };
  }
}

/** It is over. */
export function without(record: Onboarding, taskId: string): Onboarding {
  return { ...record, tasks: record.tasks.filter(({ id }) => id !== taskId) };
}

export function rescheduled(
  record: Onboarding,
  taskId: string,
  change: Partial<Pick<Task, 'dueAt' | 'idempotencyKey' | 'attempts' | 'unanswered' | 'failingSince' | 'failingBy'>>,
): Onboarding {
  const over = { lease: null, failingSince: null, failingBy: null, heldSince: null };
  const tasks = record.tasks.map((task) => (task.id === taskId ? { ...task, ...over, ...change } : task));
  return { ...record, tasks };
}

/** It has seen that it has to look again. @param nextAt ms UTC */
export function lookedAgain(record: Onboarding, taskId: string, nextAt: number): Onboarding {
  return rescheduled(record, taskId, { dueAt: nextAt, attempts: 0, idempotencyKey: '' });
}

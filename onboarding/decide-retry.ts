import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { withRefreshedCards } from './record-news.ts';
import { noted } from './timeline.ts';
import { isHolder } from './who-may.ts';

/**
 * Somebody pressed Retry. Parked tasks go on exactly where they stopped: not as a first attempt, so that what may have
 * happened is looked for. What looks by itself looks now.
 */
export function retry(record: Onboarding, by: Person, at: number): Onboarding {
  const tasks = record.tasks.map((task) =>
    task.dueAt === null || (task.id === record.attention?.taskId && task.lease === null)
      ? { ...task, dueAt: at, attempts: 1, failingSince: null, failingBy: null }
      : task,
  );
  const verification = record.verification?.status === 'NotAllowed' ? null : record.verification;
  const setback = record.order.setback && { ...record.order.setback, times: 0 };
  const order = { ...record.order, setback };
  const change = record.change && { ...record.change, refused: [] };
  const retried = noted(
    { ...record, attention: null, tasks, verification, order, change },
    { kind: 'retried', by },
    at,
  );
  // The holder sees it in the answer to their click.
  return isHolder(record, by) ? retried : withRefreshedCards(retried, at);
}

import type { TaskResult } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
import { openRequest } from './open-request.ts';
import { withAttention, withRefreshedCards } from './record-news.ts';

/**
 * The request was brought to those who may approve it now. Where it has reached nobody, only a person can get it going
 * again; as soon as it has, that is over.
 */
export function approversAsked(
  record: Onboarding,
  taskId: string,
  { approverIds, approverNames, reached }: Extract<TaskResult, { kind: 'approvers-asked' }>,
  at: number,
): Onboarding {
  const { stage, change, attention } = record;
  const before = openRequest(record);
  if (before === undefined) return record;
  const passedTo = stage.kind === 'awaiting-approval' ? stage.passedTo : null;
  // It waits for the one whom it was passed on to, as long as they may decide.
  const names = passedTo !== null && approverIds.includes(passedTo.to.id) ? [passedTo.to.name] : [...approverNames];
  const who = { approverIds: [...approverIds], approverNames: names, reached: [...reached] };
  const asked: Onboarding =
    stage.kind === 'awaiting-approval'
      ? { ...record, stage: { ...stage, ...who } }
      : { ...record, change: change && { ...change, ...who } };
  const wasNobody = attention?.taskId === taskId;
  if (reached.length === 0) {
    const problem = { key: 'errors.tasks.nobody-asked', values: { count: approverIds.length } };
    return attention === null ? withAttention(asked, { taskId, problem, correlationId: null }, at) : asked;
  }
  if (!wasNobody && names.join() === before.approverNames.join()) return asked;
  return withRefreshedCards(wasNobody ? { ...asked, attention: null } : asked, at);
}

import type { TaskResult } from './commands.ts';
import type { Onboarding } from './onboarding.ts';
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
  const { stage, attention } = record;
  if (stage.kind !== 'awaiting-approval') return record;
  const asked: Onboarding = {
    ...record,
    stage: { ...stage, approverIds: [...approverIds], approverNames: [...approverNames], reached: [...reached] },
  };
  const wasNobody = attention?.taskId === taskId;
  if (reached.length === 0) {
    const problem = { key: 'errors.tasks.nobody-asked', values: { count: approverIds.length } };
    return attention === null ? withAttention(asked, { taskId, problem, correlationId: null }, at) : asked;
  }
  if (!wasNobody && approverNames.join() === stage.approverNames.join()) return asked;
  return withRefreshedCards(wasNobody ? { ...asked, attention: null } : asked, at);
}

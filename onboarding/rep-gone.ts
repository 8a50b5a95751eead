import type { Onboarding } from './onboarding.ts';
import { withTask } from './record-news.ts';
import { noted } from './timeline.ts';
import { hindrance } from './who-may.ts';

const key = 'errors.tasks.rep-without-role';

/**
 * Whose onboarding it is has the role no more: they are told nothing, and nobody goes on with it until an operator gives it to
 * another. Where something else holds it up the operators see it for that.
 */
export function repGone(record: Onboarding, taskId: string, at: number): Onboarding {
  if (record.attention !== null || hindrance(record, 'reassign') !== undefined) return record;
  const problem = { key, values: { rep: record.requester.name } };
  const attention = { taskId, problem, correlationId: null, since: at };
  const seen = noted({ ...record, attention }, { kind: 'needs-attention', problem }, at);
  return withTask(seen, { kind: 'tell-operators', problem }, at);
}

/** Somebody has it who may go on with it. */
export function withRep(record: Onboarding): Onboarding {
  return record.attention?.problem.key === key ? { ...record, attention: null } : record;
}

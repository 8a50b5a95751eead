import type { Onboarding } from './onboarding.ts';
import type { Problem } from './problem.ts';
import { type Notice, newTask, type Planned, type TaskKind } from './tasks.ts';
import { type Noted, noted } from './timeline.ts';

/** The requester hears of it in the original conversation. */
export function withNotice(record: Onboarding, notice: Notice, at: number): Onboarding {
  return withTask(record, { kind: 'notify-requester', notice }, at);
}

/** Cards already on people's screens follow, the rep's and the approvers'. */
export function withRefreshedCards(record: Onboarding, at: number): Onboarding {
  return isPending(record, 'refresh-cards') ? record : withTask(record, { kind: 'refresh-cards' }, at);
}

/** Approvers see on their cards that the request is no longer open. The rep sees it in the answer to their click. */
export function withRefreshedApprovals(record: Onboarding, at: number): Onboarding {
  if (isPending(record, 'refresh-cards') || isPending(record, 'refresh-approvals')) return record;
  return withTask(record, { kind: 'refresh-approvals' }, at);
}

/** @param dueAt ms UTC */
export function withTask(record: Onboarding, planned: Planned, dueAt: number): Onboarding {
  return { ...record, tasks: [...record.tasks, newTask(planned, dueAt)] };
}

/** One of a kind is enough as long as nobody has begun to carry it out: it will read the record as it is then. */
function isPending(record: Onboarding, kind: TaskKind): boolean {
  return record.tasks.some((task) => task.kind === kind && task.lease === null && task.dueAt !== null);
}

/** What happened by itself, on the timeline and on the cards. */
export function quietNews(record: Onboarding, what: Noted, at: number): Onboarding {
  return refreshed(noted(record, what, at), at);
}

/** The same, and the requester hears of it. */
export function news(record: Onboarding, what: Noted, notice: Notice, at: number): Onboarding {
  return withNotice(quietNews(record, what, at), notice, at);
}

/** The cards follow, unless a form is being filled in on them: typing would be lost. */
export function refreshed(record: Onboarding, at: number): Onboarding {
  return record.stage.kind === 'drafting' ? record : withRefreshedCards(record, at);
}

/** Only a person can get it going again: the requester and the operators hear of it. */
export function withAttention(
  record: Onboarding,
  trouble: { readonly taskId: string; readonly problem: Problem; readonly correlationId: string | null },
  at: number,
): Onboarding {
  const { problem } = trouble;
  const marked: Onboarding = { ...record, attention: { ...trouble, since: at } };
  const told = withNotice(
    noted(marked, { kind: 'needs-attention', problem }, at),
    { kind: 'needs-attention', problem },
    at,
  );
  return refreshed(withTask(told, { kind: 'tell-operators', problem }, at), at);
}

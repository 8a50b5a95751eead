import type { Notice } from './notices.ts';
import type { Onboarding } from './onboarding.ts';
import type { Problem } from './problem.ts';
import { isOver } from './stage.ts';
import { newTask, type Planned, type Task, type TaskKind } from './tasks.ts';
import { type Noted, noted } from './timeline.ts';

/** What happens within so many ms is told in one message, where what comes first can wait for what follows. */
export const togetherMs = 5 * 60_000;

type Message = Extract<Task, { kind: 'notify-requester' }>;

/**
 * The requester hears of it in the original conversation, together with what they are about to be told.
 * @param dueAt when at the latest, ms UTC: later than now where more is expected soon
 */
export function withNotice(record: Onboarding, notice: Notice, at: number, dueAt = at): Onboarding {
  const waiting = dueAt - at > togetherMs ? undefined : record.tasks.find((task) => isAboutToBeTold(task, at));
  if (waiting?.kind !== 'notify-requester') {
    return withTask(record, { kind: 'notify-requester', notices: [notice] }, dueAt);
  }
  const notices = [...waiting.notices, notice];
  const together: Message = { ...waiting, notices, dueAt: Math.min(waiting.dueAt ?? dueAt, dueAt) };
  return { ...record, tasks: record.tasks.map((task) => (task === waiting ? together : task)) };
}

/** Once somebody is at it, or was, nobody knows what has been told. */
function isAboutToBeTold({ kind, attempts, lease, dueAt }: Task, at: number): boolean {
  const isUntold = kind === 'notify-requester' && attempts === 0 && lease === null;
  return isUntold && dueAt !== null && dueAt - at <= togetherMs;
}

/** What is no longer so is not told. */
export function withoutNotice(record: Onboarding, kind: Notice['kind']): Onboarding {
  const tasks = record.tasks.flatMap((task): Task[] => {
    if (task.kind !== 'notify-requester') return [task];
    const notices = task.notices.filter((notice) => notice.kind !== kind);
    return notices.length === 0 ? [] : [{ ...task, notices }];
  });
  return { ...record, tasks };
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
export function news(record: Onboarding, what: Noted, notice: Notice, at: number, dueAt = at): Onboarding {
  return withNotice(quietNews(record, what, at), notice, at, dueAt);
}

/** The same for those who want to hear of everything: it waits for what follows, as long as anything does. */
export function lesserNews(record: Onboarding, what: Noted, at: number): Onboarding {
  const told = quietNews(record, what, at);
  const dueAt = isOver(record) ? at : at + togetherMs;
  return withNotice(told, { kind: 'happened', entry: told.timeline.length }, at, dueAt);
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

import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { newTask } from './plan-tasks.ts';
import type { Deed, Notice } from './tasks.ts';

/** Adds who did what to the timeline. `what` completes the sentence "<name> …". */
export function notePerson(record: Onboarding, by: Person, what: string, at: number): Onboarding {
  return { ...record, timeline: [...record.timeline, { at, by: by.name, what }] };
}

/** Adds what happened by itself to the timeline. */
export function noteFact(record: Onboarding, by: string, what: string, at: number): Onboarding {
  return { ...record, timeline: [...record.timeline, { at, by, what }] };
}

/** The requester hears of it in the original conversation. */
export function withNotice(record: Onboarding, notice: Notice, at: number): Onboarding {
  return withDeed(record, { kind: 'notify-requester', notice }, at);
}

/** Cards already on people's screens follow; while the rep fills in a form it is left alone, or typing would be lost. */
export function withRefreshedCards(record: Onboarding, at: number): Onboarding {
  return withOneDeed(record, { kind: 'refresh-cards' }, at);
}

/** Approvers get a card of their own, or see on theirs that the request is no longer open. */
export function withRefreshedApprovals(record: Onboarding, at: number): Onboarding {
  return withOneDeed(record, { kind: 'ask-approvers' }, at);
}

export function withDeed(record: Onboarding, deed: Deed, at: number): Onboarding {
  return { ...record, tasks: [...record.tasks, newTask(deed, at)] };
}

/** One of a kind is enough as long as nobody has begun to carry it out: it will read the record as it is then. */
function withOneDeed(record: Onboarding, deed: Deed, at: number): Onboarding {
  const pending = record.tasks.some(
    (task) => task.deed.kind === deed.kind && task.lease === null && task.dueAt !== null,
  );
  return pending ? record : withDeed(record, deed, at);
}

/** What happened by itself, on the timeline and on the cards. */
export function quietNews(record: Onboarding, by: string, what: string, at: number): Onboarding {
  return refreshed(noteFact(record, by, what, at), at);
}

/** The same, and the requester hears of it. */
export function news(record: Onboarding, by: string, what: string, notice: Notice, at: number): Onboarding {
  return withNotice(quietNews(record, by, what, at), notice, at);
}

/** The cards follow, unless a form is being filled in on them. */
export function refreshed(record: Onboarding, at: number): Onboarding {
  return record.stage.kind === 'drafting' ? record : withRefreshedCards(record, at);
}

/** Only a person can get it going again: the requester and the operators hear of it. */
export function withAttention(
  record: Onboarding,
  taskId: string,
  text: string,
  correlationId: string | null,
  at: number,
): Onboarding {
  const marked: Onboarding = { ...record, attention: { taskId, text, correlationId, since: at } };
  const told = withNotice(
    noteFact(marked, 'The onboarding', `needs attention: ${text}`, at),
    { kind: 'needs-attention', text },
    at,
  );
  return refreshed(withDeed(told, { kind: 'tell-operators', text: `${record.accountName}: ${text}` }, at), at);
}

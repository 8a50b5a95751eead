import type { Change, Command } from './commands.ts';
import { decideChange } from './decide-change.ts';
import { decideResult } from './decide-result.ts';
import type { Onboarding } from './onboarding.ts';
import { planTasks } from './plan-tasks.ts';
import { type Refusal, refusalOf } from './who-may.ts';

export type Decision =
  | { readonly outcome: 'changed'; readonly record: Onboarding }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/**
 * What an event does to an onboarding: the new record with everything that now has to happen outside, or why not.
 * Pure: the same record, event and time give the same answer.
 * @param at now, ms UTC
 */
export function decide(record: Onboarding, event: Command, at: number): Decision {
  if (event.source === 'task') {
    return { outcome: 'changed', record: planTasks(decideResult(record, event, at), at) };
  }
  if (event.source === 'provider') return { outcome: 'changed', record: lookNow(record, at) };
  const refusal = refusalOf(record, event) ?? staleness(record, event.revision);
  if (refusal !== undefined) return { outcome: 'refused', refusal };
  const changed = decideChange(record, event, at);
  if ('code' in changed) return { outcome: 'refused', refusal: changed };
  const revised = {
    ...changed,
    revision: record.revision + (leavesCardsValid(event.change) ? 0 : 1),
    lastChange: { event: event.change.kind, by: event.by.id },
  };
  return { outcome: 'changed', record: planTasks(revised, at) };
}

/** What would be looked at later is looked at now. */
function lookNow(record: Onboarding, at: number): Onboarding {
  const tasks = record.tasks.map((task) => {
    const isLater = task.deed.kind === 'check-relationship' && task.dueAt !== null && task.dueAt > at;
    return isLater ? { ...task, dueAt: at } : task;
  });
  return { ...record, tasks };
}

/** What changes nothing of what was filled in: an approver's click made at the same moment still means the same. */
function leavesCardsValid({ kind }: Change): boolean {
  return kind === 'retry' || kind === 'take-credentials';
}

function staleness(record: Onboarding, revision: number | null): Refusal | undefined {
  if (revision === null || revision === record.revision) return undefined;
  return { code: 'stale', text: 'This card was out of date. Here is how it stands now.' };
}

import { withoutEarlierAsking } from './ask-approval.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { togetherMs, withNotice, withRefreshedApprovals, withRefreshedCards, withTask } from './record-news.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import { noted } from './timeline.ts';

// Whoever decides may take it back for a while. Until then nothing is planned that follows from it, and nobody is told:
// both begin in the one write in which the decision stands. So what is undone had no consequences, whatever the clocks of
// the processes say.

/**
 * The record as it was decided on; the decision is the last entry of its timeline.
 * @param undoMs for how long it may be taken back; 0 = it stands at once
 */
export function decidedOn(before: Onboarding, after: Onboarding, by: Person, at: number, undoMs: number): Onboarding {
  const entry = after.timeline.length;
  const { customer, acceptors, verification, agreementFacts, delegation } = before;
  const isForgotten = customer !== null && after.customer === null;
  const tenant = isForgotten ? { customer, acceptors, verification, agreementFacts, delegation } : null;
  const undoable = { by, until: at + undoMs, entry, stage: before.stage, tenant };
  const decided: Onboarding = { ...after, undoable };
  return undoMs > 0 ? withRefreshedApprovals(decided, at) : withDecisionStanding(decided, at);
}

/** What was decided stands from now on: its people hear of it, and what follows is planned. */
export function withDecisionStanding(record: Onboarding, at: number): Onboarding {
  const { undoable } = record;
  if (undoable === null) return record;
  const stands: Onboarding = { ...record, undoable: null };
  const entry = record.timeline.find(({ id }) => id === undoable.entry);
  return withRefreshedCards(entry === undefined ? stands : told(stands, entry, at), at);
}

function told(record: Onboarding, entry: Onboarding['timeline'][number], at: number): Onboarding {
  switch (entry.kind) {
    case 'approved':
      return withNotice(record, { kind: 'approved', by: entry.by }, at);
    case 'approved-in-part':
      return withNotice(record, { kind: 'happened', entry: entry.id }, at, at + togetherMs);
    case 'rejected':
      return withNotice(record, { kind: 'rejected', by: entry.by, reason: entry.reason }, at);
    case 'passed-on': {
      const { by, to, reason } = entry;
      return withTask(record, { kind: 'tell-approvers', news: { kind: 'passed-on', by, reason }, to: [to.id] }, at);
    }
    default:
      return record;
  }
}

/** It waits for a decision again, as it did before. */
export function undo(record: Onboarding, by: Person, at: number): Onboarding | Refusal {
  const { undoable } = record;
  if (undoable === null || undoable.until <= at) return tooLate('decision-stands');
  if (!isTheirs(undoable, by)) return notPossible('only-who-decided', { name: undoable.by.name });
  const { stage, entry } = undoable;
  // What came of the tenant meanwhile is true all the same.
  const tenant = record.customer === null && undoable.tenant !== null ? undoable.tenant : {};
  const waits: Onboarding = { ...record, ...tenant, stage, undoable: null };
  return withRefreshedCards(noted(withoutEarlierAsking(waits), { kind: 'undone', by, entry }, at), at);
}

/** Until when this person may take back what they have decided, ms UTC; undefined = they may not. */
export function mayUndoUntil({ undoable }: Onboarding, personId: string, at: number): number | undefined {
  return undoable !== null && undoable.by.id === personId && undoable.until > at ? undoable.until : undefined;
}

function isTheirs({ by }: NonNullable<Onboarding['undoable']>, person: Person): boolean {
  return by.id === person.id && by.tenantId === person.tenantId;
}

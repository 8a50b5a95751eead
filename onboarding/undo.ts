import { asItWaits } from './as-it-waits.ts';
import { withoutEarlierAsking } from './ask-approval.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { togetherMs, withNotice, withRefreshedApprovals, withRefreshedCards, withTask } from './record-news.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import { mayBeFilledIn } from './stage.ts';
import { noted } from './timeline.ts';
import type { Undoable } from './undoable.ts';
import { withFormsClosed } from './while-waiting.ts';

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
  const undoable = { by, until: at + undoMs, entry, revision: before.revision, stage: before.stage, tenant };
  const decided: Onboarding = { ...after, undoable };
  return undoMs > 0 ? withRefreshedApprovals(decided, at) : withDecisionStanding(decided, at);
}

/** What was decided stands from now on: its people hear of it, and what follows is planned. */
export function withDecisionStanding(record: Onboarding, at: number): Onboarding {
  const { undoable } = record;
  if (undoable === null) return record;
  const stands: Onboarding = { ...record, undoable: null };
  // It was looked at meanwhile, and there is nothing to fill in any more.
  const told = withStandingTold(mayBeFilledIn(stands) ? stands : withFormsClosed(stands), undoable, at);
  return withRefreshedCards(told, at);
}

/** Its people hear of what stands, where it has not gone on from there. */
export function withStandingTold(record: Onboarding, undoable: Undoable, at: number): Onboarding {
  const entry = record.timeline.find(({ id }) => id === undoable.entry);
  return entry === undefined ? record : told(record, entry, at);
}

function told(record: Onboarding, entry: Onboarding['timeline'][number], at: number): Onboarding {
  const { kind: stage } = record.stage;
  switch (entry.kind) {
    case 'approved':
      return stage === 'provisioning' ? withNotice(record, { kind: 'approved', by: entry.by }, at) : record;
    case 'approved-in-part': {
      const notice = { kind: 'happened', entry: entry.id } as const;
      const isOnItsWay = stage === 'awaiting-approval' || stage === 'provisioning';
      return isOnItsWay ? withNotice(record, notice, at, at + togetherMs) : record;
    }
    case 'rejected': {
      const notice = { kind: 'rejected', by: entry.by, reason: entry.reason } as const;
      return stage === 'drafting' ? withNotice(record, notice, at) : record;
    }
    case 'passed-on': {
      const { by, to, reason } = entry;
      if (stage !== 'awaiting-approval') return record;
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
  const waits: Onboarding = { ...asItWaits(record), undoable: null };
  const { entry } = undoable;
  return withRefreshedCards(noted(withoutEarlierAsking(waits), { kind: 'undone', by, entry }, at), at);
}

/** Until when this person may take back what they have decided, ms UTC; undefined = they may not. */
export function mayUndoUntil({ undoable }: Onboarding, personId: string, at: number): number | undefined {
  return undoable !== null && undoable.by.id === personId && undoable.until > at ? undoable.until : undefined;
}

function isTheirs({ by }: Undoable, person: Person): boolean {
  return by.id === person.id && by.tenantId === person.tenantId;
}

import type { Onboarding } from './onboarding.ts';
import { withoutUndone } from './without-undone.ts';

// As long as a decision can be undone only who made it sees it. Everybody else sees the deal as it waits.

/** The deal as it was before the decision that can still be undone. */
export function asItWaits(record: Onboarding): Onboarding {
  const { undoable } = record;
  if (undoable === null) return record;
  // What came of the tenant meanwhile is true all the same.
  const tenant = record.customer === null && undoable.tenant !== null ? undoable.tenant : {};
  return { ...record, ...tenant, stage: undoable.stage };
}

/** What somebody has decided and can still undo, so that nobody else decides meanwhile; passed on, the others still may. */
export function justDecided({ undoable, timeline }: Onboarding): Onboarding['undoable'] {
  const decision = timeline.find(({ id }) => id === undoable?.entry);
  return decision?.kind === 'passed-on' ? null : undoable;
}

/**
 * The deal, and what happened, as somebody sees it: who decided alone reads what can still be undone, and what was.
 * @param viewer their object id; without it nobody's in particular
 */
export function asSeenBy(record: Onboarding, viewer?: string): Onboarding {
  const { undoable } = record;
  const timeline = [...withoutUndone(record.timeline, viewer)];
  if (undoable === null || undoable.by.id === viewer) return { ...record, timeline };
  return { ...asItWaits(record), timeline: timeline.filter(({ id }) => id !== undoable.entry) };
}

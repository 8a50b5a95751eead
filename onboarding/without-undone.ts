import type { TimelineEntry } from './timeline.ts';

const undoable: readonly TimelineEntry['kind'][] = ['approved', 'approved-in-part', 'rejected', 'passed-on'];

/**
 * What happened, as if nobody had ever decided what they took back: only who decided it can have.
 * @param viewer their object id: what they took back themselves is left
 */
export function withoutUndone(timeline: readonly TimelineEntry[], viewer?: string): readonly TimelineEntry[] {
  const gone = new Set<TimelineEntry | undefined>();
  for (const entry of timeline) {
    if (entry.kind === 'undone' && entry.by.id !== viewer) gone.add(entry).add(decisionOf(timeline, entry));
  }
  return gone.size === 0 ? timeline : timeline.filter((entry) => !gone.has(entry));
}

function decisionOf(
  timeline: readonly TimelineEntry[],
  { id, entry, by }: Extract<TimelineEntry, { kind: 'undone' }>,
): TimelineEntry | undefined {
  return timeline.find(
    (one) => one.id === entry && one.id < id && undoable.includes(one.kind) && 'by' in one && one.by?.id === by.id,
  );
}

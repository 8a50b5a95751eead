import type { TimelineEntry } from './timeline.ts';

const undoable: readonly TimelineEntry['kind'][] = ['approved', 'approved-in-part', 'rejected', 'passed-on'];

/** What happened, as if nobody had ever decided what they took back: only who decided it can have. */
export function withoutUndone(timeline: readonly TimelineEntry[]): readonly TimelineEntry[] {
  const undone = new Set(timeline.flatMap((entry) => (entry.kind === 'undone' ? [decisionOf(timeline, entry)] : [])));
  return undone.size === 0 ? timeline : timeline.filter((entry) => entry.kind !== 'undone' && !undone.has(entry));
}

function decisionOf(
  timeline: readonly TimelineEntry[],
  { id, entry, by }: Extract<TimelineEntry, { kind: 'undone' }>,
): TimelineEntry | undefined {
  return timeline.find(
    (one) => one.id === entry && one.id < id && undoable.includes(one.kind) && 'by' in one && one.by?.id === by.id,
  );
}

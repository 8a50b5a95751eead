import { entryText, factLabel, shownValue } from '../../../cards/onboarding/timeline.ts';
import { type Edit, editsBetween } from '../../../onboarding/edit.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { TimelineEntry } from '../../../onboarding/timeline.ts';
import { orderFacts } from '../../../onboarding/what-counts.ts';
import type { HappenedShown } from '../../../tab/api/deal.ts';
import type { Words } from '../../../words/words.ts';
import { moment } from './said.ts';

/** All that happened, the newest first: who, and of what was changed how it was before. */
export function historyOf(words: Words, { timeline }: Onboarding): readonly HappenedShown[] {
  return timeline.toReversed().map((entry) => ({
    id: entry.id,
    at: moment(words, entry.at),
    who: whoOf(entry),
    text: entryText(words, entry),
    changes: editsOf(entry).map((edit) => ({
      field: factLabel(words, edit),
      before: shownValue(words, edit.field, edit.before),
      after: shownValue(words, edit.field, edit.after),
    })),
  }));
}

function whoOf(entry: TimelineEntry): string {
  if (entry.kind === 'earlier') return entry.who;
  return 'by' in entry && entry.by !== null ? entry.by.name : '';
}

function editsOf(entry: TimelineEntry): readonly Edit[] {
  if (entry.kind === 'edited') return entry.edits;
  if (entry.kind !== 'submitted' || entry.before === null) return [];
  return editsBetween(orderFacts(entry.before), orderFacts(entry.after));
}

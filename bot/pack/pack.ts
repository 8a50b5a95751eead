import type { Onboarding } from '../../onboarding/onboarding.ts';
import { withoutUndone } from '../../onboarding/without-undone.ts';
import type { Words } from '../../words/words.ts';
import { dealData, iso } from './deal-data.ts';
import { happenedText } from './happened.ts';

/** What a pack says besides the record. */
export interface PackAbout {
  /** As people call the provider. */
  readonly provider: string;
  /** Who takes it; '' where nobody is asked. */
  readonly takenBy: string;
  /** ms UTC */
  readonly now: number;
}

/** The version of its form. */
const format = 1;

/** A completed deal with all that happened, as a program reads it. */
export function packOf(words: Words, record: Onboarding, { provider, takenBy, now }: PackAbout) {
  const { timeline } = record;
  return {
    format,
    madeAt: iso(now),
    takenBy,
    ...dealData(record, provider),
    timeline: withoutUndone(timeline).map((entry) => ({
      entry: entry.id,
      at: iso(entry.at),
      kind: entry.kind,
      by: 'by' in entry && entry.by !== null ? entry.by.name : null,
      text: happenedText(words, entry),
      hash: entry.hash,
    })),
    /** Of the chain of hashes: that of its last entry. */
    head: { entries: timeline.length, hash: timeline.at(-1)?.hash ?? '' },
  };
}

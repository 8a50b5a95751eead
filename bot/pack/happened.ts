import { entryText } from '../../cards/onboarding/timeline.ts';
import type { TimelineEntry } from '../../onboarding/timeline.ts';
import { withoutCosts } from '../../onboarding/without-costs.ts';
import type { Words } from '../../words/words.ts';

/** What happened, in a line that tells nothing of what we pay. */
export function happenedText(words: Words, entry: TimelineEntry): string {
  if (entry.kind === 'price-moved' || entry.kind === 'price-fell') return words.say('pack.happened.priceMoved');
  return entryText(words, 'problem' in entry ? { ...entry, problem: withoutCosts(entry.problem) } : entry);
}

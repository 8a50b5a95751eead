import type { Problem } from '../onboarding/problem.ts';
import { happenings } from '../onboarding/who-helps.ts';
import type { Words } from '../words/words.ts';

/**
 * What happened, for whom there is nothing to do about it. Every sentence about a problem says first what happened and then
 * what to do, which is somebody else's then.
 */
export function whatHappened(words: Words, problem: Problem): string {
  const sentences = happenings(problem).map((one) => firstSentence(words.tell(one), words.locale));
  return [...new Set(sentences)].join(' ');
}

function firstSentence(text: string, locale: string): string {
  const [first] = new Intl.Segmenter(locale, { granularity: 'sentence' }).segment(text);
  return (first?.segment ?? text).trim();
}

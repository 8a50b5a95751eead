import type { InputAsked } from '../../../tab/api/actions.ts';
import type { Words } from '../../../words/words.ts';

/**
 * What is wrong with what was sent, by input: a choice that was not made, or more than there is room for. What else has
 * to hold, each action says in its own words.
 */
export function mistakesIn(
  words: Words,
  asked: readonly InputAsked[],
  sent: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const mistakes = asked.flatMap(({ id, label, kind, isRequired, maxLength: most }): [string, string][] => {
    const { length } = (sent[id] ?? '').trim();
    if (kind === 'choice' && isRequired && length === 0) return [[id, words.say('answers.act.choose', { label })]];
    if (most !== null && length > most) return [[id, words.say('answers.act.tooLong', { label, most, length })]];
    return [];
  });
  return Object.fromEntries(mistakes);
}

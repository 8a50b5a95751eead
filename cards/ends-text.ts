import type { ChangedEnd } from '../onboarding/timeline.ts';
import type { Words } from '../words/words.ts';

/** Which subscriptions were to end otherwise than ordered, and how. */
export function endsText(words: Words, lines: readonly ChangedEnd[]): string {
  const texts = lines.map(({ title, ordered, found }) =>
    words.say('onboarding.timeline.end-of-term-left-line', {
      title,
      ordered: words.say(`onboarding.endsOfTerm.${ordered}`),
      found: words.say(
        found === null ? 'onboarding.timeline.end-of-term-left-nothing' : `onboarding.endsOfTerm.${found}`,
      ),
    }),
  );
  return texts.join('; ');
}

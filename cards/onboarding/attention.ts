import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';

/** What only a person can get going again, on whatever card of the onboarding they look at. */
export function attentionBox(words: Words, record: Onboarding, mayRetry: boolean): Card {
  const { attention } = record;
  if (attention === null) return cardOf([]);
  const { problem, correlationId, since } = attention;
  const reference = correlationId === null ? '' : words.say('cards.attention.reference', { correlationId });
  const at = words.moment(since);
  return renderView(
    words,
    'onboarding/attention',
    { text: words.tell(problem), since: words.say('cards.attention.since', { at }), reference, mayRetry },
    record,
  );
}

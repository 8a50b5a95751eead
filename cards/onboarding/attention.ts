import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';
import { momentWords } from '../time-words.ts';

/** What only the rep can get going again, on whatever card of the onboarding they look at. */
export function attentionBox(record: Onboarding): Card {
  const { attention } = record;
  if (attention === null) return cardOf([]);
  const { text, correlationId, since } = attention;
  const reference = correlationId === null ? '' : `Reference for Microsoft support: ${correlationId}`;
  return renderView('onboarding/attention', { text, since: momentWords(since), reference }, record);
}

import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/**
 * What the operators are told, with the way to what they can do about it.
 * @param record what it is about; null = it is about no onboarding
 */
export function operatorsMessageCard(
  words: Words,
  { text, record }: { readonly text: string; readonly record: Pick<Onboarding, 'id' | 'revision'> | null },
): Card {
  const { id, revision } = record ?? { id: '', revision: 0 };
  return renderView(words, 'operators-message-card', { text, isAboutOne: record !== null, id, revision });
}

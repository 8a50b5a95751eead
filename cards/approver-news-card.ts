import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** Something about a request, and the way to it. */
export function approverNewsCard(
  words: Words,
  { text, record: { id, revision } }: { readonly text: string; readonly record: Pick<Onboarding, 'id' | 'revision'> },
): Card {
  return renderView(words, 'approver-news-card', { text, id, revision });
}

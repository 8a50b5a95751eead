import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** What is left of a card whose onboarding is now shown in another message. */
export function movedCard(
  words: Words,
  { accountName, where }: { readonly accountName: string; readonly where: 'below' | 'elsewhere' },
): Card {
  return renderView(words, 'moved-card', { text: words.say('cards.moved.text', { accountName, where }) });
}

import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** That what was asked elsewhere goes on in the person's own chat, and the way there. */
export function goesOnCard(words: Words, { text, link }: { readonly text: string; readonly link: string }): Card {
  return renderView(words, 'goes-on-card', { text, link });
}

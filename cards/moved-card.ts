import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** What is left of a card whose onboarding is now shown further down in the chat. */
export function movedCard({ accountName }: { accountName: string }): Card {
  return renderView('moved-card', { accountName });
}

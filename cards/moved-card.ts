import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** What is left of a card whose onboarding is now shown in another message. */
export function movedCard({ accountName }: { accountName: string }): Card {
  return renderView('moved-card', { accountName });
}

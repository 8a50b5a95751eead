import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** The first thing a person sees of the bot. */
export function welcomeCard({ name }: { name: string }): Card {
  return renderView('welcome-card', { greeting: name === '' ? 'Welcome' : `Welcome, ${name}` });
}

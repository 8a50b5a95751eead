import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** The first thing a person sees of the bot. */
export function welcomeCard(words: Words, { name }: { name: string }): Card {
  const greeting =
    name === '' ? words.say('cards.welcome.greeting') : words.say('cards.welcome.greetingByName', { name });
  return renderView(words, 'welcome-card', { greeting });
}

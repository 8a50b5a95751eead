import type { Errand } from '../onboarding/who-may.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** What can be pressed, what is typed by it, and what that is in the domain. */
const buttons = [
  { title: 'cards.welcome.start', typed: 'onboard', errands: ['begin'] },
  { title: 'cards.welcome.myWork', typed: 'my onboardings', errands: ['list-own', 'list-all'] },
  { title: 'cards.welcome.help', typed: 'help', errands: ['look-up'] },
] as const;

/**
 * The first thing a person sees of the bot, and what a greeting is answered with.
 * @param isFor what this person may do
 */
export function welcomeCard(words: Words, { name }: { name: string }, isFor: (errand: Errand) => boolean): Card {
  const greeting =
    name === '' ? words.say('cards.welcome.greeting') : words.say('cards.welcome.greetingByName', { name });
  return renderView(words, 'welcome-card', {
    greeting,
    mayBegin: isFor('begin'),
    commands: buttons
      .filter(({ errands }) => errands.some(isFor))
      .map(({ title, typed }) => ({ title: words.say(title), typed })),
  });
}

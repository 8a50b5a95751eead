import type { Person } from '../onboarding/person.ts';
import type { Words } from '../words/words.ts';
import { type MentioningCard, mentioning, mentionOf } from './mention.ts';
import { renderView } from './render.ts';

/** A sentence where several read, of which Teams tells these people that it is for them. */
export function mentionCard(words: Words, text: string, people: readonly Person[]): MentioningCard {
  const mentions = people.map(mentionOf).join(' ');
  return mentioning(renderView(words, 'mention-card', { text, mentions }), people);
}

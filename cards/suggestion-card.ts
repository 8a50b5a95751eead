import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** A command that can be pressed instead of typed. */
export interface Suggestion {
  readonly title: string;
  /** What pressing it says. */
  readonly typed: string;
}

/**
 * A sentence, and what one may want to say to it.
 * @param commands at most five
 */
export function suggestionCard(words: Words, text: string, commands: readonly Suggestion[]): Card {
  return renderView(words, 'suggestion-card', {
    text,
    commands: commands.map(({ title, typed }) => ({ title, typed })),
  });
}

import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/**
 * A sentence, and commands that can be pressed instead of typed.
 * @param commands at most five
 */
export function suggestionCard(words: Words, { text, commands }: { text: string; commands: readonly string[] }): Card {
  return renderView(words, 'suggestion-card', {
    text,
    commands: commands.map((command) => ({ title: command, typed: command })),
  });
}

import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

const commands = ['onboard', 'status', 'myOnboardings', 'approvals', 'resume', 'startOver', 'cancel', 'help'] as const;

/** Every command with one line on what it does. */
export function helpCard(words: Words): Card {
  return renderView(words, 'help-card', {
    commands: commands.map((name) => ({
      command: words.say(`commands.typed.${name}`),
      what: words.say(`commands.does.${name}`),
    })),
  });
}

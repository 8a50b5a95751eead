import type { Errand } from '../onboarding/who-may.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

/** Every command, and what it is in the domain. */
const commands = [
  ['onboard', 'begin'],
  ['import', 'begin'],
  ['status', 'look-up'],
  ['myOnboardings', 'list-own'],
  ['approvals', 'list-approvals'],
  ['attention', 'list-attention'],
  ['resume', 'list-own'],
  ['nudge', 'list-own'],
  ['startOver', 'list-own'],
  ['cancel', 'list-own'],
] as const;
const seldom = [
  ['notifications', 'list-own'],
  ['digest', 'look-over'],
  ['away', 'look-over'],
  ['back', 'look-over'],
  ['help', 'look-up'],
] as const;

/** What is answered where others read along. */
const amongOthers: readonly string[] = ['onboard', 'status', 'resume', 'nudge', 'startOver', 'cancel', 'help'];

/**
 * Every command that is for whoever asks where they ask, with one line on what it does.
 * @param publicUrl what the addresses of our pages start with
 */
export function helpCard(
  words: Words,
  isFor: (errand: Errand) => boolean,
  publicUrl: string,
  isPersonalChat = true,
): Card {
  const told = (of: typeof commands | typeof seldom) =>
    of
      .filter(([name, errand]) => isFor(errand) && (isPersonalChat || amongOthers.includes(name)))
      .map(([name]) => ({
        command: words.say(`commands.typed.${name}`),
        what: words.say(`commands.does.${name}`),
      }));
  return renderView(words, 'help-card', {
    isPersonalChat,
    mayExport: isPersonalChat && isFor('export'),
    publicUrl,
    commands: told(commands),
    seldom: told(seldom),
  });
}

import { welcomeCard } from '../../../cards/welcome-card.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import { unnamed } from '../channel/caller.ts';
import { refusalText } from '../draw/code-texts.ts';
import type { Reply } from '../reply.ts';

/** Who opens the bot, or says hello, sees what there is for them. */
export function greet({ services, caller, roles }: Asked): Reply {
  const { words } = services;
  const refusal = mayRun(roles, 'look-up');
  if (refusal !== undefined) return { kind: 'text', text: refusalText(words, refusal) };
  const name = caller.person.name === unnamed ? '' : caller.person.name;
  return { kind: 'card', card: welcomeCard(words, { name }, (errand) => mayRun(roles, errand) === undefined) };
}

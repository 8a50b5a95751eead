import { welcomeCard } from '../../../cards/welcome-card.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import { unnamed } from '../channel/caller.ts';
import { refusalText } from '../draw/code-texts.ts';
import type { Reply } from '../reply.ts';
import { workList } from './work-list.ts';

/** Who opens the bot, or says hello, sees what there is for them: their work, or how to begin. */
export async function greet(asked: Asked): Promise<Reply> {
  const { services, caller, roles } = asked;
  const { words } = services;
  const refusal = mayRun(roles, 'look-up');
  if (refusal !== undefined) return { kind: 'text', text: refusalText(words, refusal) };
  const name = caller.person.name === unnamed ? '' : caller.person.name;
  const mayHaveWork = caller.isPersonalChat && mayRun(roles, 'list-own') === undefined;
  const title = name === '' ? words.say('cards.work.welcomeBack') : words.say('cards.work.welcomeBackByName', { name });
  const work = mayHaveWork ? await workList(asked, {}, title) : undefined;
  if (work !== undefined) return work;
  const card = welcomeCard(words, { name }, (errand) => mayRun(roles, errand) === undefined);
  return { kind: 'card', card, summary: words.say('cards.welcome.purpose') };
}

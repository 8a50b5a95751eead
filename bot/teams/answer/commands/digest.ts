import { digestCard } from '../../../../cards/digest-card.ts';
import { digestOf } from '../../../digest/figures.ts';
import type { Asked } from '../../asked.ts';
import { inPrivate } from '../../read-along.ts';
import type { Reply } from '../../reply.ts';

const week = 7 * 24 * 60 * 60_000;

/**
 * How things stand, and what came of the last seven days; or whether that comes on Monday mornings.
 * @param typed `on` or `off`; anything else changes nothing
 */
export async function digest(asked: Asked, typed: string): Promise<Reply> {
  const { services, caller } = asked;
  const { words, now, onboardings } = services;
  if (!caller.isPersonalChat) return inPrivate(asked, `digest ${typed}`.trim());
  const chosen = (['on', 'off'] as const).find((one) => one === typed.toLowerCase());
  if (chosen !== undefined) return choose(asked, chosen);
  const until = now();
  const figures = await digestOf(onboardings, { from: until - week, until, now: until });
  return { kind: 'card', card: digestCard(words, figures, until), summary: words.say('cards.digest.title') };
}

async function choose({ services, caller }: Asked, chosen: 'on' | 'off'): Promise<Reply> {
  await services.people.takeDigest(caller.person.id, chosen === 'on');
  return { kind: 'text', text: services.words.say(`chat.digest.${chosen}`) };
}

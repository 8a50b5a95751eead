import { hearings } from '../../../../onboarding/hearing.ts';
import type { Asked } from '../../asked.ts';
import { inPrivate } from '../../read-along.ts';
import { type Reply, suggestion } from '../../reply.ts';

/**
 * How much somebody is told, and what they could be told instead.
 * @param typed how much from now on, as the buttons say it; anything else changes nothing
 */
export async function notifications(asked: Asked, typed: string): Promise<Reply> {
  const { services, caller } = asked;
  const { words, people } = services;
  if (!caller.isPersonalChat) return inPrivate(asked, 'notifications');
  const chosen = hearings.find((hearing) => hearing === typed.toLowerCase());
  if (chosen !== undefined) await people.hear(caller.person.id, chosen);
  const hears = chosen ?? (await people.find(caller.person.id))?.hears ?? 'usual';
  const others = hearings
    .filter((hearing) => hearing !== hears)
    .map((hearing) => ({ title: words.say(`chat.notifications.${hearing}`), typed: `notifications ${hearing}` }));
  return suggestion(words, words.say('chat.notifications.now', { hears }), others);
}

import { cardOf, everyone } from '../../onboarding/card-message.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Held, isHolder } from '../../onboarding/who-may.ts';
import type { Asked } from './asked.ts';
import type { Reply } from './reply.ts';

type Begun = Pick<Onboarding, 'conversationId' | 'cards'>;

/**
 * Whether somebody asks where they may see of an onboarding what is theirs: in their own chat, where it was begun, and where
 * its card for everybody has stayed since it was given to another rep.
 */
export function isHere({ caller }: Asked, record: Begun): boolean {
  const chats = [record.conversationId, cardOf(record, everyone)?.conversationId];
  return caller.isPersonalChat || chats.includes(caller.conversationId);
}

/**
 * Whether what somebody typed is answered with an onboarding. In chats and channels others read along, customers too: there
 * it is only its holder's to bring up, and only where it was begun.
 */
export function isForThisChat(asked: Asked, record: Held & Begun): boolean {
  const { person, isPersonalChat } = asked.caller;
  return isPersonalChat || (isHolder(record, person) && isHere(asked, record));
}

/**
 * Instead of what is not for those who read along.
 * @param command what to type where nobody does
 */
export function inPrivate({ services }: Asked, command: string): Extract<Reply, { kind: 'text' }> {
  return { kind: 'text', text: services.words.say('chat.readAlong.inPrivate', { command }), isRefusal: true };
}

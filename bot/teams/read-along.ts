import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Held, isHolder } from '../../onboarding/who-may.ts';
import type { Asked } from './asked.ts';
import type { Reply } from './reply.ts';

/**
 * Whether an onboarding may be shown where somebody asks. In chats and channels others read along, customers too: there
 * it is only its holder's to show, and only where it was begun.
 */
export function isForThisChat({ caller }: Asked, record: Held & Pick<Onboarding, 'conversationId'>): boolean {
  const { person, conversationId, isPersonalChat } = caller;
  return isPersonalChat || (isHolder(record, person) && record.conversationId === conversationId);
}

/**
 * Instead of what is not for those who read along.
 * @param command what to type where nobody does
 */
export function inPrivate({ services }: Asked, command: string): Extract<Reply, { kind: 'text' }> {
  return { kind: 'text', text: services.words.say('chat.readAlong.inPrivate', { command }) };
}

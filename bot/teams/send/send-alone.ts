import type { Asked } from '../asked.ts';
import type { Conversation, Message } from '../channel/conversation.ts';
import type { Reply } from '../reply.ts';
import { sendReply } from './send-reply.ts';

/**
 * What one person alone is to see of what they asked where others read along: there, where Teams shows it to nobody else;
 * in their own chat otherwise, and where they asked they are told so.
 */
export async function sendAlone(asked: Asked, conversation: Conversation, message: Message): Promise<void> {
  const { services, caller } = asked;
  if (await conversation.sendTo(services.people.memberIdOf(caller), message)) return;
  const isThere = await services.inOwnChat(caller.person, async (_, own) => {
    await own.conversation.send(message);
  });
  const { words } = services;
  await conversation.send({ text: words.say(isThere ? 'chat.extension.goesOn' : 'chat.extension.openFirst') });
}

/** What somebody typed is answered in the chat; what of that is theirs alone, such as a mistake, to them alone. */
export async function sendAnswer(asked: Asked, conversation: Conversation, reply: Reply): Promise<void> {
  await sendReply(asked.services, conversation, reply);
  if (reply.kind !== 'onboarding' || reply.forAll === undefined) return;
  if (reply.hasMistakes === true || reply.notice !== undefined) await sendToClicker(asked, conversation, reply);
}

/** What somebody pressed is answered in a message where the client that they pressed it in cannot show it. */
export async function sendToClicker(asked: Asked, conversation: Conversation, reply: Reply): Promise<void> {
  if (reply.kind === 'text' || asked.caller.isPersonalChat) return sendReply(asked.services, conversation, reply);
  const summary = reply.kind === 'onboarding' ? reply.read.record.accountName : reply.summary;
  return sendAlone(asked, conversation, { card: reply.card, summary });
}

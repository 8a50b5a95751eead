import { cardOf, everyone } from '../../../onboarding/card-message.ts';
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

/**
 * What somebody typed is answered in the chat; what of that is theirs, such as a question or a mistake, to them alone, and
 * then a card for all that stands there as it stood is not sent again.
 */
export async function sendAnswer(asked: Asked, conversation: Conversation, reply: Reply): Promise<void> {
  const { services, caller } = asked;
  if (caller.isPersonalChat || reply.kind === 'view') return sendReply(services, conversation, reply);
  if (reply.kind !== 'onboarding') {
    if (reply.kind === 'text' && reply.isRefusal) return sayNotTheirs(asked, conversation, reply);
    return reply.kind === 'card' && reply.isTheirs
      ? sendAlone(asked, conversation, reply)
      : sendReply(services, conversation, reply);
  }
  const { record } = reply.read;
  const { notice, holdsTyped = false } = reply;
  const isForThem = holdsTyped || notice !== undefined;
  const isThere = cardOf(record, everyone)?.conversationId === conversation.id && reply.before === undefined;
  if (!isForThem || !isThere) await sendReply(services, conversation, reply);
  if (holdsTyped) return sendToClicker(asked, conversation, reply);
  if (notice === undefined) return;
  const text = services.words.say('chat.readAlong.about', { accountName: record.accountName, text: notice });
  return sendAlone(asked, conversation, { text });
}

/** Every try would be one more message for all: there each is told once an hour, by name. */
async function sayNotTheirs(
  { services, caller }: Asked,
  conversation: Conversation,
  { text }: { readonly text: string },
): Promise<void> {
  if (await conversation.sendTo(services.people.memberIdOf(caller), { text })) return;
  const { person } = caller;
  if (services.wasRefusedHere(`${person.id} ${conversation.id}`)) return;
  await conversation.send({ text: services.words.say('chat.readAlong.to', { name: person.name, text }) });
}

/** What somebody pressed is answered in a message where the client that they pressed it in cannot show it. */
export async function sendToClicker(asked: Asked, conversation: Conversation, reply: Reply): Promise<void> {
  if (reply.kind === 'text' || asked.caller.isPersonalChat) return sendReply(asked.services, conversation, reply);
  const summary = reply.kind === 'onboarding' ? reply.read.record.accountName : reply.summary;
  return sendAlone(asked, conversation, { card: reply.card, summary });
}

import type { Asked } from '../asked.ts';
import type { Conversation } from '../channel/conversation.ts';
import type { ConversationReference } from '../channel/reference.ts';

/** Where several people talk Teams hands over what mentions the bot, which nobody has to know: it is said there once. */
export async function sayHowToAsk(
  { services }: Asked,
  conversation: Conversation,
  reference: ConversationReference | undefined,
): Promise<void> {
  const bot = reference?.bot.name ?? '';
  if (bot !== '') await conversation.send({ text: services.words.say('chat.readAlong.mention', { bot }) });
}

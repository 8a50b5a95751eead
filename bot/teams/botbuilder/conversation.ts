import { type Activity, ActivityTypes, CardFactory, TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Conversation, Message } from '../channel/conversation.ts';
import type { SendCarefully, Sending } from '../send/send-carefully.ts';

/**
 * The conversation of a turn. The connector is called without the TurnContext between, because that takes no time
 * limit and the SDK itself waits for ever (measured with botbuilder 4.23.3).
 */
export function openConversation(parts: {
  context: TurnContext;
  connector: ConnectorClient;
  sendCarefully: SendCarefully;
  tenantId: string;
  /** We speak first. */
  isOurs: boolean;
}): Conversation {
  const { context, sendCarefully, tenantId, isOurs } = parts;
  const { conversations } = parts.connector;
  const reference = TurnContext.getConversationReference(context.activity);
  const { id } = context.activity.conversation;
  const sending = (kind: Sending['kind']): Sending => ({ kind, to: { conversationId: id, tenantId }, isOurs });
  const addressed = (message: Message) => TurnContext.applyConversationReference(activityOf(message), reference);

  return {
    id,
    async send(message) {
      const activity = addressed(message);
      const { replyToId } = activity;
      const sent = await sendCarefully(sending('new-message'), (timeout) =>
        replyToId === undefined
          ? conversations.sendToConversation(id, activity, { timeout })
          : conversations.replyToActivity(id, replyToId, activity, { timeout }),
      );
      return sent.id || undefined;
    },
    async edit(messageId, message) {
      const activity = { ...addressed(message), id: messageId };
      await sendCarefully(sending('edit'), (timeout) =>
        conversations.updateActivity(id, messageId, activity, { timeout }),
      );
    },
    async memberName(memberId) {
      const member = await sendCarefully(sending('question'), (timeout) =>
        conversations.getConversationMember(id, memberId, { timeout }),
      );
      return member.name || undefined;
    },
  };
}

function activityOf(message: Message): Partial<Activity> {
  if ('card' in message) {
    const { card, summary } = message;
    return { type: ActivityTypes.Message, attachments: [CardFactory.adaptiveCard(card)], summary };
  }
  const { text, summary } = message;
  const plain = { type: ActivityTypes.Message, text: literally(text), textFormat: 'plain' };
  return summary === undefined ? plain : { ...plain, summary };
}

/** Not every client honours "plain": the Agents Playground reads HTML and markdown in it all the same. */
function literally(text: string): string {
  const lookAlikes: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '*': '∗', '`': 'ˋ' };
  return text.replace(/[<>*`]/g, (mark) => lookAlikes[mark] ?? mark).replaceAll('](', '] (');
}

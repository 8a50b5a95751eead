import { type Activity, ActivityTypes, CardFactory, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { shortText } from '../../../onboarding/short-text.ts';
import { longestName } from '../channel/caller.ts';
import type { Conversation, Message } from '../channel/conversation.ts';
import type { AskConnector, ConnectorRequest } from '../send/connector.ts';
import type { SendCarefully, Sending } from '../send/send-carefully.ts';
import { teamsNotReached } from '../send/teams-not-reached.ts';

const text = shortText(longestName).refine(Boolean).optional().catch(undefined);
const account = z.object({ id: text, name: text }).optional().catch(undefined);

/** What the SDK repeats of an activity that came, of whatever form it was. Who and where is in the address as well. */
const AsDocumented = z.object({ channelId: text, from: account, recipient: account });

/** The conversation of a turn. */
export function openConversation(parts: {
  context: TurnContext;
  askConnector: AskConnector;
  sendCarefully: SendCarefully;
  tenantId: string;
  /** We speak first. */
  isOurs: boolean;
  /** Whether Teams may be asked to show a message to one person alone. */
  hasTargets: boolean;
}): Conversation {
  const { context, askConnector, sendCarefully, tenantId, isOurs, hasTargets } = parts;
  const reference = TurnContext.getConversationReference(context.activity);
  const { conversation, serviceUrl } = context.activity;
  const { id } = conversation;
  const ask = (
    kind: Sending['kind'],
    method: ConnectorRequest['method'],
    path: readonly string[],
    body?: object,
    isTargeted = false,
  ) =>
    sendCarefully({ kind, to: { conversationId: id, tenantId }, isOurs }, (timeout) =>
      askConnector({ method, serviceUrl, path: [id, ...path], timeout, isTargeted, ...(body && { body }) }),
    );
  const addressed = (message: Message) => {
    const activity = TurnContext.applyConversationReference(activityOf(message), reference);
    return { ...activity, ...AsDocumented.parse(activity), conversation: { id } };
  };

  return {
    id,
    async send(message) {
      const activity = addressed(message);
      const { replyToId } = activity;
      const place = replyToId === undefined ? ['activities'] : ['activities', replyToId];
      return (await ask('new-message', 'POST', place, activity)).id || undefined;
    },
    async edit(messageId, message) {
      await ask('edit', 'PUT', ['activities', messageId], { ...addressed(message), id: messageId });
    },
    /** Source: Microsoft Learn, "Targeted messages": not in one's own chat, and not in every cloud. */
    async sendTo(memberId, message) {
      const isOfSeveral = conversation.conversationType !== 'personal' && conversation.conversationType !== undefined;
      if (!hasTargets || context.activity.channelId !== 'msteams' || !isOfSeveral) return false;
      const { replyToId: _, ...activity } = { ...addressed(message), recipient: { id: memberId } };
      try {
        await ask('new-message', 'POST', ['activities'], activity, true);
        return true;
      } catch (thrown) {
        if (teamsNotReached(thrown).detail.retryable) throw thrown;
        return false;
      }
    },
    async member(memberId) {
      const { name, userPrincipalName = '', email } = await ask('question', 'GET', ['members', memberId]);
      const domain = userPrincipalName.split('@')[1]?.toLowerCase();
      return { name: name || undefined, domain, email: email || undefined };
    },
  };
}

function activityOf(message: Message): Partial<Activity> {
  if ('card' in message) {
    const attachments = [CardFactory.adaptiveCard(message.card)];
    return { type: ActivityTypes.Message, attachments, summary: literally(message.summary) };
  }
  const { text, summary } = message;
  const plain = { type: ActivityTypes.Message, text: literally(text), textFormat: 'plain' };
  return summary === undefined ? plain : { ...plain, summary: literally(summary) };
}

/** Not every client honours "plain": the Agents Playground reads HTML and markdown in it all the same. */
function literally(text: string): string {
  const lookAlikes: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '*': '∗', '`': 'ˋ' };
  return text.replace(/[<>*`]/g, (mark) => lookAlikes[mark] ?? mark).replaceAll('](', '] (');
}

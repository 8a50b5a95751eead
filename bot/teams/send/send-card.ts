import { type Activity, ActivityTypes, CardFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../../../cards/card.ts';
import { movedCard } from '../../../cards/moved-card.ts';
import type { Log } from '../../log/log.ts';
import type { Reply } from '../answer/reply.ts';
import type { CardMessages } from '../state/card-messages.ts';

/** A card as a message; the summary is what a notification and a screen reader say. */
export function cardActivity(card: Card, summary: string): Partial<Activity> {
  return { type: ActivityTypes.Message, attachments: [CardFactory.adaptiveCard(card)], summary };
}

/** A sentence as a message, shown as it stands: what people typed is in it. */
export function textActivity(text: string, summary?: string): Partial<Activity> {
  const plain: Partial<Activity> = { type: ActivityTypes.Message, text: literally(text), textFormat: 'plain' };
  return summary === undefined ? plain : { ...plain, summary };
}

/** Not every client honours "plain": the Agents Playground reads HTML and markdown in it all the same. */
function literally(text: string): string {
  const lookAlikes: Readonly<Record<string, string>> = { '<': '‹', '>': '›', '*': '∗', '`': 'ˋ' };
  return text.replace(/[<>*`]/g, (mark) => lookAlikes[mark] ?? mark).replaceAll('](', '] (');
}

interface Parts {
  readonly cardMessages: CardMessages;
  readonly log: Log;
}

/**
 * Sends a reply as a new message. An onboarding's card that stood further up is replaced by one line, so that there is
 * one place to go on.
 */
export async function sendReply(parts: Parts, context: TurnContext, reply: Reply): Promise<void> {
  if (reply.kind === 'text') {
    await context.sendActivity(textActivity(reply.text));
    return;
  }
  if (reply.kind === 'card') {
    await context.sendActivity(cardActivity(reply.card, 'CSP Onboarding'));
    return;
  }
  const { onboardingId, viewer, request } = reply;
  const conversationId = context.activity.conversation.id;
  const before = await parts.cardMessages.get(onboardingId, viewer);
  if (before !== undefined && before.conversationId === conversationId) {
    await editMessage(parts, context, before.activityId, movedCard({ accountName: reply.accountName }));
  }
  const sent = await context.sendActivity(cardActivity(reply.card, 'Onboarding'));
  if (sent?.id) {
    await parts.cardMessages.keep({ onboardingId, viewer, request, conversationId, activityId: sent.id });
  }
}

/**
 * The clicker gets the next card as the answer; the message itself is edited as well, because the answer reaches only
 * the client that clicked and is gone when the chat is opened again (Microsoft Learn, "Up to date views").
 * @returns whether the message shows the card now
 */
export async function keepInMessage(parts: Parts, context: TurnContext, reply: Reply): Promise<boolean> {
  const activityId = context.activity.replyToId;
  // Questions and one-time links are for the one who clicked, not for everybody who sees the message.
  if (reply.kind !== 'onboarding' || activityId === undefined || activityId === '') return false;
  const { onboardingId, viewer, request } = reply;
  const conversationId = context.activity.conversation.id;
  const before = await parts.cardMessages.get(onboardingId, viewer);
  // A question, such as whether to cancel, may have come in between. An approver's requests are cards of their own.
  const isMoved = before !== undefined && before.conversationId === conversationId && before.activityId !== activityId;
  if (viewer === 'requester' && isMoved) {
    await editMessage(parts, context, before.activityId, movedCard({ accountName: reply.accountName }));
  }
  await parts.cardMessages.keep({ onboardingId, viewer, request, conversationId, activityId });
  return editMessage(parts, context, activityId, reply.card);
}

/** Edits a message; one that is gone, or a client that cannot edit, is no reason to fail the turn. */
async function editMessage({ log }: Parts, context: TurnContext, id: string, card: Card): Promise<boolean> {
  try {
    await context.updateActivity({ ...cardActivity(card, 'Onboarding'), id });
    return true;
  } catch (error) {
    log.warn({ err: error, activityId: id }, 'a card could not be edited in its message');
    return false;
  }
}

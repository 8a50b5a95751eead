import { type CardMessage, cardOf, everyone } from '../../../onboarding/card-message.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { Words } from '../../../words/words.ts';
import type { ApplyCommand } from '../../apply-command.ts';
import type { Log } from '../../log/log.ts';
import type { CardAndToast, Conversation } from '../channel/conversation.ts';
import { messageForAll } from '../draw/base-card.ts';
import { cardToast, movedMessage } from '../draw/card-toast.ts';
import { type OnboardingReply, type Reply, requestOf, shownTo } from '../reply.ts';
import type { Services } from '../services.ts';

interface Parts {
  readonly applyCommand: ApplyCommand;
  readonly words: Words;
  readonly log: Log;
}

/**
 * Sends a reply as a new message. An onboarding's card that stood further up is replaced by one line, so that there is
 * one place to go on.
 */
export async function sendReply(parts: Parts, conversation: Conversation, reply: Reply): Promise<void> {
  switch (reply.kind) {
    case 'text':
      await conversation.send({ text: reply.text });
      return;
    case 'card':
      await conversation.send({ card: reply.card, summary: reply.summary });
      return;
    case 'view':
      return;
    case 'onboarding': {
      const activityId = await conversation.send(messageOf(parts, reply));
      if (activityId !== undefined) await keepShown(parts, conversation, reply, activityId);
      // Only now is it no longer redrawn by what goes on meanwhile.
      await retireBefore(parts, conversation, reply, activityId ?? '', 'below');
    }
  }
}

/**
 * The clicker gets the card as the answer to the click; the message is edited as well when it is no longer right, because
 * the answer reaches only the client that clicked and is gone when the chat is opened again (Microsoft Learn, "Up to date
 * views").
 * @param activityId the message with the card that was clicked
 * @param isLate the click has been answered without the card
 * @returns whether the card is on the screen
 */
export async function keepInMessage(
  parts: Parts,
  conversation: Conversation,
  activityId: string | undefined,
  reply: Reply,
  isLate: boolean,
): Promise<boolean> {
  // Questions and one-time links are for the one who clicked, not for everybody who sees the message.
  if (reply.kind !== 'onboarding' || activityId === undefined || activityId === '') return false;
  const before = cardOf(reply.before ?? reply.read.record, shownTo(reply));
  const isThere = before?.conversationId === conversation.id;
  // Where others read along it stays where it stands: what was pressed may be for the one who pressed alone.
  if (reply.forAll !== undefined && isThere) {
    const isRight = reply.before === undefined && !isLate;
    return isRight || editMessage(parts, conversation, before.activityId, messageOf(parts, reply));
  }
  const isKnown = isThere && before.activityId === activityId;
  // A question, such as whether to cancel, may have come in between. An approver's requests are cards of their own.
  if (!isKnown && shownTo(reply) === 'requester')
    await retireBefore(parts, conversation, reply, activityId, 'elsewhere');
  if (!isKnown && reply.before === undefined) await keepShown(parts, conversation, reply, activityId);
  const isRight = isKnown && reply.before === undefined && !isLate;
  return isRight || editMessage(parts, conversation, activityId, messageOf(parts, reply));
}

function messageOf({ words }: Parts, { card, forAll = card, read, viewer }: OnboardingReply): CardAndToast {
  return { card: forAll, summary: cardToast(words, read.record, forAll === card ? viewer : everyone) };
}

/** What everybody reads here of a deal is as it stands now. */
export async function redrawForAll(services: Services, conversation: Conversation, record: Onboarding): Promise<void> {
  const shown = cardOf(record, everyone);
  if (shown?.conversationId !== conversation.id) return;
  await editMessage(services, conversation, shown.activityId, await messageForAll(services, record));
}

/** @param activityId the message that shows the card now */
async function retireBefore(
  parts: Parts,
  conversation: Conversation,
  reply: OnboardingReply,
  activityId: string,
  where: 'below' | 'elsewhere',
): Promise<void> {
  const { read, before = read.record } = reply;
  const shown = cardOf(before, shownTo(reply));
  if (shown === undefined || shown.conversationId !== conversation.id || shown.activityId === activityId) return;
  await editMessage(parts, conversation, shown.activityId, movedMessage(parts.words, read.record, where));
}

async function keepShown(
  { applyCommand }: Parts,
  conversation: Conversation,
  reply: OnboardingReply,
  activityId: string,
): Promise<void> {
  const { read, forAll } = reply;
  const viewer = shownTo(reply);
  const request = viewer === 'requester' || forAll !== undefined ? 0 : requestOf(read.record);
  const card: CardMessage = { viewer, conversationId: conversation.id, activityId, request };
  const told = read.record.timeline.length;
  await applyCommand(read.record.id, { source: 'cards', change: { kind: 'shown', card, told } }, read);
}

/** Edits a message; one that is gone, or a client that cannot edit, is no reason to fail the turn. */
async function editMessage(
  { log }: Parts,
  conversation: Conversation,
  id: string,
  message: CardAndToast,
): Promise<boolean> {
  try {
    await conversation.edit(id, message);
    return true;
  } catch (error) {
    log.warn({ err: error, activityId: id }, 'a card could not be edited in its message');
    return false;
  }
}

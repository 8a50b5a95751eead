import { inDialog } from '../../../cards/dialog-buttons.ts';
import { cardOf } from '../../../onboarding/card-message.ts';
import type { Asked } from '../asked.ts';
import { readClick } from '../button.ts';
import { type Answer, dialogClosed, taskCard, taskMessage } from '../channel/answer.ts';
import type { Arrival } from '../channel/channel.ts';
import type { IncomingOf } from '../channel/incoming.ts';
import type { Turn } from '../channel/turn.ts';
import { type OnboardingReply, type Reply, shownTo } from '../reply.ts';
import { sendToClicker } from '../send/send-alone.ts';
import { keepInMessage } from '../send/send-reply.ts';
import { answerAction } from './actions/answer-action.ts';
import { followCard } from './answer-message.ts';
import { isOvertaken } from './is-overtaken.ts';
import { openCredentials } from './open-credentials.ts';

/**
 * A press that opens a dialog, or one in it. It does what the same button does on the card in the chat; what is asked next
 * stands in the dialog where it is long or was mistaken, else the dialog closes and the card goes on.
 */
export async function answerDialog(
  asked: Asked,
  arrived: Arrival & { readonly turn: Turn },
  { kind, data, replyToId }: IncomingOf<'dialog-opening' | 'dialog-submission'>,
): Promise<Answer> {
  const { words } = asked.services;
  const click = readClick(data);
  if (click === undefined) return taskMessage(words.say('chat.click.unknown'));
  const isOpening = kind === 'dialog-opening';
  if (isOpening && click.button.verb === 'open-credentials') return openCredentials(asked, click.button);
  const dialog = { isOpening, isWaiting: () => !arrived.turn.isAnswered };
  const reply = await answerAction({ ...asked, dialog }, click, replyToId);
  await followCard(arrived, reply);
  await showInChat(asked, arrived, reply, replyToId);
  if (reply.kind === 'text') return taskMessage(reply.text);
  if (reply.kind === 'card' || reply.kind === 'view') return taskCard(reply.summary, inDialog(reply.card));
  const { form, notice, read } = reply;
  if (form !== undefined) return taskCard(read.record.accountName, form);
  if (notice !== undefined) return taskMessage(notice);
  return isOpening ? taskMessage(words.say('chat.click.onCard')) : dialogClosed;
}

/** The card in the chat stays behind the dialog as it is, unless it is no longer right or goes on. */
async function showInChat(
  asked: Asked,
  { conversation, turn }: Parameters<typeof answerDialog>[1],
  reply: Reply,
  replyToId: string | undefined,
): Promise<void> {
  const { services } = asked;
  const isLate = turn.isAnswered;
  const staysBehind = reply.kind !== 'onboarding' || (reply.form !== undefined && reply.before === undefined);
  if (staysBehind && !isLate) return;
  if (isLate && (await isOvertaken(services, reply))) return;
  const messageId = reply.kind === 'onboarding' ? (replyToId ?? knownMessage(reply, conversation.id)) : replyToId;
  const isShown = await keepInMessage(services, conversation, messageId, reply, true);
  if (isLate && !isShown) await sendToClicker(asked, conversation, reply);
}

/** Not every client says, of a press in a dialog, behind which message that stands. */
function knownMessage(reply: OnboardingReply, conversationId: string): string | undefined {
  const shown = cardOf(reply.before ?? reply.read.record, shownTo(reply));
  return shown?.conversationId === conversationId ? shown.activityId : undefined;
}

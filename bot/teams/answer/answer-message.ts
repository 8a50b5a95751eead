import { isOver } from '../../../onboarding/stage.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import { type Click, readClick } from '../button.ts';
import type { Conversed } from '../channel/active-onboarding.ts';
import type { Arrival } from '../channel/channel.ts';
import type { Conversation } from '../channel/conversation.ts';
import type { IncomingOf } from '../channel/incoming.ts';
import type { Reply } from '../reply.ts';
import { keepInMessage, sendReply } from '../send/send-reply.ts';
import { answerAction } from './actions/answer-action.ts';
import { answerTyped } from './answer-typed.ts';
import { answerCommand } from './commands/answer-command.ts';
import { nearestCommand, parseCommand, typedText } from './commands/parse-command.ts';
import { refuse } from './refuse.ts';

/** More of a message is not repeated to whoever typed it. */
const longestQuote = 60;

/** A message: a pressed button of a client without Action.Execute, a command, or an answer to what is asked. */
export async function answerMessage(asked: Asked, arrival: Arrival, message: IncomingOf<'message'>): Promise<void> {
  const { services } = asked;
  const { conversation, activeOnboarding } = arrival;
  const click = readClick(message.value);
  if (click !== undefined) return answerSubmit(asked, arrival, message, click);
  const text = typedText(message.text);
  const command = parseCommand(text);
  if (command === undefined) {
    const refusal = mayRun(asked.roles, 'look-up');
    if (refusal !== undefined) return sendReply(services, conversation, await refuse(asked, refusal, 'look-up'));
    const isAnswered = await activeOnboarding.converse((id) => converse(asked, conversation, id, text));
    return isAnswered ? undefined : notUnderstood(asked, conversation, text);
  }
  const findCurrent = async () => {
    const id = await activeOnboarding.current();
    return id === undefined ? undefined : services.onboardings.get(id);
  };
  for (const reply of await answerCommand(asked, command, findCurrent)) {
    await followCard(arrival, reply);
    await sendReply(services, conversation, reply);
  }
}

/** The conversation is about the onboarding whose card was last shown to its rep. */
export async function followCard({ activeOnboarding }: Pick<Arrival, 'activeOnboarding'>, reply: Reply): Promise<void> {
  if (reply.kind === 'onboarding' && reply.viewer === 'requester') await activeOnboarding.set(reply.read.record.id);
}

/** A client without Action.Execute sends a message instead; its card is edited, since it cannot be answered in place. */
async function answerSubmit(
  asked: Asked,
  arrival: Arrival,
  { replyToId }: IncomingOf<'message'>,
  click: Click,
): Promise<void> {
  const { services } = asked;
  const reply = await answerAction(asked, click, replyToId);
  await followCard(arrival, reply);
  const isShown = await keepInMessage(services, arrival.conversation, replyToId, reply, true);
  if (!isShown && (reply.kind !== 'onboarding' || !replyToId)) await sendReply(services, arrival.conversation, reply);
}

/** What the dialog does with a message while its onboarding is open. */
async function converse(asked: Asked, conversation: Conversation, id: string, text: string): Promise<Conversed> {
  const read = await asked.services.onboardings.get(id);
  if (read === undefined || isOver(read.record)) return 'over';
  const reply = await answerTyped(asked, read, text);
  if (reply === undefined) return 'not-understood';
  await sendReply(asked.services, conversation, reply);
  return 'answered';
}

/** Anything that is no command is an answer to what is asked, or gets the nearest command: never silence. */
async function notUnderstood({ services }: Asked, conversation: Conversation, text: string): Promise<void> {
  const { words } = services;
  const command = nearestCommand(text, words.say('chat.unclear.nameExample'));
  const typed = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  const answer =
    command === undefined
      ? words.say('chat.unclear.noneNear', { typed })
      : words.say('chat.unclear.nearest', { typed, command });
  await conversation.send({ text: answer });
}

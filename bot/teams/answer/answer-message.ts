import { z } from 'zod';
import { toldByTyping, toldTogether } from '../../../onboarding/customer-told.ts';
import { shortText } from '../../../onboarding/short-text.ts';
import { ofWhichCompany } from '../../../onboarding/signature/of-which-company.ts';
import type { Signature } from '../../../onboarding/signature-block.ts';
import { isOver } from '../../../onboarding/stage.ts';
import { mayRun } from '../../../onboarding/who-may.ts';
import type { Asked } from '../asked.ts';
import { type Click, readClick } from '../button.ts';
import type { Conversed, NameQuestion } from '../channel/active-onboarding.ts';
import type { Arrival } from '../channel/channel.ts';
import type { Conversation } from '../channel/conversation.ts';
import type { IncomingOf } from '../channel/incoming.ts';
import { dealLinked } from '../deal-link.ts';
import { type Reply, suggestion } from '../reply.ts';
import { sendAnswer, sendToClicker } from '../send/send-alone.ts';
import { keepInMessage, sendReply } from '../send/send-reply.ts';
import { answerAction } from './actions/answer-action.ts';
import { answerApprover, answerTyped } from './answer-typed.ts';
import { answerCommand, type Chat } from './commands/answer-command.ts';
import { findByName } from './commands/lists.ts';
import { withKept } from './commands/onboard.ts';
import { type ChatCommand, nearestCommand, parseCommand, typedText } from './commands/parse-command.ts';
import { listIn, type SentList } from './import/list-in.ts';
import { importReply } from './import/preview.ts';
import { openLink } from './open-link.ts';
import { customerIn, linesForForm, pastedLines, signatureIn } from './pasted.ts';
import { refuse } from './refuse.ts';

/** More of a message is not repeated to whoever typed it. */
const longestQuote = 60;

/** A message: a pressed button of a client without Action.Execute, a command, or an answer to what is asked. */
export async function answerMessage(asked: Asked, arrival: Arrival, message: IncomingOf<'message'>): Promise<void> {
  const { services } = asked;
  const { conversation, activeOnboarding } = arrival;
  const click = readClick(message.value);
  if (click !== undefined) return answerSubmit(asked, arrival, message, click);
  const list = listIn(message);
  if (list !== undefined) return answerList(asked, arrival, list);
  const text = typedText(message.text) || typedByButton(message.value);
  const linked = dealLinked(services.publicUrl, text);
  if (linked !== undefined) return sendAll(asked, arrival, [await openLink(asked, linked)]);
  const command = parseCommand(text);
  if (command !== undefined && !(await isNameInstead(asked, arrival, command, text))) {
    const wasAsked = await activeOnboarding.endNameQuestion();
    const isNoName = wasAsked && command.kind === 'cancel' && command.name === '';
    if (isNoName)
      return sendReply(services, conversation, { kind: 'text', text: services.words.say('chat.onboard.notBegun') });
    return sendAll(asked, arrival, await answerCommand(asked, command, chatOf(asked, arrival, message)));
  }
  const refusal = mayRun(asked.roles, 'look-up');
  if (refusal !== undefined) return sendAnswer(asked, conversation, await refuse(asked, refusal, 'look-up'));
  const question = await activeOnboarding.nameQuestion();
  if (question !== undefined && services.now() < question.until) return answerName(asked, arrival, message, question);
  const isAnswered = await activeOnboarding.converse((id) => converse(asked, arrival, message, id));
  return isAnswered ? undefined : notUnderstood(asked, conversation, text);
}

/** `import`, with what there is to import. */
async function answerList(asked: Asked, arrival: Arrival, list: SentList): Promise<void> {
  await arrival.activeOnboarding.endNameQuestion();
  const refusal = mayRun(asked.roles, 'begin');
  const reply = refusal === undefined ? await importReply(asked, list) : await refuse(asked, refusal, 'begin');
  return sendAnswer(asked, arrival.conversation, reply);
}

/** Whoever was asked for a name may answer “Cancel Culture Inc”, unless they have an onboarding called “Culture Inc”. */
async function isNameInstead(
  asked: Asked,
  { activeOnboarding }: Arrival,
  command: ChatCommand,
  text: string,
): Promise<boolean> {
  if (!('name' in command) || command.name === '' || !/^\p{Lu}/u.test(text)) return false;
  const question = await activeOnboarding.nameQuestion();
  if (question === undefined || asked.services.now() >= question.until) return false;
  return (await findByName(asked, command.name)).total === 0;
}

/** How long somebody is given to say what the customer is called, in ms. */
const timeForName = 60 * 60_000;

export function nameAsked({ services }: Asked, told: Pick<NameQuestion, 'typed' | 'kept'>): NameQuestion {
  return { ...told, until: services.now() + timeForName };
}

function chatOf(asked: Asked, arrival: Arrival, message: IncomingOf<'message'>): Chat {
  const { services } = asked;
  const { activeOnboarding } = arrival;
  return {
    async findCurrent() {
      const id = await activeOnboarding.current();
      return id === undefined ? undefined : services.onboardings.get(id);
    },
    askName: (told) => activeOnboarding.askName(nameAsked(asked, told)),
    async toApprover() {
      const id = await activeOnboarding.current();
      const read = id === undefined ? undefined : await services.onboardings.get(id);
      return read && answerApprover(asked, read, typedText(message.text));
    },
    async toldBehind(typed) {
      const lines = pastedLines(message);
      if (lines === undefined) return toldByTyping(typed);
      const [first = '', ...below] = lines.slice(lines.findIndex((line) => line !== ''));
      const command = parseCommand(first);
      const name = command?.kind === 'onboard' ? command.typed : '';
      return customerIn(asked, arrival, below.some((line) => line !== '') ? name : '', [name, ...below]);
    },
  };
}

/** The name that was asked for, and what had been typed with it: the question is over, unless it is no name. */
async function answerName(
  asked: Asked,
  arrival: Arrival,
  message: IncomingOf<'message'>,
  { typed: before, kept }: NameQuestion,
): Promise<void> {
  await arrival.activeOnboarding.endNameQuestion();
  const lines = pastedLines(message);
  const told =
    lines === undefined
      ? toldByTyping(`${typedText(message.text)} ${before}`)
      : toldTogether(await customerIn(asked, arrival, '', lines), toldByTyping(before));
  const chat = { ...chatOf(asked, arrival, message), toldBehind: () => withKept(asked, told, kept) };
  await sendAll(asked, arrival, await answerCommand(asked, { kind: 'onboard', typed: '' }, chat));
}

async function sendAll(asked: Asked, arrival: Arrival, replies: readonly Reply[]): Promise<void> {
  for (const reply of replies) {
    await followCard(arrival, reply);
    await sendAnswer(asked, arrival.conversation, reply);
  }
}

/** A button that stands for a command says the words. */
const TypedByButton = z.object({ typed: shortText(500) });

function typedByButton(value: unknown): string {
  return TypedByButton.safeParse(value).data?.typed ?? '';
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
  const isTheirs = reply.kind === 'onboarding' && reply.forAll !== undefined;
  if (isTheirs || (!isShown && (reply.kind !== 'onboarding' || !replyToId))) {
    await sendToClicker(asked, arrival.conversation, reply);
  }
}

/** What the dialog does with a message while its onboarding is open. */
async function converse(
  asked: Asked,
  arrival: Arrival,
  message: IncomingOf<'message'>,
  id: string,
): Promise<Conversed> {
  const read = await asked.services.onboardings.get(id);
  if (read === undefined || isOver(read.record)) return 'over';
  const lines = linesForForm(message);
  const isTheirs = (one: Signature) => ofWhichCompany(read.record, one) === 'same';
  const signature = lines && (await signatureIn(asked, arrival, lines, isTheirs));
  const reply = await answerTyped(asked, read, { text: typedText(message.text), signature });
  if (reply === undefined) return 'not-understood';
  await sendAnswer(asked, arrival.conversation, reply);
  return 'answered';
}

/** Anything that is no command is an answer to what is asked, or gets the nearest command: never silence. */
async function notUnderstood({ services }: Asked, conversation: Conversation, text: string): Promise<void> {
  const { words } = services;
  const command = nearestCommand(text, words.say('chat.unclear.nameExample'));
  const typed = text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text;
  const answer = words.say(command === undefined ? 'chat.unclear.noneNear' : 'chat.unclear.nearest', { typed });
  const help = { title: words.say('cards.welcome.help'), typed: 'help' };
  const suggested = command === undefined ? help : { title: command, typed: command };
  await sendReply(services, conversation, suggestion(words, answer, [suggested]));
}

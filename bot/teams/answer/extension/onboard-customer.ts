import { goesOnCard } from '../../../../cards/goes-on-card.ts';
import { toldBySignature, toldByTyping } from '../../../../onboarding/customer-told.ts';
import { plainLines } from '../../../../onboarding/signature/plain-lines.ts';
import { mayRun } from '../../../../onboarding/who-may.ts';
import { asWrittenThere } from '../../as-written-there.ts';
import type { Asked } from '../../asked.ts';
import { type Answer, taskCard, taskMessage } from '../../channel/answer.ts';
import type { Arrival } from '../../channel/channel.ts';
import type { IncomingOf } from '../../channel/incoming.ts';
import { sendReply } from '../../send/send-reply.ts';
import { followCard, nameAsked } from '../answer-message.ts';
import { onboard } from '../commands/onboard.ts';
import { signatureIn } from '../pasted.ts';
import { refuse } from '../refuse.ts';

/**
 * “Onboard customer” on somebody's message: what `onboard` with its text does, in the own chat of whoever chose it. Where
 * the message stands nobody but them is told anything.
 */
export async function onboardCustomer(
  asked: Asked,
  arrival: Arrival,
  { written }: IncomingOf<'message-action'>,
): Promise<Answer> {
  const { services, caller } = asked;
  const { words } = services;
  const refusal = mayRun(asked.roles, 'begin');
  if (refusal !== undefined) return taskMessage((await refuse(asked, refusal, 'begin')).text);
  const isThere = await services.inOwnChat(caller.person, async (place, chat) => {
    const own = { ...caller, ...place };
    const there = { ...asked, caller: own, services: asWrittenThere(services, own) };
    const reply = await onboard(there, await customerIn(there, { ...arrival, ...chat }, written), (told) =>
      chat.activeOnboarding.askName(nameAsked(there, told)),
    );
    await followCard(chat, reply);
    await sendReply(there.services, chat.conversation, reply);
  });
  const text = words.say(isThere ? 'chat.extension.goesOn' : 'chat.extension.openFirst');
  const link = services.chatLink('');
  if (link === undefined) return taskMessage(text);
  return taskCard(words.say('chat.extension.onboard'), goesOnCard(words, { text, link }), 'small');
}

/** A sentence is nobody's name: where nobody signs, the name is asked for. */
async function customerIn(asked: Asked, arrival: Arrival, written: string) {
  const lines = plainLines(written);
  const signature = await signatureIn(asked, arrival, lines);
  return signature === undefined ? { ...toldByTyping(lines.join(' ')), name: '' } : toldBySignature(signature, '');
}

import { nameShown } from '../../../onboarding/person.ts';
import type { Asked } from '../asked.ts';
import { readClick } from '../button.ts';
import type { Answer } from '../channel/answer.ts';
import { received, sentence, shownCard } from '../channel/answer.ts';
import { unnamed } from '../channel/caller.ts';
import type { Arrival } from '../channel/channel.ts';
import type { Conversation } from '../channel/conversation.ts';
import type { IncomingOf } from '../channel/incoming.ts';
import type { Turn } from '../channel/turn.ts';
import { sendToClicker } from '../send/send-alone.ts';
import { keepInMessage, sendReply } from '../send/send-reply.ts';
import { answerAction } from './actions/answer-action.ts';
import { answerDialog } from './answer-dialog.ts';
import { answerMessage, followCard } from './answer-message.ts';
import { onboardCustomer } from './extension/onboard-customer.ts';
import { searchDeals } from './extension/search-deals.ts';
import { unfoldLink } from './extension/unfold-link.ts';
import { greet } from './greet.ts';
import { waitingFor } from './inbox.ts';
import { isOvertaken } from './is-overtaken.ts';
import { accountsDataset, searchAccounts } from './search-accounts.ts';
import { searchProducts } from './search-products.ts';

/** What came in, the way back, and the call that waits for an answer. */
export interface Arrived extends Arrival {
  readonly turn: Turn;
}

/** Finds who answers what came in. */
export async function answerIncoming(asked: Asked, arrived: Arrived): Promise<Answer> {
  const { incoming } = arrived;
  switch (incoming.kind) {
    case 'message':
      await answerMessage(asked, arrived, incoming);
      return received;
    case 'card-action':
      return answerCardAction(asked, arrived, incoming);
    case 'typeahead':
      return accountsDataset.test(incoming.dataset) ? searchAccounts(asked, incoming) : searchProducts(asked, incoming);
    case 'dialog-opening':
    case 'dialog-submission':
      return answerDialog(asked, arrived, incoming);
    case 'deal-search':
      return searchDeals(asked, incoming);
    case 'pasted-link':
      return unfoldLink(asked, incoming);
    case 'message-action':
      return onboardCustomer(asked, arrived, incoming);
    case 'unknown-invoke':
      asked.services.refusals.record('unknown-invoke', { person: asked.caller.person.id });
      return { status: 501 };
    case 'installation':
      await welcome(asked, arrived.conversation, incoming);
      return received;
    case 'other':
      return received;
  }
}

async function answerCardAction(asked: Asked, arrived: Arrived, action: IncomingOf<'card-action'>): Promise<Answer> {
  const { services } = asked;
  const { conversation, turn } = arrived;
  const click = readClick(action.data);
  if (click === undefined) return sentence(services.words.say('chat.click.unknown'));
  const reply = await answerAction(asked, click, action.replyToId);
  if (reply.kind === 'view') return shownCard(reply.card);
  await followCard(arrived, reply);
  if (!turn.isAnswered || !(await isOvertaken(services, reply))) {
    const isShown = await keepInMessage(services, conversation, action.replyToId, reply, turn.isAnswered);
    // Who has been told to wait gets the answer in the chat.
    if (turn.isAnswered && !isShown) await sendToClicker(asked, conversation, reply);
  }
  if (reply.kind === 'text') return sentence(reply.text);
  return shownCard(reply.card);
}

/** Someone opened the bot: a welcome, and what waits for their decision. */
async function welcome(
  asked: Asked,
  conversation: Conversation,
  { reference }: IncomingOf<'installation'>,
): Promise<void> {
  const { services } = asked;
  const caller = await withName(asked, conversation, reference?.user?.id);
  await services.people.remember(caller, reference, { isNew: true });
  await sendReply(services, conversation, await greet({ ...asked, caller }));
  if (!caller.isPersonalChat) return;
  const waiting = await waitingFor({ ...asked, caller });
  if (waiting !== undefined) await sendReply(services, conversation, waiting);
}

/** An installation comes without the person's name, so Teams is asked for it; a greeting does without as well. */
async function withName({ services, caller }: Asked, conversation: Conversation, memberId: string | undefined) {
  if (caller.person.name !== unnamed || !caller.isPersonalChat || memberId === undefined) return caller;
  try {
    const { name } = await conversation.member(memberId);
    if (name === undefined) return caller;
    return { ...caller, person: { ...caller.person, name: nameShown(name, caller.person.id) } };
  } catch (error) {
    services.log.info({ err: error }, 'Teams did not tell the name of a person');
    return caller;
  }
}

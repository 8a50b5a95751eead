import { whereItStands } from '../../../cards/where-it-stands.ts';
import { cardOf } from '../../../onboarding/card-message.ts';
import { summaryOf } from '../../store/onboarding-summary.ts';
import type { ReadOnboarding } from '../../store/onboardings.ts';
import type { Asked } from '../asked.ts';
import type { Conversation } from '../channel/conversation.ts';
import { type Reply, requestOf } from '../reply.ts';
import { sendReply } from '../send/send-reply.ts';
import { approvalReply, listCard, requesterReply } from './commands/lists.ts';

/** More than so many come as a list. */
const mostCards = 3;

/**
 * Shows somebody who can be reached again what they missed, as it stands now.
 * @param missed ids of the onboardings there was news of
 */
export async function catchUp(asked: Asked, conversation: Conversation, missed: readonly string[]): Promise<void> {
  if (missed.length === 0) return;
  const { services, caller } = asked;
  const found = await Promise.all(missed.map((id) => services.onboardings.get(id)));
  const read = found.filter((one) => one !== undefined);
  const replies = [...(await newsFor(asked, read)), ...missedRequests(asked, read)];
  for (const reply of replies) await sendReply(services, conversation, reply);
  await services.people.forgetMissed(caller.conversationId, missed);
}

async function newsFor(asked: Asked, read: readonly ReadOnboarding[]): Promise<readonly Reply[]> {
  const { services, caller } = asked;
  const { words } = services;
  if (!caller.isPersonalChat) {
    return read.map(({ record }) => {
      const standing = whereItStands(words, summaryOf(record));
      return { kind: 'text', text: words.say('chat.list.newsOf', { accountName: record.accountName, standing }) };
    });
  }
  const own = read.filter(({ record }) => record.requester.id === caller.person.id);
  if (own.length <= mostCards) return Promise.all(own.map((one) => requesterReply(asked, one)));
  const items = own.map(({ record }) => summaryOf(record));
  return [listCard(asked, { items, total: items.length }, words.say('chat.list.news'), '')];
}

/** The requests for approval that a person was to see and has not. */
function missedRequests(asked: Asked, read: readonly ReadOnboarding[]): readonly Reply[] {
  const { caller } = asked;
  const { id } = caller.person;
  if (!caller.isPersonalChat) return [];
  const unseen = read.filter(({ record }) => {
    const wasAsked = record.stage.kind === 'awaiting-approval' && record.stage.approverIds.includes(id);
    return wasAsked && cardOf(record, id)?.request !== requestOf(record);
  });
  return unseen.map((one) => approvalReply(asked, one));
}

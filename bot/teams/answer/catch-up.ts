import { whereItStands } from '../../../cards/where-it-stands.ts';
import { cardOf } from '../../../onboarding/card-message.ts';
import { openRequest } from '../../../onboarding/open-request.ts';
import { isHolder, mayAtAll } from '../../../onboarding/who-may.ts';
import { summaryOf } from '../../store/onboarding-summary.ts';
import type { ReadOnboarding } from '../../store/onboardings.ts';
import type { Asked } from '../asked.ts';
import type { Conversation } from '../channel/conversation.ts';
import { onboardingReply } from '../draw/onboarding-reply.ts';
import { type Reply, requestOf } from '../reply.ts';
import { redrawForAll, sendReply } from '../send/send-reply.ts';
import { approvalFor, listCard } from './commands/lists.ts';

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
  const replies = [...(await newsFor(asked, read)), ...(await missedRequests(asked, read))];
  for (const reply of replies) await sendReply(services, conversation, reply);
  await services.people.forgetMissed(caller.conversationId, missed);
  for (const { record } of read) await redrawForAll(services, conversation, record);
}

async function newsFor(asked: Asked, read: readonly ReadOnboarding[]): Promise<readonly Reply[]> {
  const { services, caller, roles } = asked;
  const { words } = services;
  if (!caller.isPersonalChat) {
    return read.map(({ record }) => {
      const standing = whereItStands(words, summaryOf(record));
      return { kind: 'text', text: words.say('chat.list.newsOf', { accountName: record.accountName, standing }) };
    });
  }
  const acting = { person: caller.person, roles };
  const own = read.filter(
    ({ record }) => isHolder(record, caller.person) && mayAtAll(record, acting, 'open') === undefined,
  );
  if (own.length <= mostCards) return Promise.all(own.map((one) => onboardingReply(asked, one)));
  const items = own.map(({ record }) => summaryOf(record));
  return [listCard(asked, { items, total: items.length }, words.say('chat.list.news'), '')];
}

/** The requests for approval that a person was to see and has not. */
async function missedRequests(asked: Asked, read: readonly ReadOnboarding[]): Promise<readonly Reply[]> {
  const { caller } = asked;
  const { id } = caller.person;
  if (!caller.isPersonalChat) return [];
  const unseen = read.filter(({ record }) => {
    const wasAsked = openRequest(record)?.approverIds.includes(id) === true;
    return wasAsked && cardOf(record, id)?.request !== requestOf(record);
  });
  const replies = await Promise.all(unseen.map((one) => approvalFor(asked, one)));
  return replies.filter((reply) => reply !== undefined);
}

import type { TurnContext } from 'botbuilder';
import { whereItStands } from '../../../cards/stage-words.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import type { Caller } from '../receive/caller.ts';
import { sendReply } from '../send/send-card.ts';
import type { Services } from '../services.ts';
import { listCard, ownCard, requestsFor } from './commands/lists.ts';
import { type Reply, requestOf } from './reply.ts';

/** More than so many come as a list. */
const mostCards = 3;

/**
 * Shows somebody who can be reached again what they missed, as it stands now.
 * @param missed ids of the onboardings there was news of
 */
export async function catchUp(
  services: Services,
  context: TurnContext,
  caller: Caller,
  missed: readonly string[],
): Promise<void> {
  if (missed.length === 0) return;
  const read = await Promise.all(missed.map((id) => services.onboardings.get(id)));
  const records = read.flatMap((one) => (one === undefined ? [] : [one.record]));
  const requests = await missedRequests(services, caller, records);
  const news = await newsFor(services, caller, records);
  for (const reply of [...news, ...requests]) await sendReply(services, context, reply);
  await services.people.forgetMissed(caller.conversationId, missed);
}

async function newsFor(services: Services, caller: Caller, records: readonly Onboarding[]): Promise<readonly Reply[]> {
  if (!caller.isPersonalChat) {
    return records.map((record) => ({
      kind: 'text',
      text: `${record.accountName}, while I could not write here: ${whereItStands(record)}.`,
    }));
  }
  const own = records.filter(({ requester }) => requester.id === caller.person.id);
  if (own.length > mostCards) return [listCard(services, caller, 'News while I could not reach you', '', own)];
  return Promise.all(own.map((record) => ownCard(services, caller, record)));
}

/** The requests for approval that a person has not seen yet. */
async function missedRequests(
  services: Services,
  caller: Caller,
  records: readonly Onboarding[],
): Promise<readonly Reply[]> {
  const waiting = records.filter(({ stage }) => stage.kind === 'awaiting-approval');
  if (!caller.isPersonalChat || waiting.length === 0) return [];
  const seen = await Promise.all(waiting.map(({ id }) => services.cardMessages.get(id, caller.person.id)));
  const unseen = waiting.filter((record, index) => seen[index]?.request !== requestOf(record));
  const replies = await requestsFor(services, caller);
  return replies.filter((reply) => reply.kind === 'onboarding' && unseen.some(({ id }) => id === reply.onboardingId));
}

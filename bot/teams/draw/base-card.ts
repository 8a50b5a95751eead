import type { Card } from '../../../cards/card.ts';
import { baseCard, type SharedDeal } from '../../../cards/deal/base-card.ts';
import { mostRefreshing, refreshed } from '../../../cards/refreshed.ts';
import { asItWaits, asSeenBy } from '../../../onboarding/as-it-waits.ts';
import { everyone } from '../../../onboarding/card-message.ts';
import { stepsOf } from '../../../onboarding/deal-steps.ts';
import type { Onboarding } from '../../../onboarding/onboarding.ts';
import { openRequest } from '../../../onboarding/open-request.ts';
import { isTakenBack } from '../../../onboarding/order-progress.ts';
import { waitsOf } from '../../../onboarding/waits.ts';
import type { CardAndToast } from '../channel/conversation.ts';
import { openingLink } from '../deal-link.ts';
import type { Services } from '../services.ts';
import { cardToast } from './card-toast.ts';

/** What of a record is for everybody; lists know as much. */
export function sharedOf(whole: Onboarding): SharedDeal {
  const record = asSeenBy(whole);
  return { ...record, waits: waitsOf(record), steps: stepsOf(record), isTakenBack: isTakenBack(record) };
}

/** A deal's card as everybody may read it. @param isLive whether it can be asked what it is for whoever presses */
export function showBase(services: Services, deal: SharedDeal, isLive: boolean): Card {
  const { words, now } = services;
  return baseCard(words, deal, { link: openingLink(services, deal.id), isLive, now: now() });
}

/**
 * What the message of a deal shows in a chat where others read along. In the clients of those who have a part in it, it asks
 * for their own view by itself; everybody else reads it as it is.
 */
export async function cardForAll(services: Services, record: Onboarding): Promise<Card> {
  const withPart = await peopleWithPart(services, record);
  const memberIds = await services.people.memberIds(withPart.slice(0, mostRefreshing));
  return refreshed(showBase(services, sharedOf(record), true), record, memberIds);
}

/** The same with what its notification says. */
export async function messageForAll(services: Services, record: Onboarding): Promise<CardAndToast> {
  return { card: await cardForAll(services, record), summary: cardToast(services.words, record, everyone) };
}

/** Who sees more of it than everybody, or can do something about it: object ids, the most concerned first. */
async function peopleWithPart({ whoHasRole, log }: Services, record: Onboarding): Promise<readonly string[]> {
  const operators = await whoHasRole.membersOf('operator').catch((error: unknown) => {
    log.info({ err: error }, 'operators could not be looked up: they see the card of everybody, and press for theirs');
    return [];
  });
  return [...new Set([record.requester.id, ...(openRequest(asItWaits(record))?.approverIds ?? []), ...operators])];
}

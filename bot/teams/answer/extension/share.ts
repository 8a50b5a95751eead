import type { Card } from '../../../../cards/card.ts';
import { refreshed } from '../../../../cards/refreshed.ts';
import { type SharedDeal, sharedCard } from '../../../../cards/shared-card.ts';
import { standsForAll } from '../../../../cards/stands-for-all.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { waitsOf } from '../../../../onboarding/waits.ts';
import { mayAtAll } from '../../../../onboarding/who-may.ts';
import { type Asked, approving } from '../../asked.ts';
import type { Shareable } from '../../channel/answer.ts';
import { openingLink } from '../../deal-link.ts';

type Held = Pick<Onboarding, 'requester' | 'stage'> & Partial<Pick<Onboarding, 'earlierRequesters'>>;

/** Whether somebody may show a deal to others: who may open it, and who is to approve it. */
export async function mayShare(asked: Asked, deal: Held): Promise<boolean> {
  if (mayOpen(asked, deal)) return true;
  if (deal.stage.kind !== 'awaiting-approval') return false;
  const held = withEarlier(deal);
  return mayAtAll(held, await approving(asked, held), 'approve') === undefined;
}

export function mayOpen({ caller, roles }: Asked, deal: Held): boolean {
  return mayAtAll(withEarlier(deal), { person: caller.person, roles }, 'open') === undefined;
}

/** Lists do not say who had it before. */
function withEarlier({ requester, earlierRequesters = [] }: Held) {
  return { requester, earlierRequesters };
}

/** A deal to be put into a message, as a card that can be asked how the deal stands now. */
export function shareable(asked: Asked, deal: SharedDeal): Shareable {
  const { words } = asked.services;
  const subtitle = words.say('cards.shared.found', { stands: standsForAll(words, deal), holder: deal.requester.name });
  return { card: liveCard(asked, deal), title: deal.accountName, subtitle };
}

/** The same for a link, which unfolds into no newer cards than these (Microsoft Learn, "Link unfurling"). */
export function unfolded(asked: Asked, deal: SharedDeal): Shareable {
  return { ...shareable(asked, deal), card: { ...draw(asked, deal, false), version: '1.3' } };
}

/** For whoever asks it is kept up to date from now on. */
export function liveCard(asked: Asked, deal: SharedDeal): Card {
  return refreshed(draw(asked, deal, true), deal, [asked.caller.person.id]);
}

function draw({ services }: Asked, deal: SharedDeal, isLive: boolean): Card {
  const { words, now } = services;
  return sharedCard(words, deal, { link: openingLink(services, deal.id), isLive, now: now() });
}

/** What is shared of a record; lists know as much. */
export function sharedOf(record: Onboarding): SharedDeal {
  return { ...record, waits: waitsOf(record) };
}

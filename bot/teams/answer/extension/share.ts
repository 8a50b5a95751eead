import type { SharedDeal } from '../../../../cards/deal/base-card.ts';
import { refreshed } from '../../../../cards/refreshed.ts';
import { standsForAll } from '../../../../cards/stands-for-all.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { mayAtAll } from '../../../../onboarding/who-may.ts';
import { type Asked, approving } from '../../asked.ts';
import type { Shareable } from '../../channel/answer.ts';
import { showBase } from '../../draw/base-card.ts';

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

/** A deal to be put into a message, as a card that is kept up to date for whoever puts it there. */
export function shareable(asked: Asked, deal: SharedDeal): Shareable {
  const { services, caller } = asked;
  const { words, people } = services;
  const subtitle = words.say('cards.shared.found', { stands: standsForAll(words, deal), holder: deal.requester.name });
  const card = refreshed(showBase(services, deal, true), deal, [people.memberIdOf(caller)]);
  return { card, title: deal.accountName, subtitle };
}

/** The same for a link, which unfolds into no newer cards than these (Microsoft Learn, "Link unfurling"). */
export function unfolded(asked: Asked, deal: SharedDeal): Shareable {
  return { ...shareable(asked, deal), card: { ...showBase(asked.services, deal, false), version: '1.3' } };
}

import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';
import { standsForAll } from './stands-for-all.ts';
import type { Standing } from './where-it-stands.ts';

/** What a card says that is shared in any chat. */
export interface SharedDeal extends Omit<Standing, 'step'>, Pick<Onboarding, 'id' | 'revision' | 'accountName'> {
  readonly requester: { readonly name: string };
}

interface Sharing {
  /** Where it is opened by who may. */
  readonly link: string;
  /** Whether it can be asked how it stands now: Teams takes no such button in what a link unfolds into. */
  readonly isLive: boolean;
  /** ms UTC */
  readonly now: number;
}

/**
 * A deal as anybody may read it who is in the chat where somebody shares it, customers of others too: how far it has come,
 * and whom to ask. No amounts, no products, nobody of the customer, and nothing that went wrong.
 */
export function sharedCard(words: Words, deal: SharedDeal, { link, isLive, now }: Sharing): Card {
  const { accountName, requester } = deal;
  const about = words.say('cards.shared.about', { holder: requester.name, moment: words.moment(now) });
  return renderView(
    words,
    'shared-card',
    { accountName, stands: standsForAll(words, deal), about, isLive, link },
    deal,
  );
}

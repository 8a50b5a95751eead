import type { DealStep } from '../../onboarding/deal-steps.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Wait } from '../../onboarding/waits.ts';
import type { Words } from '../../words/words.ts';
import { type Card, stackCards } from '../card.ts';
import { renderView } from '../render.ts';
import { standsForAll } from '../stands-for-all.ts';
import type { Standing } from '../where-it-stands.ts';
import { stepLine, stepper, type Way } from './stepper.ts';

/** What is known of a deal where its card is for everybody. */
export interface SharedDeal extends Omit<Standing, 'step'>, Pick<Onboarding, 'id' | 'revision' | 'accountName'> {
  readonly requester: { readonly name: string };
  /** None = how far it has come is not known here. */
  readonly steps: readonly DealStep[];
}

interface Sharing {
  /** Where it is opened by who may. */
  readonly link: string;
  /** Whether it can be asked what it is for whoever presses: Teams takes no such button in what a link unfolds into. */
  readonly isLive: boolean;
  /** ms UTC */
  readonly now: number;
}

/**
 * A deal as anybody may read it who is in the chat, customers too: how far it has come, who of ours is waited for, and whom
 * to ask. No amounts, no products, nobody of the customer, nothing that was typed, and nothing that went wrong.
 */
export function baseCard(words: Words, deal: SharedDeal, { link, isLive, now }: Sharing): Card {
  const { accountName, requester } = deal;
  const about = words.say('cards.shared.about', { holder: requester.name, moment: words.moment(now) });
  const way = wayForAll(words, deal);
  return stackCards([
    renderView(words, 'deal/base', { accountName, stands: standsForAll(words, deal), about }),
    // Nobody edits it as time goes by.
    isLive ? stepper(words, way, (since) => words.moment(since)) : stepLine(words, way.steps),
    renderView(words, 'deal/base-buttons', { isLive, link }, deal),
  ]);
}

/**
 * Of ours who is waited for by name, of the customer by what they are. What went wrong is for who can mend it: for all it
 * waits for us.
 */
function wayForAll(words: Words, { stage, steps, waits, requester }: SharedDeal): Way {
  const isGivenUp = stage.kind === 'cancelled';
  const told = waits.filter((wait) => ofOurs.includes(wait.for) || ofTheirs.includes(wait.for)).map(unlessOurs);
  const ordered = waits.find((wait) => ofOrder.includes(wait.for));
  const order: readonly Wait[] =
    ordered === undefined ? [] : [{ ...ordered, for: 'order', what: words.say('cards.shared.ordered') }];
  return {
    steps: steps.map((step) => (step.state === 'stopped' && !isGivenUp ? { ...step, state: 'waiting' } : step)),
    waits: [...told, ...order],
    holder: requester.name,
  };
}

const ofOurs: readonly Wait['for'][] = ['approval', 'answer', 'hand-over'];
const ofTheirs: readonly Wait['for'][] = ['relationship', 'verification', 'sign-in', 'agreement'];
const ofOrder: readonly Wait['for'][] = ['ordering', 'order-review', 'order'];

function unlessOurs(wait: Wait): Wait {
  return ofOurs.includes(wait.for) ? wait : { ...wait, whom: [] };
}

import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';

export interface OnboardingList {
  readonly title: string;
  /** What to say when there is nothing to list. */
  readonly empty: string;
  readonly items: readonly {
    readonly id: string;
    readonly revision: number;
    readonly name: string;
    /** Where it stands, in a short phrase. */
    readonly where: string;
    /** When it began, such as `18 Nov 2026, 09:05 UTC (1 day)`. */
    readonly since: string;
    /** Who has it; null when it belongs to whoever sees the list. */
    readonly holder: string | null;
    readonly mayOpen: boolean;
  }[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** There may be more than these. */
  readonly isMore?: boolean;
}

/** Several onboardings, each with a button that opens its card. */
export function onboardingListCard(words: Words, { title, empty, items, total, isMore = false }: OnboardingList): Card {
  return renderView(words, 'onboarding-list-card', {
    title,
    empty,
    isEmpty: items.length === 0,
    isCut: isMore || total > items.length,
    shown: words.say(isMore ? 'cards.list.shownOfMore' : 'cards.list.shown', { count: items.length, total }),
    items: items.map(({ holder, since, ...item }) => ({
      ...item,
      started:
        holder === null
          ? words.say('cards.list.started', { since })
          : words.say('cards.list.startedBy', { since, holder }),
      hint: words.say('cards.list.openHint', { name: item.name }),
    })),
  });
}

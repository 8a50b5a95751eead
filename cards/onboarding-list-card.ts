import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { inARow } from './in-a-row.ts';
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
  /** What is pressed on each. */
  readonly press?: ListedPress;
}

/** What the button of each does, and what it is called. */
export interface ListedPress {
  readonly verb: 'open' | 'ask-cancel' | 'ask-start-over';
  readonly title: 'cards.list.open' | 'cards.list.resume' | 'cards.list.cancel' | 'cards.list.startOver';
}

/** A card has room for 28 KB. */
const mostRows = 12;

const toOpen: ListedPress = { verb: 'open', title: 'cards.list.open' };

/** Several onboardings, each with a button: it opens its card, if nothing else is wanted. */
export function onboardingListCard(words: Words, list: OnboardingList): Card {
  const { title, empty, total, isMore = false, press = toOpen } = list;
  const items = list.items.slice(0, mostRows);
  const action = words.say(press.title);
  return renderView(words, 'onboarding-list-card', {
    title,
    empty,
    isEmpty: items.length === 0,
    isCut: isMore || total > items.length,
    shown: words.say(isMore ? 'cards.list.shownOfMore' : 'cards.list.shown', { count: items.length, total }),
    items: items.map(({ holder, since, where, ...item }) => ({
      ...item,
      where: inARow(where),
      started:
        holder === null
          ? words.say('cards.list.started', { since })
          : words.say('cards.list.startedBy', { since, holder }),
      action,
      verb: press.verb,
      hint: words.say('cards.work.hint', { action, what: item.name }),
    })),
  });
}

import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView } from './render.ts';
import { type Looks, rowOfAnother, type Work, workRow } from './work-row.ts';

export interface OnboardingList extends Looks {
  readonly title: string;
  /** What to say when there is nothing to list. */
  readonly empty: string;
  readonly items: readonly Listed[];
  /** How many there are, shown or not. */
  readonly total: number;
  /** There may be more than these. */
  readonly isMore?: boolean;
  /** What is pressed on each of one's own; without it, what is next. */
  readonly press?: ListedPress;
}

export interface Listed {
  readonly work: Work;
  /** Who has it; null when it belongs to whoever sees the list. */
  readonly holder: string | null;
  readonly mayOpen: boolean;
}

/** What the button of each does, and what it is called. */
export interface ListedPress {
  readonly verb: 'ask-cancel' | 'ask-start-over' | 'send-again';
  readonly title: 'cards.list.cancel' | 'cards.list.startOver' | 'cards.list.nudge';
}

/** More are higher than a window. */
const mostRows = 8;

/** Several onboardings in the rows of the work list, without its groups. */
export function onboardingListCard(words: Words, list: OnboardingList): Card {
  const { title, empty, total, isMore = false } = list;
  const items = list.items.slice(0, mostRows);
  const isCut = isMore || total > items.length;
  const shown = words.say(isMore ? 'cards.list.shownOfMore' : 'cards.list.shown', { count: items.length, total });
  const rows = items.map((item) => rowOf(words, item, list));
  return renderView(words, 'work-list-card', {
    title,
    empty: items.length === 0 ? empty : '',
    groups: items.length === 0 ? [] : [{ heading: '', rows, shown: isCut ? shown : '', hasMore: false }],
    hasSearch: false,
    isPart: false,
    isWork: false,
  });
}

function rowOf(words: Words, { work, holder, mayOpen }: Listed, list: OnboardingList) {
  const { press } = list;
  const row =
    holder === null ? workRow(words, work, list) : rowOfAnother(words, work, { holder, mayOpen, now: list.now });
  if (press === undefined) return row;
  const action = words.say(press.title);
  const hint = words.say('cards.work.hint', { action, what: work.accountName });
  return { ...row, action, hint, verb: press.verb, part: '', opensDialog: false };
}

import type { WorkGroup } from '../onboarding/work.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView, type ViewData } from './render.ts';
import { type Looks, type Work, workRow } from './work-row.ts';

/** A group as far as it is shown. */
export interface ShownGroup {
  readonly group: WorkGroup;
  readonly items: readonly Work[];
  /** How many there are, shown or not; `isMore`: at least. */
  readonly total: number;
  readonly isMore: boolean;
  /** How many stand before the first that is shown. */
  readonly before: number;
  /** Where it goes on; none after the last. */
  readonly after: string | undefined;
}

export interface WorkList extends Looks {
  readonly title: string;
  /** How the names begin that are shown; '' = all of them. */
  readonly search: string;
  readonly groups: readonly ShownGroup[];
  /** One group only, from somewhere on. */
  readonly isPage: boolean;
}

/** The onboardings that somebody has: what is for them to do, each with its button, what others do, and what is done. */
export function workListCard(words: Words, list: WorkList): Card {
  const { title, search, groups, isPage } = list;
  const count = groups.reduce((sum, { total }) => sum + total, 0);
  const isCut = groups.some(({ after }) => after !== undefined);
  return renderView(words, 'work-list-card', {
    title,
    search,
    empty: emptyWords(words, list, count),
    hasSearch: search !== '' || isPage || isCut,
    isPart: search !== '' || isPage,
    isWork: true,
    groups: groups.filter(({ items }) => items.length > 0).map((group) => groupData(words, group, list)),
  });
}

function emptyWords(words: Words, { search, groups, isPage }: WorkList, count: number): string {
  if (count === 0 && search !== '') return words.say('cards.work.nothingFound', { search });
  const needsYou = groups.find(({ group }) => group === 'needs-you');
  return needsYou?.total === 0 && search === '' && !isPage ? words.say('cards.work.nothingNeedsYou') : '';
}

function groupData(words: Words, shown: ShownGroup, list: WorkList): ViewData {
  const { group, items, total, isMore, before, after } = shown;
  const name = words.say(`cards.work.${group}`);
  const last = before + items.length;
  const more = isMore ? 'yes' : 'no';
  return {
    group,
    heading: words.say('cards.work.heading', { group: name, count: total, more }),
    shown: list.isPage ? words.say('cards.work.shown', { first: before + 1, last, total, more }) : '',
    hasMore: after !== undefined,
    moreHint: words.say('cards.work.hint', { action: words.say('cards.work.showMore'), what: name }),
    next: last,
    after: after ?? '',
    rows: items.map((work) => workRow(words, work, list)),
  };
}

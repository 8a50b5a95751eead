import type { Part } from '../onboarding/steps.ts';
import type { Amount, NextAction, WorkGroup } from '../onboarding/work.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { inARow } from './in-a-row.ts';
import { renderView, type ViewData } from './render.ts';
import { type Standing, whatWords, whereItStands, whomWords } from './where-it-stands.ts';

/** What is known of an onboarding in the list of whoever has it. */
export interface Work extends Standing {
  readonly id: string;
  readonly revision: number;
  readonly accountName: string;
  /** ms UTC */
  readonly createdAt: number;
  readonly next: NextAction | null;
  readonly amount: Amount | null;
}

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

export interface WorkList {
  readonly title: string;
  /** How the names begin that are shown; '' = all of them. */
  readonly search: string;
  readonly groups: readonly ShownGroup[];
  /** One group only, from somewhere on. */
  readonly isPage: boolean;
  readonly hasDialogs: boolean;
  /** Whether anybody looks after onboardings that are not theirs. */
  readonly hasOperators: boolean;
  /** ms UTC */
  readonly now: number;
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
    rows: items.map((work) => rowData(words, work, list)),
  };
}

function rowData(words: Words, work: Work, { now, hasDialogs, hasOperators }: WorkList): ViewData {
  const { id, revision, accountName, createdAt, amount, attention } = work;
  const next = work.next ?? (attention !== null && !hasOperators ? ({ does: 'retry' } as const) : null);
  const age = words.age(createdAt, now);
  const button = buttonOf(words, next);
  return {
    ...{ id, revision, name: accountName, ...button },
    lines: linesOf(words, { ...work, next }, now).map((text) => ({ text: inARow(text) })),
    about:
      amount === null
        ? age
        : words.say('cards.work.about', { amount: words.money(amount.minor, amount.currency), age }),
    hint: words.say('cards.work.hint', { action: button.action, what: accountName }),
    opensDialog: hasDialogs && next?.does === 'open-credentials',
  };
}

/** The button of what comes next: what binds anybody is pressed on the onboarding's own card, where all of it is seen. */
function buttonOf(words: Words, next: NextAction | null): { action: string; verb: string; part: Part | '' } {
  switch (next?.does) {
    case 'mend':
      return { action: words.say(`cards.editPart.${next.part}`), verb: 'edit', part: next.part };
    case 'retry':
      return { action: words.say('cards.attention.retry'), verb: 'retry', part: '' };
    case 'open-credentials':
      return { action: words.say('cards.status.openCredentials'), verb: 'open-credentials', part: '' };
    case 'continue':
      return { action: words.say('cards.common.continue'), verb: 'open', part: '' };
    case 'submit':
      return { action: words.say('cards.work.reviewAndSubmit'), verb: 'open', part: '' };
    case 'tell-whose-tenant':
      return { action: words.say('cards.work.tellWhoseTenant'), verb: 'open', part: '' };
    case undefined:
      return { action: words.say('cards.list.open'), verb: 'open', part: '' };
  }
}

/** More of what an onboarding waits for stands on its own card. */
const waitsShown = 2;

function linesOf(words: Words, work: Work, now: number): readonly string[] {
  const { next, waits, stage, attention } = work;
  if (next?.does === 'tell-whose-tenant') return [words.say('cards.work.isItTheirs')];
  if (next?.does === 'open-credentials') return [words.say('cards.work.signInKept')];
  if (next !== null || stage.kind === 'completed' || stage.kind === 'cancelled') return [whereItStands(words, work)];
  if (attention !== null) {
    return [words.say('cards.work.withOperators', { since: words.sinceDay(attention.since, now) })];
  }
  if (waits.length === 0) return [words.say('terms.standing.settingUp')];
  return waits.slice(0, waitsShown).map((wait) =>
    words.say('cards.work.waits', {
      whom: capitalised(whomWords(words, wait)),
      what: whatWords(words, wait),
      since: words.sinceDay(wait.since, now),
    }),
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import type { Onboarding } from '../onboarding/onboarding.ts';
import type { Problem } from '../onboarding/problem.ts';
import type { TaskKind } from '../onboarding/tasks.ts';
import { causeOf, helpFor } from '../onboarding/who-helps.ts';
import { hindrance, type Verb } from '../onboarding/who-may.ts';
import type { Words } from '../words/words.ts';
import type { Card } from './card.ts';
import { renderView, type ViewData } from './render.ts';

/** In place of a cause: what keeps failing and is tried on by itself. */
export const failingOnes = 'failing';

/** An onboarding in the list, and whether this is for whoever looks to do now. */
export interface Listed {
  readonly record: Onboarding;
  readonly offers: (verb: Verb) => boolean;
}

/** Those that wait for a person for one reason. */
export interface AttentionGroup {
  /** The key of the problem they have in common. */
  readonly cause: string;
  readonly listed: readonly Listed[];
  /** How many there are, shown or not; `isMore`: at least. */
  readonly total: number;
  readonly isMore: boolean;
}

export interface PausedProvider {
  readonly name: string;
  readonly fault: Problem;
  /** ms UTC */
  readonly since: number;
}

export interface AttentionList {
  /** What just happened; '' = nothing. */
  readonly notice: string;
  readonly paused: readonly PausedProvider[];
  readonly groups: readonly AttentionGroup[];
  /** What keeps failing and is tried on by itself. */
  readonly failing: readonly Listed[];
  /** There are more of these. */
  readonly isFailingCut: boolean;
  /** The one cause that is shown; '' = all of them. */
  readonly cause: string;
  readonly page: number;
  /** What of how many is shown, where that is not all; '' otherwise. */
  readonly shown: string;
  readonly hasNext: boolean;
  readonly mayRetryAll: boolean;
  /** ms UTC */
  readonly now: number;
}

/** What needs attention, by cause: for whoever looks after onboardings that are not theirs. */
export function attentionCard(words: Words, list: AttentionList): Card {
  const { notice, paused, groups, failing, cause, page, shown, hasNext, isFailingCut, now } = list;
  const isEmpty = groups.length + paused.length + failing.length === 0;
  return renderView(words, 'attention-card', {
    ...{ notice, cause, page, shown, hasNext, isFailingCut },
    // All causes are a list of causes, one is a list of onboardings.
    foldsRows: cause === '',
    empty: isEmpty ? words.say('cards.operators.nothing') : '',
    paused: paused.map(({ name, fault, since }) => ({
      text: words.say('cards.operators.paused', { provider: name, problem: fault }),
      since: words.say('cards.operators.since', { since: words.since(since, now) }),
    })),
    groups: groups.flatMap((group, index) => groupData(words, group, `rows${index}`, list)),
    failing: failing.map(({ record, offers }, index) => {
      const { kind, failingSince, failingBy } = longestFailing(record);
      const about = { failed: taskWords(words, kind), since: words.since(failingSince, now) };
      // It goes on by itself: whoever wants something else opens it.
      const none = { mayRetry: false, mayReassign: false, mayCancel: false };
      return {
        ...rowData(words, record, offers, about),
        ...none,
        detailId: `failingWhy${index}`,
        detail: failingBy === null ? '' : words.tell(failingBy),
        reference: '',
      };
    }),
  });
}

function groupData(
  words: Words,
  group: AttentionGroup,
  rowsId: string,
  { now, cause, mayRetryAll }: AttentionList,
): ViewData[] {
  const { listed, total, isMore } = group;
  const oldestRecord = listed[0]?.record;
  const oldest = oldestRecord?.attention;
  if (oldestRecord === undefined || oldest === undefined || oldest === null) return [];
  const common = words.tell(causeOf(oldest.problem));
  const since = words.since(oldest.since, now);
  const isCut = cause === '' && (isMore || total > listed.length);
  return [
    {
      key: group.cause,
      cause: common,
      count: words.say('cards.operators.count', { count: total, more: isMore ? 'yes' : 'no', since }),
      helps: helpWords(words, oldestRecord),
      isCut,
      mayRetryAll,
      rowsId,
      foldsRows: cause === '',
      hasButtons: mayRetryAll || isCut,
      rows: listed.flatMap(({ record, offers }, index) =>
        attentionRow(words, record, offers, { common, now, detailId: `${rowsId}why${index}` }),
      ),
    },
  ];
}

/** What others are doing about it. */
export function helpWords(words: Words, record: Onboarding): string {
  const help = helpFor(record);
  return help?.who === 'rep'
    ? words.say('cards.operators.repMends', { part: words.say(`cards.part.${help.part}`) })
    : '';
}

function attentionRow(
  words: Words,
  record: Onboarding,
  offers: Listed['offers'],
  { common, now, detailId }: { readonly common: string; readonly now: number; readonly detailId: string },
): ViewData[] {
  const { attention, tasks } = record;
  if (attention === null) return [];
  const { taskId, problem, correlationId, since } = attention;
  const failed = taskWords(words, tasks.find(({ id }) => id === taskId)?.kind);
  // What is done for a task goes out under its id.
  const reference = correlationId ?? taskId;
  return [
    {
      ...rowData(words, record, offers, { failed, since: words.since(since, now) }),
      detail: detailWords(words, problem, common),
      detailId,
      reference: reference === '' ? '' : words.say('cards.operators.reference', { reference }),
      mayRetry: offers('retry'),
      mayLeaveOut: offers('leave-out') && hindrance(record, 'leave-out') === undefined,
    },
  ];
}

/** What is said of one beyond what they have in common. */
export function detailWords(words: Words, problem: Problem, common: string): string {
  const text = words.tell(problem);
  return (text.startsWith(common) ? text.slice(common.length) : text).trim();
}

function rowData(
  words: Words,
  { id, revision, accountName, requester }: Onboarding,
  offers: Listed['offers'],
  about: { readonly failed: string; readonly since: string },
) {
  const may = { mayReassign: offers('reassign'), mayCancel: offers('cancel'), mayOpen: offers('open') };
  return {
    ...{ id, revision, name: accountName },
    what: words.say('cards.operators.row', { holder: requester.name, ...about }),
    hint: words.say('cards.list.openHint', { name: accountName }),
    ...may,
    hasButtons: offers('retry') || Object.values(may).includes(true),
  };
}

export function longestFailing({ tasks, createdAt }: Onboarding): {
  readonly kind: TaskKind | undefined;
  readonly failingSince: number;
  readonly failingBy: Problem | null;
} {
  const failing = tasks.flatMap(({ kind, dueAt, failingSince, failingBy }) =>
    failingSince === null || dueAt === null ? [] : [{ kind, failingSince, failingBy }],
  );
  const [longest] = failing.toSorted((one, other) => one.failingSince - other.failingSince);
  return longest ?? { kind: undefined, failingSince: createdAt, failingBy: null };
}

/** What a task is for, to whoever sees that it failed. */
export function taskWords(words: Words, kind: TaskKind | undefined): string {
  return words.say(`terms.task.${kind ?? 'other'}`);
}

import { type ShownGroup, workListCard } from '../../../cards/work-list-card.ts';
import { maxAccountName } from '../../../onboarding/account-name.ts';
import type { WorkGroup } from '../../../onboarding/work.ts';
import type { Asked } from '../asked.ts';
import { inPrivate } from '../read-along.ts';
import { type Reply, suggestion } from '../reply.ts';

/** So many of each group stand beside the others, and so many of one alone: more is higher than a window. */
const together: Readonly<Record<WorkGroup, number>> = { 'needs-you': 5, waiting: 2, done: 1 };
const alone = 8;

/** Which part of the list. */
interface Place {
  /** How the names begin. */
  readonly search?: string;
  /** One group alone, */
  readonly group?: WorkGroup | undefined;
  /** behind this, with so many before it. */
  readonly after?: string | undefined;
  readonly before?: number | undefined;
}

/** `my onboardings`: what waits for the person, what for others, and what is done. */
export async function workReply(asked: Asked, place: Place = {}): Promise<Reply> {
  const { services, caller } = asked;
  const { words } = services;
  if (!caller.isPersonalChat) return inPrivate(asked, words.say('commands.typed.myOnboardings'));
  const list = await workList(asked, place, words.say('chat.list.mine'));
  if (list !== undefined) return list;
  const start = { title: words.say('cards.welcome.start'), typed: 'onboard' };
  return suggestion(words, words.say('chat.list.noneAtAll'), [start]);
}

/** The same under this title; undefined = they have no onboarding at all. */
export async function workList(asked: Asked, place: Place, title: string): Promise<Reply | undefined> {
  const { services, caller } = asked;
  const { words, now } = services;
  const search = (place.search ?? '').slice(0, maxAccountName).trim();
  const groups = await groupsAt(asked, { ...place, search });
  const isThere = groups.some(({ items }) => items.length > 0);
  // What stood there is somewhere else by now.
  if (!isThere && place.group !== undefined) return workList(asked, { search }, title);
  if (!isThere && search === '') return undefined;
  const isPage = place.group !== undefined;
  const looks = { hasDialogs: caller.hasDialogs, hasOperators: services.whoHasRole.hasOperators, now: now() };
  const needsYou = groups.find(({ group }) => group === 'needs-you');
  const summary = needsYou === undefined ? title : words.say('chat.summary.work', { count: needsYou.total });
  return { kind: 'card', card: workListCard(words, { title, search, groups, isPage, ...looks }), summary };
}

async function groupsAt(
  { services, caller }: Asked,
  { search, group: only, after, before = 0 }: Place & { search: string },
): Promise<readonly ShownGroup[]> {
  const { onboardings } = services;
  const personId = caller.person.id;
  const pages =
    only === undefined
      ? await onboardings.workInGroups(personId, together, search)
      : [{ ...(await onboardings.workOf(personId, only, search, { limit: alone, after })), group: only }];
  return pages.map(({ group, items, total, isMore = false, next }) => {
    return { group, items, total, isMore, before: only === undefined ? 0 : before, after: next };
  });
}

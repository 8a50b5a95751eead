import { type AttentionGroup, attentionCard, failingOnes, type Listed } from '../../../cards/attention-card.ts';
import type { Acting } from '../../../onboarding/commands.ts';
import { failingSince } from '../../../onboarding/tasks.ts';
import { may, mayRun } from '../../../onboarding/who-may.ts';
import type { SummaryPage } from '../../store/onboardings.ts';
import type { Asked } from '../asked.ts';
import type { Button } from '../button.ts';
import { inPrivate } from '../read-along.ts';
import type { Reply } from '../reply.ts';
import type { Services } from '../services.ts';

/** A card of more is too large for Teams (28 KB), or higher than a window. */
const groupsOnCard = 3;
const ofEachGroup = 2;
const ofOneGroup = 5;
const failingOnCard = 1;
/** More causes, or pages, are not looked for: of those that are seen to the others come. */
const mostCauses = 30;
const lastPage = 50;
const HOUR = 60 * 60_000;

/** Which part of the list: one cause, by its key, what is tried on by itself, or all; and which page of it. */
type Place = Pick<Button, 'name' | 'index'>;

/** What needs attention, by cause, the longest first. */
export async function attentionReply(asked: Asked, { name = '', index = 0 }: Place = {}, notice = ''): Promise<Reply> {
  const { services, roles, caller } = asked;
  const { words, now, pausedProviders } = services;
  if (!caller.isPersonalChat) return inPrivate(asked, words.say('commands.typed.attention'));
  const acting = { person: caller.person, roles };
  const page = Math.min(index, lastPage);
  const isFirst = name === '' && page === 0;
  const [list, paused, failing] = await Promise.all([
    causesOn(services, acting, name, page),
    isFirst ? pausedProviders() : [],
    failingOn(services, acting, name, page),
  ]);
  // What was there is seen to.
  if (list.groups.length + failing.listed.length === 0 && !isFirst) return attentionReply(asked, {}, notice);
  const mayRetryAll = mayRun(roles, 'retry-all') === undefined;
  const shared = { notice, paused, cause: name, page, mayRetryAll, now: now() };
  const failed = { failing: failing.listed, isFailingCut: isFirst && failing.isMore };
  const hasNext = list.hasNext || (name === failingOnes && failing.isMore);
  const isNothing = list.groups.length + failing.listed.length + paused.length === 0;
  const summary = words.say(isNothing ? 'cards.operators.nothing' : 'cards.operators.title');
  return { kind: 'card', card: attentionCard(words, { ...shared, ...list, ...failed, hasNext }), summary };
}

/** What of the list a page shows. */
interface Shown {
  readonly groups: readonly AttentionGroup[];
  readonly shown: string;
  readonly hasNext: boolean;
}

const nothingShown: Shown = { groups: [], shown: '', hasNext: false };

async function causesOn(services: Services, acting: Acting, name: string, page: number): Promise<Shown> {
  if (name === failingOnes) return nothingShown;
  return name === '' ? everyCause(services, acting, page) : oneCause(services, acting, name, page);
}

async function everyCause(services: Services, acting: Acting, page: number): Promise<Shown> {
  const { onboardings, words } = services;
  const causes = await onboardings.attentionCauses(mostCauses);
  const pages = await Promise.all(
    causes.map(async (cause) => ({ cause, found: await onboardings.needingAttention(cause, { limit: ofEachGroup }) })),
  );
  const sorted = pages.toSorted((one, other) => oldestIn(one.found) - oldestIn(other.found));
  const first = page * groupsOnCard;
  const those = sorted.slice(first, first + groupsOnCard);
  const values = { first: first + 1, last: first + those.length, total: sorted.length };
  return {
    groups: await Promise.all(those.map(({ cause, found }) => groupOf(services, acting, cause, found))),
    shown: sorted.length > those.length && those.length > 0 ? words.say('cards.operators.shownCauses', values) : '',
    hasNext: sorted.length > first + groupsOnCard,
  };
}

async function oneCause(services: Services, acting: Acting, cause: string, page: number): Promise<Shown> {
  const { onboardings, words } = services;
  const first = page * ofOneGroup;
  const found = await onboardings.needingAttention(cause, { limit: first + ofOneGroup });
  const items = found.items.slice(first);
  const values = { first: first + 1, last: first + items.length, total: found.total };
  return {
    groups: items.length === 0 ? [] : [await groupOf(services, acting, cause, { ...found, items })],
    shown: found.total > items.length && items.length > 0 ? words.say('cards.operators.shownOnboardings', values) : '',
    hasNext: found.next !== undefined && page < lastPage,
  };
}

function oldestIn({ items }: SummaryPage): number {
  return items[0]?.attention?.since ?? 0;
}

async function groupOf(
  services: Services,
  acting: Acting,
  cause: string,
  { items, total, isMore }: SummaryPage,
): Promise<AttentionGroup> {
  return { cause, listed: await listedOf(services, acting, items), total, isMore: isMore === true };
}

interface Failing {
  readonly listed: readonly Listed[];
  readonly isMore: boolean;
}

/** What has failed for an hour, and goes on by itself: the first of them beside the causes, or a page of its own. */
async function failingOn(services: Services, acting: Acting, name: string, page: number): Promise<Failing> {
  if (name === failingOnes) return longFailing(services, acting, { first: page * ofOneGroup, limit: ofOneGroup });
  if (name !== '' || page > 0) return { listed: [], isMore: false };
  return longFailing(services, acting, { first: 0, limit: failingOnCard });
}

async function longFailing(
  services: Services,
  acting: Acting,
  { first, limit }: { readonly first: number; readonly limit: number },
): Promise<Failing> {
  const { onboardings, now } = services;
  // One more than is shown, the longest first: whether it has failed for an hour, too, is whether there are more.
  const { items } = await onboardings.failing({ limit: first + limit + 1 });
  const read = await listedOf(services, acting, items.slice(first));
  const listed = read.filter(({ record }) => now() - (failingSince(record.tasks) ?? now()) >= HOUR);
  return { listed: listed.slice(0, limit), isMore: listed.length > limit };
}

/** One that cannot be read, which is in the log, hides no other. */
async function listedOf(services: Services, acting: Acting, items: SummaryPage['items']): Promise<readonly Listed[]> {
  const read = await Promise.allSettled(items.map(({ id }) => services.onboardings.get(id)));
  return read.flatMap((one) => {
    if (one.status === 'rejected') services.log.warn({ err: one.reason }, 'an onboarding is missing on a list');
    if (one.status === 'rejected' || one.value === undefined) return [];
    const { record } = one.value;
    return [{ record, offers: (verb) => may(record, acting, verb) === undefined }];
  });
}

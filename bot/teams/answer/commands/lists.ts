import { type ListedPress, onboardingListCard } from '../../../../cards/onboarding-list-card.ts';
import { accountKey } from '../../../../onboarding/account-name.ts';
import { isHolder, mayAtAll, notTheirStep } from '../../../../onboarding/who-may.ts';
import type { OnboardingSummary } from '../../../store/onboarding-summary.ts';
import type { ReadOnboarding, SummaryPage } from '../../../store/onboardings.ts';
import { type Asked, actingOn } from '../../asked.ts';
import { partView } from '../../draw/deal-view.ts';
import { inItsMessage, onboardingReply } from '../../draw/onboarding-reply.ts';
import { showApproval } from '../../draw/show-approval.ts';
import { inPrivate, isForThisChat } from '../../read-along.ts';
import { type OnboardingReply, type Reply, suggestion } from '../../reply.ts';

/**
 * What who looks after onboardings gets: all of them, the open ones first, then the newest.
 * @param command what they typed
 */
export async function allOnboardings(asked: Asked, command: string): Promise<Reply> {
  const { words, onboardings } = asked.services;
  if (!asked.caller.isPersonalChat) return inPrivate(asked, command);
  return listCard(asked, await onboardings.every(), words.say('chat.list.all'), words.say('chat.list.none'));
}

/** The request as its own card; undefined = it is not theirs to decide on. */
export async function approvalFor(asked: Asked, read: ReadOnboarding) {
  const { services, caller } = asked;
  const acting = await actingOn(asked, read.record, 'approve');
  if ((mayAtAll(read.record, acting, 'approve') ?? notTheirStep(acting, 'approve')) !== undefined) return undefined;
  const card = showApproval(services, read.record, { acting });
  return { kind: 'onboarding', card, read, viewer: caller.person.id } as const;
}

/**
 * `status` and `status <name>`: what one may open as a card, the rest as a line.
 * @param instead what it is where no deal is called so
 */
export async function status(asked: Asked, name: string, instead: () => Promise<Reply | undefined>): Promise<Reply> {
  const { services, caller } = asked;
  const { words, onboardings } = services;
  if (!caller.isPersonalChat) return statusHere(asked, name);
  if (name === '') {
    const open = await onboardings.ofRequester(caller.person.id, { open: true });
    const [only] = open.items;
    if (only !== undefined && open.total === 1) return openCard(asked, only.id);
    return listCard(asked, open, words.say('chat.list.open'), words.say('chat.list.noneOpen'));
  }
  const found = await findByName(asked, name);
  const [only] = found.items;
  if (only === undefined) {
    const answered = await instead();
    if (answered !== undefined) return answered;
    const text = words.say('chat.list.noneCalled', { name: name.slice(0, 100) });
    const mine = { title: words.say('cards.welcome.myWork'), typed: 'my onboardings' };
    return suggestion(words, text, [mine]);
  }
  if (found.total === 1 && mayOpen(asked, only)) return openCard(asked, only.id);
  const isOneName = found.items.every(({ accountName }) => accountName === only.accountName);
  const called = isOneName ? only.accountName : name.slice(0, 100);
  return listCard(asked, found, words.say('chat.list.called', { name: called }), '');
}

/**
 * The same where others read along: its card, for who has a part in it. Of what was not begun here they do not even learn
 * whether it is there.
 */
async function statusHere(asked: Asked, name: string): Promise<Reply> {
  const { services, caller } = asked;
  const found =
    name === ''
      ? await services.onboardings.ofRequester(caller.person.id, { open: true })
      : await findByName(asked, name);
  const here: OnboardingReply[] = [];
  for (const { id } of found.items) {
    const read = await services.onboardings.get(id);
    if (read === undefined) continue;
    const card = await partView(asked, read.record);
    if (card === undefined) continue;
    const viewer = isHolder(read.record, caller.person) ? 'requester' : caller.person.id;
    here.push({ kind: 'onboarding', card, read, viewer });
  }
  const [only, ...others] = here;
  if (only !== undefined && others.length === 0) return inItsMessage(asked, only);
  return inPrivate(asked, `status ${name.slice(0, 100)}`.trim());
}

/** Of a page those that this person may open in this chat. */
export async function openableHere(
  asked: Asked,
  { items }: Pick<SummaryPage, 'items'>,
): Promise<readonly ReadOnboarding[]> {
  const openable = items.filter((summary) => mayOpen(asked, summary));
  const read = await Promise.all(openable.map(({ id }) => asked.services.onboardings.get(id)));
  return read.filter((one) => one !== undefined).filter(({ record }) => isForThisChat(asked, record));
}

/** Exact name first (as the same company is spelt), else those of one's own that start with it. */
export async function findByName({ services, caller }: Asked, name: string): Promise<SummaryPage> {
  const exact = await services.onboardings.withAccountKey(accountKey(name));
  if (exact.total > 0) return exact;
  return services.onboardings.ofRequester(caller.person.id, { namePrefix: name });
}

/** What somebody who may open an onboarding sees of it. */
export async function openCard(asked: Asked, id: string): Promise<Reply> {
  const read = await asked.services.onboardings.get(id);
  if (read === undefined) return { kind: 'text', text: asked.services.words.say('chat.click.gone') };
  return onboardingReply(asked, read);
}

function mayOpen({ caller, roles }: Asked, { requester }: OnboardingSummary): boolean {
  return mayAtAll({ requester, earlierRequesters: [] }, { person: caller.person, roles }, 'open') === undefined;
}

/** @param page what is shown of `total` */
export function listCard(
  asked: Asked,
  page: { readonly items: readonly OnboardingSummary[]; readonly total: number; readonly isMore?: true },
  title: string,
  empty: string,
  press?: ListedPress,
): Reply {
  const { services, caller } = asked;
  const { words, now, whoHasRole } = services;
  const items = page.items.map((work) => ({
    work,
    holder: isHolder(work, caller.person) ? null : work.requester.name,
    mayOpen: mayOpen(asked, work),
  }));
  const looks = { hasDialogs: caller.hasDialogs, hasOperators: whoHasRole.hasOperators, now: now() };
  return {
    kind: 'card',
    summary: items.length === 0 ? empty : title,
    card: onboardingListCard(words, {
      ...{ title, empty, items, total: page.total, isMore: page.isMore === true, ...looks },
      ...(press && { press }),
    }),
  };
}

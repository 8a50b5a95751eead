import { onboardingListCard } from '../../../../cards/onboarding-list-card.ts';
import { whereItStands } from '../../../../cards/where-it-stands.ts';
import { accountKey } from '../../../../onboarding/account-name.ts';
import type { OnboardingSummary } from '../../../store/onboarding-summary.ts';
import type { ReadOnboarding, SummaryPage } from '../../../store/onboardings.ts';
import type { Asked } from '../../asked.ts';
import { showApproval } from '../../draw/show-approval.ts';
import { showOnboarding } from '../../draw/show-onboarding.ts';
import type { Reply } from '../../reply.ts';

/** `my onboardings`: the open ones first, then the newest. */
export async function myOnboardings(asked: Asked): Promise<Reply> {
  const { services, caller } = asked;
  const { words, onboardings } = services;
  const page = await onboardings.ofRequester(caller.person.id, {});
  return listCard(asked, page, words.say('chat.list.mine'), words.say('chat.list.noneAtAll'));
}

/** Full cards of so many requests; of more it is said how many wait. */
const mostRequests = 10;

/** `approvals`: what this person may decide on. The cards show our margin, so only where nobody reads along. */
export async function approvals(asked: Asked): Promise<readonly Reply[]> {
  const { services, caller } = asked;
  const { words } = services;
  if (!caller.isPersonalChat) return [{ kind: 'text', text: words.say('chat.list.approvalsInPrivate') }];
  const requests = await requestsFor(asked);
  return requests.length > 0 ? requests : [{ kind: 'text', text: words.say('chat.list.noApprovals') }];
}

/** The requests a person may decide on, each as its own card, the oldest first. */
export async function requestsFor(asked: Asked): Promise<readonly Reply[]> {
  const { services, caller } = asked;
  const { onboardings, approvers, words } = services;
  const { id } = caller.person;
  // A fixed approver may decide on all; the others on what they were asked about, which costs no look-up in Entra.
  const page = approvers.isFixed(id)
    ? await onboardings.inStage('awaiting-approval', { limit: mostRequests })
    : await onboardings.askedOf(id, { limit: mostRequests });
  const waiting = page.items.filter(({ requester }) => requester.id !== id);
  const read = await Promise.all(waiting.map((summary) => onboardings.get(summary.id)));
  const cards = read
    .flatMap((one) => (one === undefined ? [] : [approvalReply(asked, one)]))
    .toSorted((one, other) => one.read.record.createdAt - other.read.record.createdAt);
  const left = page.total - page.items.length;
  return left > 0 ? [...cards, { kind: 'text', text: words.say('chat.list.moreApprovals', { count: left }) }] : cards;
}

export function approvalReply({ services, caller }: Asked, read: ReadOnboarding) {
  const card = showApproval(services, read.record);
  return { kind: 'onboarding', card, read, viewer: caller.person.id } as const;
}

/** `status` and `status <name>`: one's own as a card, somebody else's as a line. */
export async function status(asked: Asked, name: string): Promise<Reply> {
  const { services, caller } = asked;
  const { words, onboardings } = services;
  if (name === '') {
    const open = await onboardings.ofRequester(caller.person.id, { open: true });
    const [only] = open.items;
    if (only !== undefined && open.total === 1) return ownCard(asked, only.id);
    return listCard(asked, open, words.say('chat.list.open'), words.say('chat.list.noneOpen'));
  }
  const found = await findByName(asked, name);
  const [only] = found.items;
  if (only === undefined) {
    return { kind: 'text', text: words.say('chat.list.noneCalled', { name: name.slice(0, 100) }) };
  }
  if (found.total === 1 && only.requester.id === caller.person.id) return ownCard(asked, only.id);
  return listCard(asked, found, words.say('chat.list.called', { name: only.accountName }), '');
}

/** Exact name first (as the same company is spelt), else those of one's own that start with it. */
async function findByName({ services, caller }: Asked, name: string): Promise<SummaryPage> {
  const exact = await services.onboardings.withAccountKey(accountKey(name));
  if (exact.total > 0) return exact;
  return services.onboardings.ofRequester(caller.person.id, { namePrefix: name });
}

/** The rep's own card of an onboarding. */
export async function ownCard(asked: Asked, id: string): Promise<Reply> {
  const read = await asked.services.onboardings.get(id);
  if (read === undefined) return { kind: 'text', text: asked.services.words.say('chat.click.gone') };
  return requesterReply(asked, read);
}

export async function requesterReply({ services, caller }: Asked, read: ReadOnboarding): Promise<Reply> {
  const card = await showOnboarding(services, read.record, { seenBy: caller });
  return { kind: 'onboarding', card, read, viewer: 'requester' };
}

/** @param page what is shown of `total` */
export function listCard(
  { services, caller }: Asked,
  page: { readonly items: readonly OnboardingSummary[]; readonly total: number; readonly isMore?: true },
  title: string,
  empty: string,
): Reply {
  const { words, now } = services;
  const items = page.items.map((summary) => ({
    id: summary.id,
    revision: summary.revision,
    name: summary.accountName,
    where: whereItStands(words, summary),
    since: words.since(summary.createdAt, now()),
    holder: summary.requester.id === caller.person.id ? null : summary.requester.name,
  }));
  return {
    kind: 'card',
    card: onboardingListCard(words, { title, empty, items, total: page.total, isMore: page.isMore === true }),
  };
}

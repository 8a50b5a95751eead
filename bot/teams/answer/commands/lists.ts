import { onboardingListCard } from '../../../../cards/onboarding-list-card.ts';
import { whereItStands } from '../../../../cards/stage-words.ts';
import { sinceWords } from '../../../../cards/time-words.ts';
import { accountKey } from '../../../../onboarding/account-name.ts';
import { isOver, type Onboarding } from '../../../../onboarding/onboarding.ts';
import { drawApproval } from '../../draw/draw-approval.ts';
import { drawOnboarding } from '../../draw/draw-onboarding.ts';
import type { Caller } from '../../receive/caller.ts';
import type { Services } from '../../services.ts';
import { approverReply, type Reply, requesterReply } from '../reply.ts';

const longestList = 20;

/** `my onboardings`: all of them, the open ones first. */
export async function myOnboardings(services: Services, caller: Caller): Promise<Reply> {
  const mine = await services.onboardings.ofRequester(caller.person.id);
  const sorted = mine.toSorted(
    (one, other) => Number(isOver(one)) - Number(isOver(other)) || other.createdAt - one.createdAt,
  );
  return listCard(services, caller, 'My onboardings', 'You have no onboardings yet. Type: onboard ABC Corp', sorted);
}

/** `approvals`: what this person may decide on. The cards show our margin, so only where nobody reads along. */
export async function approvals(services: Services, caller: Caller): Promise<readonly Reply[]> {
  if (!caller.isPersonalChat) {
    return [{ kind: 'text', text: 'Others read along here. Type “approvals” in your own chat with me.' }];
  }
  const requests = await requestsFor(services, caller);
  return requests.length > 0 ? requests : [{ kind: 'text', text: 'Nothing is waiting for your approval.' }];
}

/** The requests a person may decide on, each as its own card, the oldest first. */
export async function requestsFor(services: Services, { person }: Caller): Promise<readonly Reply[]> {
  const waiting = (await services.onboardings.inStage('awaiting-approval')).filter(
    ({ requester }) => requester.id !== person.id,
  );
  const approvers = await Promise.all(waiting.map(({ requester }) => services.findApprovers(requester)));
  return waiting
    .filter((_, index) => approvers[index]?.includes(person.id))
    .toSorted((one, other) => one.createdAt - other.createdAt)
    .map((record) => approverReply(record, drawApproval(services, record), person.id));
}

/** `status` and `status <name>`: one's own as a card, somebody else's as a line. */
export async function status(services: Services, caller: Caller, name: string): Promise<Reply> {
  if (name === '') {
    const open = (await services.onboardings.ofRequester(caller.person.id)).filter((record) => !isOver(record));
    const [only] = open;
    if (only !== undefined && open.length === 1) return ownCard(services, caller, only);
    return listCard(
      services,
      caller,
      'Your open onboardings',
      'You have no open onboarding. Type: onboard ABC Corp',
      open,
    );
  }
  const found = await findByName(services, caller, name);
  const [only] = found;
  if (only === undefined)
    return { kind: 'text', text: `There is no onboarding called “${name.slice(0, 100)}”. Type: my onboardings` };
  if (found.length === 1 && only.requester.id === caller.person.id) return ownCard(services, caller, only);
  return listCard(services, caller, `Onboardings called ${only.accountName}`, '', found);
}

/** Exact name first (as the same company is spelt), else those of one's own that start with it. */
async function findByName({ onboardings }: Services, caller: Caller, name: string): Promise<readonly Onboarding[]> {
  const key = accountKey(name);
  const exact = await onboardings.withAccountKey(key);
  if (exact.length > 0) return exact;
  return (await onboardings.ofRequester(caller.person.id)).filter((record) =>
    accountKey(record.accountName).startsWith(key),
  );
}

export async function ownCard(services: Services, caller: Caller, record: Onboarding): Promise<Reply> {
  const card = await drawOnboarding(services, record, { seenBy: caller });
  return requesterReply(record, card);
}

export function listCard(
  { now }: Services,
  { person }: Caller,
  title: string,
  empty: string,
  records: readonly Onboarding[],
): Reply {
  const items = records.slice(0, longestList).map((record) => ({
    id: record.id,
    revision: record.revision,
    name: record.accountName,
    where: whereItStands(record),
    since: sinceWords(record.createdAt, now()),
    holder: record.requester.id === person.id ? null : record.requester.name,
  }));
  return { kind: 'card', card: onboardingListCard({ title, empty, items }) };
}

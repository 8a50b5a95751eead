import { accountKey } from '../../../../onboarding/account-name.ts';
import { mayRun } from '../../../../onboarding/who-may.ts';
import type { OnboardingSummary } from '../../../store/onboarding-summary.ts';
import type { Asked } from '../../asked.ts';
import { type Answer, extensionMessage, extensionResults } from '../../channel/answer.ts';
import type { IncomingOf } from '../../channel/incoming.ts';
import { refuse } from '../refuse.ts';
import { mayOpen, mayShare, shareable } from './share.ts';

/**
 * Deals by how their names begin, to be shared as a card: those that this person may open or is to approve. It is asked in
 * chats that the bot is no member of, also of two people, which Teams calls personal: nothing of them is kept.
 */
export async function searchDeals(asked: Asked, { begins, skip, count }: IncomingOf<'deal-search'>): Promise<Answer> {
  const refusal = mayRun(asked.roles, 'look-up');
  if (refusal !== undefined) return extensionMessage((await refuse(asked, refusal, 'look-up')).text);
  const found = await deals(asked, begins, skip + count);
  const { words } = asked.services;
  if (found.length === 0)
    return extensionMessage(words.say(begins === '' ? 'chat.extension.none' : 'chat.extension.noneCalled'));
  return extensionResults(found.slice(skip, skip + count).map((deal) => shareable(asked, deal)));
}

type Deals = readonly OnboardingSummary[];

/** The first of them. Whose rights reach to all of them is answered in one read, as is who has nothing but their own. */
async function deals(asked: Asked, begins: string, most: number): Promise<Deals> {
  const { services, caller, roles } = asked;
  const { onboardings } = services;
  if (mayRun(roles, 'list-all') === undefined) return (await onboardings.every({ limit: most }, begins)).items;
  const hasOwn = mayRun(roles, 'list-own') === undefined;
  const named = begins === '' ? {} : { namePrefix: begins };
  const [own, requests] = await Promise.all([
    hasOwn ? onboardings.ofRequester(caller.person.id, named, { limit: most }) : { items: [] },
    toApprove(asked, begins),
  ]);
  return [...own.items.filter((deal) => mayOpen(asked, deal)), ...requests].slice(0, most);
}

/** Of more than wait for one approver at once a name has to be typed. */
const mostRequests = 200;

async function toApprove(asked: Asked, begins: string): Promise<Deals> {
  const { services, caller, roles } = asked;
  const { onboardings, whoHasRole } = services;
  const page = { limit: mostRequests };
  if (!roles.includes('approver') && !whoHasRole.managersApprove) return [];
  // An approver may decide on all, a manager on what they were asked about.
  const { items } = !roles.includes('approver')
    ? await onboardings.askedOf(caller.person.id, page)
    : begins === ''
      ? await onboardings.awaitingApproval(page)
      : await onboardings.every(page, begins);
  const named = items.filter(({ accountName }) => accountKey(accountName).startsWith(accountKey(begins)));
  const theirs = await Promise.all(named.map((deal) => mayShare(asked, deal)));
  return named.filter((deal, index) => theirs[index] === true && !mayOpen(asked, deal));
}

import { isOnlyAlike } from '../../../../onboarding/account-name.ts';
import { knownFrom } from '../../../../onboarding/proposed.ts';
import { mayAtAll } from '../../../../onboarding/who-may.ts';
import { isForThisChat } from '../../read-along.ts';
import type { Source } from './source.ts';

/** Of the onboardings of a name so many are looked into. */
const mostLookedInto = 3;

/**
 * The newest onboarding of the customer that this person may open here and that knows something: whoever types a name
 * does not learn whom a colleague talks to.
 */
export const earlierOnboarding: Source = async (asked, { name, sameName }) => {
  const { services, caller, roles } = asked;
  const same = sameName.items.filter(({ accountName }) => !isOnlyAlike(accountName, name));
  const newest = same.toSorted((one, other) => other.createdAt - one.createdAt).slice(0, mostLookedInto);
  for (const { id, requester } of newest) {
    const acting = { person: caller.person, roles };
    if (mayAtAll({ requester, earlierRequesters: [] }, acting, 'open') !== undefined) continue;
    const read = await services.onboardings.get(id);
    if (read === undefined || !isForThisChat(asked, read.record)) continue;
    const known = knownFrom(read.record);
    const day = services.words.day(read.record.createdAt);
    if (known !== null) return { known, says: services.words.say('chat.onboard.filledIn', { day }) };
  }
  return undefined;
};

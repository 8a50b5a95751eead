import { isOnlyAlike } from '../../../../onboarding/account-name.ts';
import { type CustomerTyped, contactsOf } from '../../../../onboarding/customer-typed.ts';
import { knownFrom, type Proposed, proposedFrom } from '../../../../onboarding/proposed.ts';
import { maxContacts } from '../../../../onboarding/steps/account.ts';
import { mayAtAll } from '../../../../onboarding/who-may.ts';
import type { Asked } from '../../asked.ts';
import { listedCustomer, type SameName } from '../../namesake.ts';
import { isForThisChat } from '../../read-along.ts';

/** What the forms of a new onboarding start from, and what is to be said about it. */
export interface Proposal {
  readonly proposed: Proposed | null;
  /** Undefined = nothing. */
  readonly notice: string | undefined;
}

/** Of the onboardings of a name so many are looked into. */
const mostLookedInto = 3;

/**
 * What was typed, and what is known of a customer: from an earlier onboarding that this person may open anyway, since
 * whoever types a name does not learn whom a colleague talks to; else its domain from Partner Center.
 * @throws OnboardingError `limit-reached`
 */
export async function propose(
  asked: Asked,
  name: string,
  typed: CustomerTyped,
  which: 'first' | 'another',
  sameName: SameName,
): Promise<Proposal> {
  const { words } = asked.services;
  const own = { contacts: contactsOf(typed), website: typed.website };
  const earlier = await earlierOf(asked, name, sameName);
  // Of one that is the first of its name, Partner Center has just said that it knows none.
  const asksPartnerCenter = which === 'another' && own.website === '' && earlier === undefined;
  const domain = asksPartnerCenter ? await listedDomain(asked, name) : '';
  const fromPartnerCenter = domain === '' ? null : { contacts: [], website: domain, market: null, company: null };
  const notices = [
    earlier && words.say('chat.onboard.filledIn', { day: words.day(earlier.createdAt) }),
    fromPartnerCenter && words.say('chat.onboard.filledInFromPartnerCenter'),
    own.contacts.length > 1 && words.say('chat.onboard.furtherContacts', { count: own.contacts.length - 1 }),
    typed.emails.length > maxContacts &&
      words.say('chat.onboard.tooManyContacts', {
        most: maxContacts,
        emails: typed.emails.slice(maxContacts).join(', '),
      }),
  ].filter((notice) => typeof notice === 'string');
  return {
    proposed: proposedFrom(own, earlier?.known ?? fromPartnerCenter),
    notice: notices.length === 0 ? undefined : notices.join(' '),
  };
}

/** The newest onboarding of the customer that this person may open here and that knows something. */
async function earlierOf(asked: Asked, name: string, { items }: SameName) {
  const { services, caller, roles } = asked;
  const same = items.filter(({ accountName }) => !isOnlyAlike(accountName, name));
  const newest = same.toSorted((one, other) => other.createdAt - one.createdAt).slice(0, mostLookedInto);
  for (const { id, requester } of newest) {
    const acting = { person: caller.person, roles };
    if (mayAtAll({ requester, earlierRequesters: [] }, acting, 'open') !== undefined) continue;
    const read = await services.onboardings.get(id);
    if (read === undefined || !isForThisChat(asked, read.record)) continue;
    const known = knownFrom(read.record);
    if (known !== null) return { known, createdAt: read.record.createdAt };
  }
  return undefined;
}

/** Where others read along they do not learn whose customers there are. */
async function listedDomain(asked: Asked, name: string): Promise<string> {
  if (!asked.caller.isPersonalChat) return '';
  const customer = await listedCustomer(asked, name);
  return customer === undefined || isOnlyAlike(customer.name, name) ? '' : customer.domain;
}

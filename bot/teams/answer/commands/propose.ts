import { type CustomerTyped, contactsOf, namedByAddress } from '../../../../onboarding/customer-typed.ts';
import { type Proposed, proposedFrom } from '../../../../onboarding/proposed.ts';
import { maxContacts } from '../../../../onboarding/steps/account.ts';
import type { Words } from '../../../../words/words.ts';
import type { Asked } from '../../asked.ts';
import { crmAccount } from '../known/crm-account.ts';
import { earlierOnboarding } from '../known/earlier-onboarding.ts';
import { partnerCenter } from '../known/partner-center.ts';
import type { About, Source } from '../known/source.ts';

/** What the forms of a new onboarding start from, and what is to be said about it. */
export interface Proposal {
  readonly proposed: Proposed | null;
  /** Undefined = nothing. */
  readonly notice: string | undefined;
}

/** What may know a customer. The earlier one goes before: a later one adds what is not known by then. */
const sources: readonly Source[] = [crmAccount, earlierOnboarding, partnerCenter];

/**
 * What was typed of a customer, and what else is known of it.
 * @throws OnboardingError `limit-reached`
 */
export async function propose(asked: Asked, typed: CustomerTyped, about: About): Promise<Proposal> {
  const { words } = asked.services;
  const contacts = contactsOf(typed);
  let proposed = proposedFrom({ contacts, website: typed.website, market: null, company: null }, null);
  const notices: string[] = [];
  for (const source of sources) {
    const found = await source(asked, about, proposed);
    if (found === undefined) continue;
    proposed = proposedFrom(proposed, found.known);
    notices.push(found.says);
  }
  // Whom somebody knows by name is not called by what an address looks like.
  proposed = proposed && { ...proposed, contacts: proposed.contacts.map(namedByAddress) };
  notices.push(...ofContacts(words, typed, contacts.length));
  return { proposed, notice: notices.length === 0 ? undefined : notices.join(' ') };
}

/** That there are more contacts than the first, and whom there is no room for. */
function ofContacts(words: Words, { emails }: CustomerTyped, count: number): string[] {
  const further = count > 1 ? [words.say('chat.onboard.furtherContacts', { count: count - 1 })] : [];
  if (emails.length <= maxContacts) return further;
  const left = emails.slice(maxContacts).join(', ');
  return [...further, words.say('chat.onboard.tooManyContacts', { most: maxContacts, emails: left })];
}

import { signatureWords } from '../../../../cards/signature-words.ts';
import type { CustomerTold } from '../../../../onboarding/customer-told.ts';
import { namedByAddress } from '../../../../onboarding/customer-typed.ts';
import { nothingProposed, type Proposed, proposedFrom } from '../../../../onboarding/proposed.ts';
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
 * What was told of a customer, and what else is known of it.
 * @throws OnboardingError `limit-reached`
 */
export async function propose(asked: Asked, told: CustomerTold, about: About): Promise<Proposal> {
  const { words } = asked.services;
  let proposed = told.known;
  const notices = told.signature === null ? [] : [signatureWords(words, told.signature)];
  let isFilledIn = told.signature !== null;
  for (const source of sources) {
    const found = await source(asked, about, proposed);
    if (found === undefined) continue;
    proposed = proposedFrom(proposed, found.known);
    notices.push(found.says);
    isFilledIn ||= found.known !== nothingProposed;
  }
  if (isFilledIn) notices.push(words.say('chat.onboard.checkIt'));
  // Whom somebody knows by name is not called by what an address looks like.
  proposed = proposed && { ...proposed, contacts: proposed.contacts.map(namedByAddress) };
  notices.push(...ofContacts(words, told));
  return { proposed, notice: notices.length === 0 ? undefined : notices.join(' ') };
}

/** That there are more contacts than the first, and whom there is no room for. */
function ofContacts(words: Words, { known, leftOut }: CustomerTold): string[] {
  const count = (known?.contacts.length ?? 0) - 1;
  const further = count > 0 ? [words.say('chat.onboard.furtherContacts', { count })] : [];
  if (leftOut.length === 0) return further;
  const emails = leftOut.join(', ');
  return [...further, words.say('chat.onboard.tooManyContacts', { most: maxContacts, emails })];
}

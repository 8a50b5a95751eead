import { isOnlyAlike } from '../../../../onboarding/account-name.ts';
import { listedCustomer } from '../../namesake.ts';
import type { Source } from './source.ts';

/**
 * The customer's domain, where no other source tells one. Where others read along they do not learn whose customers
 * there are.
 * @throws OnboardingError `limit-reached`
 */
export const partnerCenter: Source = async (asked, { name, which }, soFar) => {
  const isAsked = which === 'another' && (soFar?.website ?? '') === '' && asked.caller.isPersonalChat;
  const customer = isAsked ? await listedCustomer(asked, name) : undefined;
  if (customer === undefined || customer.domain === '' || isOnlyAlike(customer.name, name)) return undefined;
  const known = { contacts: [], website: customer.domain, market: null, company: null };
  return { known, says: asked.services.words.say('chat.onboard.filledInFromPartnerCenter') };
};

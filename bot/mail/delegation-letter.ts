import type { Words } from '../../words/words.ts';
import { howToSignIn } from './agreement-letter.ts';
import type { About, Letter } from './letter.ts';

/** Asks whoever accepts agreements to grant us roles in the tenant, too. */
export function delegationLetter(words: Words, about: About, link: string): Letter {
  const { accountName, partnerName } = about;
  return {
    kind: 'delegation',
    fields: { link },
    subject: words.say('mails.delegation.subject', { accountName, partnerName }),
    says: [words.say('mails.delegation.request', { accountName, partnerName }), { link }, howToSignIn(words, about)],
  };
}

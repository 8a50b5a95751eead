import type { Words } from '../../words/words.ts';
import type { About, Letter } from './letter.ts';

interface Links {
  /** Where Microsoft's agreement is accepted. */
  readonly link: string;
  /** Where the customer grants us roles; null = it is not asked to, or cannot be yet. */
  readonly invitation: string | null;
  readonly own: { readonly name: string; readonly version: string; readonly link: string } | null;
}

/** Asks the signatory to accept; who has no administrator account of the tenant would only see a home page. */
export function agreementLetter(words: Words, about: About, { link, invitation, own }: Links): Letter {
  const { accountName, partnerName } = about;
  return {
    kind: 'agreement',
    fields: {
      link,
      hasDelegation: invitation === null ? 'no' : 'yes',
      delegationLink: invitation ?? '',
      hasOwnAgreement: own === null ? 'no' : 'yes',
      ownAgreement: own?.name ?? '',
      ownVersion: own?.version ?? '',
      ownLink: own?.link ?? '',
    },
    subject: words.say('mails.agreement.subject', { accountName }),
    says: [
      words.say('mails.agreement.request', { accountName }),
      { link },
      howToSignIn(words, about),
      ...(invitation === null
        ? []
        : [words.say('mails.delegation.inAgreement', { partnerName }), { link: invitation }]),
      ...(own === null
        ? []
        : [words.say('mails.agreement.own', { name: own.name, version: own.version }), { link: own.link }]),
    ],
  };
}

/** With which account the customer opens a link of Microsoft's. */
export function howToSignIn(words: Words, { isNewTenant, domain, repName }: About): string {
  return isNewTenant
    ? words.say('mails.agreement.signInToNew', { domain, repName })
    : words.say('mails.agreement.signIn', { domain });
}

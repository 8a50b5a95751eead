import { codeMinutes } from '../../onboarding/link-standing.ts';
import type { Words } from '../../words/words.ts';
import type { About, Letter } from './letter.ts';

/** Brings the customer's administrator the link to the new tenant's sign-in. @param until when it ends, ms UTC */
export function signInLinkLetter(words: Words, about: About, { link, until }: { link: string; until: number }): Letter {
  const { accountName, partnerName, domain, repName } = about;
  return {
    subject: words.say('mails.signIn.subject', { accountName }),
    says: [
      words.say('mails.signIn.request', { accountName, partnerName, domain }),
      { link },
      words.say('mails.signIn.howTo', { day: words.day(until) }),
      words.say('mails.signIn.thenWhat', { repName }),
    ],
  };
}

/** Brings the code by itself: whoever has only the link, or only this, opens nothing. */
export function signInCodeLetter(words: Words, { accountName, repName }: About, code: string): Letter {
  return {
    subject: words.say('mails.signIn.codeSubject', { accountName }),
    says: [
      words.say('mails.signIn.code', { code: `${code.slice(0, 3)} ${code.slice(3)}`, minutes: codeMinutes }),
      words.say('mails.signIn.codeNotAsked', { repName }),
    ],
  };
}

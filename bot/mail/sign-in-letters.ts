import { codeMinutes, shownMinutes } from '../../onboarding/link-standing.ts';
import type { Words } from '../../words/words.ts';
import type { About, Letter } from './letter.ts';

/** Times are ms UTC. */
interface LinkTold {
  readonly link: string;
  readonly until: number;
  /** When the mail left that this one reminds of; null = it is that mail. */
  readonly remindsOf: number | null;
}

/** Brings the customer's administrator the link to the new tenant's sign-in. */
export function signInLinkLetter(words: Words, about: About, { link, until, remindsOf }: LinkTold): Letter {
  const { accountName, partnerName, domain, repName, isAnswered } = about;
  const subject = words.say('mails.signIn.subject', { accountName });
  return {
    subject: remindsOf === null ? subject : words.say('mails.reminder.subject', { subject }),
    says: [
      remindsOf === null
        ? words.say('mails.signIn.request', { accountName, partnerName, domain })
        : words.say('mails.reminder.signIn', { day: words.day(remindsOf), accountName, partnerName, domain }),
      { link },
      words.say('mails.signIn.howTo', { day: words.day(until), minutes: shownMinutes }),
      words.say('mails.signIn.thenWhat', { repName, isAnswered: answered(isAnswered) }),
    ],
  };
}

/** Brings the code by itself: whoever has only the link, or only this, opens nothing. */
export function signInCodeLetter(words: Words, { accountName, repName, isAnswered }: About, code: string): Letter {
  return {
    subject: words.say('mails.signIn.codeSubject', { accountName }),
    says: [
      words.say('mails.signIn.code', { code: `${code.slice(0, 3)} ${code.slice(3)}`, minutes: codeMinutes }),
      words.say('mails.signIn.codeNotAsked', { repName, isAnswered: answered(isAnswered) }),
    ],
  };
}

/** Only where it reaches the rep an answer is asked for. */
function answered(isAnswered: boolean): 'yes' | 'no' {
  return isAnswered ? 'yes' : 'no';
}

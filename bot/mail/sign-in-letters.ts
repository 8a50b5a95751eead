import { codeMinutes, shownMinutes } from '../../onboarding/link-standing.ts';
import type { Words } from '../../words/words.ts';
import type { About, Letter } from './letter.ts';

/** Times are ms UTC. */
interface LinkTold {
  readonly link: string;
  readonly until: number;
  /** The mail that this one reminds of, and when it left; null = it is that mail. */
  readonly remindsOf: { readonly subject: string; readonly day: number } | null;
}

/** Brings the customer's administrator the link to the new tenant's sign-in. */
export function signInLinkLetter(words: Words, about: About, { link, until, remindsOf }: LinkTold): Letter {
  const { accountName, partnerName, domain, repName, isAnswered } = about;
  const fields = { link, until, minutes: shownMinutes };
  const howTo = [
    { link },
    words.say('mails.signIn.howTo', { day: words.day(until), minutes: shownMinutes }),
    words.say('mails.signIn.thenWhat', { repName, isAnswered: answered(isAnswered) }),
  ];
  if (remindsOf === null) {
    return {
      kind: 'sign-in',
      fields,
      subject: words.say('mails.signIn.subject', { accountName }),
      says: [words.say('mails.signIn.request', { accountName, partnerName, domain }), ...howTo],
    };
  }
  const { subject, day } = remindsOf;
  const names = { accountName, partnerName, domain };
  return {
    kind: 'sign-in-reminder',
    fields: { ...fields, subject, day },
    subject: words.say('mails.reminder.subject', { subject }),
    says: [words.say('mails.reminder.signIn', { day: words.day(day), ...names }), ...howTo],
  };
}

/** Brings the code by itself: whoever has only the link, or only this, opens nothing. */
export function signInCodeLetter(words: Words, { accountName, repName, isAnswered }: About, code: string): Letter {
  const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
  return {
    kind: 'sign-in-code',
    fields: { code: spaced, minutes: codeMinutes },
    subject: words.say('mails.signIn.codeSubject', { accountName }),
    says: [
      words.say('mails.signIn.code', { code: spaced, minutes: codeMinutes }),
      words.say('mails.signIn.codeNotAsked', { repName, isAnswered: answered(isAnswered) }),
    ],
  };
}

/** Only where it reaches the rep an answer is asked for. */
function answered(isAnswered: boolean): 'yes' | 'no' {
  return isAnswered ? 'yes' : 'no';
}

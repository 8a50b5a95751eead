import type { Ask } from '../../onboarding/chase.ts';
import type { Words } from '../../words/words.ts';
import { howToSignIn } from './agreement-letter.ts';
import type { About, Letter } from './letter.ts';
import { withoutLinks } from './without-links.ts';

interface Reminder {
  readonly what: Exclude<Ask['what'], 'hand-over'>;
  /** Of the mail it refers to. */
  readonly subject: string;
  /** When that left, ms UTC. */
  readonly sentAt: number;
  readonly link: string;
}

/** Short: what was asked when, that it is still open, and the link, which none of Microsoft's lets end before it is used. */
export function reminderLetter(words: Words, about: About, { what, subject, sentAt, link }: Reminder): Letter {
  const { accountName, partnerName } = about;
  const first = withoutLinks(subject);
  return {
    kind: `${what}-reminder`,
    fields: { subject: first, day: sentAt, link },
    subject: words.say('mails.reminder.subject', { subject: first }),
    says: [
      words.say(`mails.reminder.${what}`, { day: words.day(sentAt), accountName, partnerName }),
      { link },
      what === 'invitation' ? words.say('mails.invitation.signIn') : howToSignIn(words, about),
      words.say('mails.reminder.howLong'),
    ],
  };
}

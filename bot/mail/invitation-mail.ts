import type { Contact } from '../../onboarding/steps/account.ts';
import { linkPlaceholder } from '../../onboarding/steps/invitation.ts';
import type { Words } from '../../words/words.ts';
import { htmlOf } from './html-of.ts';
import { letterText, type Names } from './letter.ts';
import type { Mail } from './mailer.ts';
import { withoutLinks } from './without-links.ts';

/** The text a rep starts from; `[link]` becomes the link when the mail is sent. */
export function proposeInvitation(words: Words, names: Names) {
  const { accountName, contactName, repName, partnerName } = names;
  return {
    subject: words.say('mails.invitation.subject', { partnerName, accountName }),
    text: letterText(words, { contactName, repName, partnerName }, [
      words.say('mails.invitation.request', { partnerName, accountName }),
      linkPlaceholder,
      words.say('mails.invitation.signIn'),
    ]),
  };
}

/** The mail as the customer gets it: in what the rep wrote, only our link is one. */
export function invitationMail(mail: {
  recipient: Contact;
  subject: string;
  text: string;
  link: string;
  messageId: string;
}): Mail {
  const { recipient, link, messageId } = mail;
  const text = withoutLinks(mail.text).replaceAll(linkPlaceholder, () => link);
  return { to: recipient.email, subject: withoutLinks(mail.subject), text, html: htmlOf(text, [link]), messageId };
}

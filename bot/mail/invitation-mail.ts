import type { Contact } from '../../onboarding/steps/account.ts';
import { linkPlaceholder } from '../../onboarding/steps/registration.ts';
import { htmlOf } from './html-of.ts';
import type { Mail } from './mailer.ts';

/** The text a rep starts from; `[link]` becomes the link when the mail is sent. */
export function proposeInvitation(names: {
  accountName: string;
  contactName: string;
  repName: string;
  partnerName: string;
}) {
  const { accountName, contactName, repName, partnerName } = names;
  return {
    subject: `${partnerName} as Microsoft cloud partner of ${accountName}`,
    text: [
      `Dear ${contactName},`,
      '',
      `thank you for choosing ${partnerName}. To let us manage the Microsoft subscriptions of ${accountName}, please open this link, review the request and accept it:`,
      '',
      linkPlaceholder,
      '',
      'Sign in with an administrator account of your Microsoft tenant. If you only see a home page, the account is not an administrator: sign out and use another one. Microsoft may ask you to accept the Microsoft Customer Agreement on the same page.',
      '',
      'Kind regards',
      repName,
      partnerName,
    ].join('\n'),
  };
}

/** The mail as the customer gets it. */
export function invitationMail(mail: {
  recipient: Contact;
  subject: string;
  text: string;
  link: string;
  messageId: string;
}): Mail {
  const text = mail.text.replaceAll(linkPlaceholder, () => mail.link);
  return { to: mail.recipient.email, subject: mail.subject, text, html: htmlOf(text), messageId: mail.messageId };
}

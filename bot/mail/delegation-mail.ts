import { fullName } from '../../onboarding/steps/account.ts';
import type { Words } from '../../words/words.ts';
import type { AgreementMail } from './agreement-mail.ts';
import { htmlOf } from './html-of.ts';
import type { Mail } from './mailer.ts';
import { withoutLinks } from './without-links.ts';

/** Asks whoever accepts agreements to grant us roles in the tenant, too. */
export function delegationMail(words: Words, mail: Omit<AgreementMail, 'invitation' | 'ownAgreement'>): Mail {
  const { domain, partnerName } = mail;
  const [accountName, repName] = [withoutLinks(mail.accountName), withoutLinks(mail.repName)];
  const text = [
    words.say('mails.common.greeting', { name: withoutLinks(fullName(mail.signatory)) }),
    '',
    words.say('mails.delegation.request', { accountName, partnerName }),
    '',
    mail.link,
    '',
    mail.isNewTenant
      ? words.say('mails.agreement.signInToNew', { domain, repName })
      : words.say('mails.agreement.signIn', { domain }),
    '',
    words.say('mails.common.regards'),
    repName,
    partnerName,
  ].join('\n');
  return {
    to: mail.signatory.email,
    subject: words.say('mails.delegation.subject', { accountName, partnerName }),
    text,
    html: htmlOf(text, [mail.link]),
    messageId: mail.messageId,
  };
}

import { fullName } from '../../onboarding/steps/account.ts';
import type { Signatory } from '../../onboarding/steps/agreement.ts';
import type { Words } from '../../words/words.ts';
import { htmlOf } from './html-of.ts';
import type { Mail } from './mailer.ts';
import { withoutLinks } from './without-links.ts';

export interface AgreementMail {
  readonly signatory: Signatory;
  readonly accountName: string;
  readonly repName: string;
  readonly partnerName: string;
  /** The tenant to sign in to. */
  readonly domain: string;
  /** Whether we made it, so that its only administrator account comes from us. */
  readonly isNewTenant: boolean;
  readonly link: string;
  /** Where the customer grants us roles; null = it is not asked to, or cannot be yet. */
  readonly invitation: string | null;
  readonly ownAgreement: { readonly name: string; readonly version: string; readonly link: string } | null;
  readonly messageId: string;
}

/** Asks the signatory to accept; who has no administrator account of the tenant would only see a home page. */
export function agreementMail(words: Words, mail: AgreementMail): Mail {
  const { domain, invitation, partnerName, ownAgreement: own } = mail;
  const [accountName, repName] = [withoutLinks(mail.accountName), withoutLinks(mail.repName)];
  const text = [
    words.say('mails.common.greeting', { name: withoutLinks(fullName(mail.signatory)) }),
    '',
    words.say('mails.agreement.request', { accountName }),
    '',
    mail.link,
    '',
    mail.isNewTenant
      ? words.say('mails.agreement.signInToNew', { domain, repName })
      : words.say('mails.agreement.signIn', { domain }),
    ...(invitation === null ? [] : ['', words.say('mails.delegation.inAgreement', { partnerName }), '', invitation]),
    ...(own === null
      ? []
      : ['', words.say('mails.agreement.own', { name: own.name, version: own.version }), '', own.link]),
    '',
    words.say('mails.common.regards'),
    repName,
    partnerName,
  ].join('\n');
  return {
    to: mail.signatory.email,
    subject: words.say('mails.agreement.subject', { accountName }),
    text,
    html: htmlOf(
      text,
      [mail.link, invitation, own?.link].filter((link) => typeof link === 'string'),
    ),
    messageId: mail.messageId,
  };
}

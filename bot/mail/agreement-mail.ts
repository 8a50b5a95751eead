import { fullName } from '../../onboarding/steps/account.ts';
import type { Signatory } from '../../onboarding/steps/agreement.ts';
import { htmlOf } from './html-of.ts';
import type { Mail } from './mailer.ts';

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
  readonly ownAgreement: { readonly name: string; readonly version: string; readonly link: string } | null;
  readonly messageId: string;
}

/** Asks the signatory to accept; who has no administrator account of the tenant would only see a home page. */
export function agreementMail(mail: AgreementMail): Mail {
  const own = mail.ownAgreement;
  const text = [
    `Dear ${fullName(mail.signatory)},`,
    '',
    `before Microsoft lets us order for ${mail.accountName}, somebody of your company has to accept the Microsoft Customer Agreement. Please open this link, read the agreement and accept it:`,
    '',
    mail.link,
    '',
    mail.isNewTenant
      ? `Sign in with the administrator account of your new tenant ${mail.domain}; ${mail.repName} hands it over to you.`
      : `Sign in with an administrator account of ${mail.domain}. If you only see a home page, the account is not an administrator: sign out and use another one.`,
    ...(own === null ? [] : ['', `Please also read and sign our ${own.name} (version ${own.version}):`, '', own.link]),
    '',
    'Kind regards',
    mail.repName,
    mail.partnerName,
  ].join('\n');
  return {
    to: mail.signatory.email,
    subject: `Microsoft Customer Agreement for ${mail.accountName}: please accept`,
    text,
    html: htmlOf(text),
    messageId: mail.messageId,
  };
}

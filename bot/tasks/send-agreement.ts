import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { signatoryOf } from '../../onboarding/signatory.ts';
import { saying } from '../../words/saying.ts';
import { agreementMail } from '../mail/agreement-mail.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { messageIdOf } from './send-invitation.ts';

/** Mails the signatory where to accept the Microsoft Customer Agreement, and our own agreement where one was chosen. */
export async function sendAgreement(
  { ownAccount, agreements, mailer, words }: Pick<TaskParts, 'ownAccount' | 'agreements' | 'mailer' | 'words'>,
  { record, task }: Attempt,
): Promise<TaskResult> {
  const signatory = signatoryOf(record);
  if (signatory === undefined) {
    throw new OnboardingError('unexpected', { says: saying('errors.tasks.no-signatory') });
  }
  const { companyName } = await ownAccount.partnerProfile();
  await mailer.send(
    agreementMail(words, {
      signatory,
      accountName: record.accountName,
      repName: record.requester.name,
      partnerName: companyName,
      domain: record.customer?.domain ?? '',
      isNewTenant: record.registration?.answer === 'yes',
      link: agreements.acceptanceLink,
      ownAgreement: ownAgreement(record),
      messageId: messageIdOf(task.id),
    }),
  );
  return { kind: 'agreement-asked' };
}

/** Our own template, when the customer is to sign it now; null when it is signed or none was chosen. */
function ownAgreement({ agreement }: Onboarding): { name: string; version: string; link: string } | null {
  if (agreement === null || agreement.template.publisher === 'microsoft' || agreement.how.kind !== 'ask-customer')
    return null;
  return agreement.template;
}

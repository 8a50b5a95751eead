import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { signatoryOf } from '../../onboarding/signatory.ts';
import { saying } from '../../words/saying.ts';
import { agreementMail } from '../mail/agreement-mail.ts';
import type { Delegation } from '../providers/ports.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { seenDelegation } from './seen-delegation.ts';
import { messageIdOf } from './send-invitation.ts';

/** Mails the signatory where to accept the Microsoft Customer Agreement, our own agreement where one was chosen, and where to grant us roles. */
export async function sendAgreement(
  {
    ownAccount,
    agreements,
    delegation,
    mailer,
    words,
  }: Pick<TaskParts, 'ownAccount' | 'agreements' | 'delegation' | 'mailer' | 'words'>,
  { record, task }: Attempt,
): Promise<TaskResult> {
  const signatory = signatoryOf(record);
  if (signatory === undefined) {
    throw new OnboardingError('unexpected', { says: saying('errors.tasks.no-signatory') });
  }
  const { companyName } = await ownAccount.partnerProfile();
  const invitation = await invitationOf(delegation, record);
  await mailer.send(
    agreementMail(words, {
      signatory,
      accountName: record.accountName,
      repName: record.requester.name,
      partnerName: companyName,
      domain: record.customer?.domain ?? '',
      isNewTenant: record.registration?.answer === 'yes',
      link: agreements.acceptanceLink,
      invitation,
      ownAgreement: ownAgreement(record),
      messageId: messageIdOf(task.id),
    }),
  );
  return { kind: 'agreement-asked', ...(invitation === null ? {} : { invites: true }) };
}

/** The link by which roles are granted, where Graph shows it; without it the mail leaves all the same. */
async function invitationOf(delegation: Delegation, record: Onboarding): Promise<string | null> {
  try {
    return (await seenDelegation(delegation, record))?.link ?? null;
  } catch (error) {
    if (error instanceof OnboardingError) return null;
    throw error;
  }
}

/** Our own template, when the customer is to sign it now; null when it is signed or none was chosen. */
function ownAgreement({ agreement }: Onboarding): { name: string; version: string; link: string } | null {
  if (agreement === null || agreement.template.publisher === 'microsoft' || agreement.how.kind !== 'ask-customer')
    return null;
  return agreement.template;
}

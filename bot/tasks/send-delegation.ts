import type { TaskResult } from '../../onboarding/commands.ts';
import { signatoryOf } from '../../onboarding/signatory.ts';
import { delegationMail } from '../mail/delegation-mail.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { seenDelegation } from './seen-delegation.ts';
import { messageIdOf } from './send-invitation.ts';

/** Mails the link by which roles are granted, where the agreement's mail did not have it. */
export async function sendDelegation(
  { ownAccount, delegation, mailer, words }: Pick<TaskParts, 'ownAccount' | 'delegation' | 'mailer' | 'words'>,
  { record, task, nextAt }: Attempt,
): Promise<TaskResult> {
  const seen = await seenDelegation(delegation, record);
  const signatory = signatoryOf(record);
  if (seen === undefined || signatory === undefined) return { kind: 'done' };
  if (seen.link === null) return { kind: 'delegation', status: seen.status, nextAt };
  const { companyName } = await ownAccount.partnerProfile();
  await mailer.send(
    delegationMail(words, {
      signatory,
      accountName: record.accountName,
      repName: record.requester.name,
      partnerName: companyName,
      domain: record.customer?.domain ?? '',
      isNewTenant: record.registration?.answer === 'yes',
      link: seen.link,
      messageId: messageIdOf(task.id),
    }),
  );
  return { kind: 'delegation-mailed' };
}

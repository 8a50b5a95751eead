import type { TaskResult } from '../../onboarding/commands.ts';
import { signatoryOf } from '../../onboarding/signatory.ts';
import { delegationLetter } from '../mail/delegation-letter.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { type LetterParts, mailCustomer } from './mail-customer.ts';
import { seenDelegation } from './seen-delegation.ts';

/** Mails the link by which roles are granted, where the agreement's mail did not have it. */
export async function sendDelegation(
  parts: Pick<TaskParts, LetterParts | 'delegation'>,
  attempt: Attempt,
): Promise<TaskResult> {
  const { record, nextAt } = attempt;
  const seen = await seenDelegation(parts.delegation, record);
  const signatory = signatoryOf(record);
  if (seen === undefined || signatory === undefined) return { kind: 'done' };
  const { link, status } = seen;
  if (link === null) return { kind: 'delegation', status, nextAt };
  await mailCustomer(parts, attempt, signatory, (words, about) => delegationLetter(words, about, link));
  return { kind: 'delegation-mailed' };
}

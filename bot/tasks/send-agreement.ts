import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { signatoryOf } from '../../onboarding/signatory.ts';
import type { Contact } from '../../onboarding/steps/account.ts';
import { saying } from '../../words/saying.ts';
import { agreementLetter } from '../mail/agreement-letter.ts';
import type { Delegation } from '../providers/ports.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { type LetterParts, mailCustomer } from './mail-customer.ts';
import { seenDelegation } from './seen-delegation.ts';

type Parts = Pick<TaskParts, LetterParts | 'agreements' | 'delegation'>;

/** Mails the signatory where to accept the Microsoft Customer Agreement, our own agreement where one was chosen, and where to grant us roles. */
export async function sendAgreement(parts: Parts, attempt: Attempt): Promise<TaskResult> {
  const { record } = attempt;
  const signatory = signatoryOf(record);
  if (signatory === undefined) {
    throw new OnboardingError('unexpected', { says: saying('errors.tasks.no-signatory') });
  }
  const invitation = await mailAgreement(parts, attempt, signatory);
  return { kind: 'agreement-asked', ...(invitation === null ? {} : { invites: true }) };
}

/** The mail itself. @returns the link to grant us roles that stands in it */
export async function mailAgreement(parts: Parts, attempt: Attempt, to: Contact): Promise<string | null> {
  const invitation = await invitationOf(parts.delegation, attempt.record);
  const links = { link: parts.agreements.acceptanceLink, invitation, own: ownAgreement(attempt.record) };
  await mailCustomer(parts, attempt, to, (words, about) => agreementLetter(words, about, links));
  return invitation;
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

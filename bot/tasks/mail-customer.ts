import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Contact } from '../../onboarding/steps/account.ts';
import type { Task } from '../../onboarding/tasks.ts';
import { type About, aboutOf, type Letter, letterMail } from '../mail/letter.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/**
 * Sends somebody at the customer a letter of a kind.
 * @param write what this kind says
 * @returns whom it is between
 * @throws OnboardingError `mail-not-sent`
 */
export async function mailCustomer(
  { ownAccount, mailer, words }: Pick<TaskParts, 'ownAccount' | 'mailer' | 'words'>,
  { record, task }: Pick<Attempt, 'record' | 'task'>,
  to: Contact,
  write: (about: About) => Letter,
): Promise<About> {
  const { companyName } = await ownAccount.partnerProfile();
  const about = aboutOf(record, to, companyName);
  await mailer.send(letterMail(words, about, write(about), messageIdOf(record, task)));
  return about;
}

/** The same for every attempt, so that a mail sent twice is seen to be one; it says which mail it is should it come back. */
export function messageIdOf({ id }: Pick<Onboarding, 'id'>, task: Pick<Task, 'id'>): string {
  return `${id}.${task.id}@csp-onboarding`;
}

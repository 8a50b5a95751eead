import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Contact } from '../../onboarding/steps/account.ts';
import type { Task } from '../../onboarding/tasks.ts';
import type { Words } from '../../words/words.ts';
import { type About, aboutOf, type Letter } from '../mail/letter.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/** What sending a letter takes. */
export type LetterParts = 'ownAccount' | 'mailer' | 'requesterMail' | 'letters';

/**
 * Sends somebody at the customer a letter of a kind.
 * @param write what this kind says
 * @returns whom it is between
 * @throws OnboardingError `mail-not-sent`
 */
export async function mailCustomer(
  { ownAccount, mailer, requesterMail, letters }: Pick<TaskParts, LetterParts>,
  { record, task }: Pick<Attempt, 'record' | 'task'>,
  to: Contact,
  write: (words: Words, about: About) => Letter,
): Promise<About> {
  const { companyName: partnerName } = await ownAccount.partnerProfile();
  const isAnswered = (await requesterMail()) !== undefined;
  const about = aboutOf(record, to, { partnerName, isAnswered });
  const letter = write(letters.wordsFor(record), about);
  await mailer.send(letters.mailOf(record, about, letter, messageIdOf(record, task)));
  return about;
}

/** The same for every attempt, so that a mail sent twice is seen to be one; it says which mail it is should it come back. Names have letters that no Message-ID may have. */
export function messageIdOf({ id }: Pick<Onboarding, 'id'>, task: Pick<Task, 'id'>): string {
  return `${Buffer.from(id).toString('base64url')}.${task.id}@csp-onboarding`;
}

/** Of which onboarding a mail was, and by which task it was sent; undefined = it is none of ours. */
export function mailOf(messageId: string): { readonly onboardingId: string; readonly mailId: string } | undefined {
  const [, id, mailId] = /^([\w-]+)\.([\w-]+)@csp-onboarding$/.exec(messageId) ?? [];
  if (id === undefined || mailId === undefined) return undefined;
  return { onboardingId: Buffer.from(id, 'base64url').toString(), mailId };
}

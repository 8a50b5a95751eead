import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { againTo, askedContact, countryOf, openAsk } from '../../onboarding/chase.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import { bounceReasonOf } from '../../onboarding/sent-mails.ts';
import { type Contact, fullName } from '../../onboarding/steps/account.ts';
import { workingMoment } from '../../onboarding/working-hours.ts';
import { invitationMail } from '../mail/invitation-mail.ts';
import { reminderLetter } from '../mail/reminder-letter.ts';
import { customerLink } from '../providers/customer-link.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { checkAgreement } from './check-agreement.ts';
import { checkRelationship } from './check-relationship.ts';
import { mailCustomer, messageIdOf } from './mail-customer.ts';
import { mailAgreement } from './send-agreement.ts';
import { mailSignInLink } from './sign-in-mails.ts';

/** Mails the customer once more what they were asked, to the contact that is wanted. */
export async function sendAgain(parts: TaskParts, attempt: Attempt): Promise<TaskResult> {
  const { record, task } = attempt;
  const [ask, target] = [openAsk(record), againTo(record)];
  if (ask === undefined || target === undefined) return { kind: 'done' };
  const { contact } = target;
  return unlessRefused(contact, async () => {
    if (ask.what === 'hand-over') await mailSignInLink(parts, attempt, contact, null);
    else if (ask.what === 'agreement') await mailAgreement(parts, attempt, contact);
    else await parts.mailer.send(await invitationAgain(parts, record, contact, messageIdOf(record, task)));
    return { kind: 'mailed-again', to: contact.email };
  });
}

/** As the rep wrote it; somebody else is not called by the name of who got it first. */
async function invitationAgain(
  { directory }: Pick<TaskParts, 'directory'>,
  { invitation }: Attempt['record'],
  recipient: Contact,
  messageId: string,
) {
  const { recipient: first, subject = '', text = '' } = invitation?.mail ?? {};
  const link = await directory.relationshipLink();
  const toThem = first === undefined ? text : text.replaceAll(fullName(first), () => fullName(recipient));
  return invitationMail({ recipient, subject, text: toThem, link, messageId });
}

/**
 * Reminds whoever was asked and has not answered. It is looked first: who has just accepted is not reminded, and what the
 * look found counts like that of a poll.
 */
export async function remindCustomer(parts: TaskParts, attempt: Attempt): Promise<TaskResult> {
  const { record } = attempt;
  const ask = openAsk(record);
  const contact = ask && askedContact(record, ask);
  if (ask === undefined || contact === undefined) return { kind: 'done' };
  // What was due while nobody could send it does not leave at night for that.
  const nextAt = workingMoment(parts.now(), countryOf(record));
  if (nextAt > parts.now()) return { kind: 'still-waiting', nextAt };
  const sentAt = ask.mails.findLast(({ isReminder }) => !isReminder)?.at ?? parts.now();
  const { what } = ask;
  if (what === 'hand-over') {
    return unlessRefused(contact, async () => {
      await mailSignInLink(parts, attempt, contact, sentAt);
      return { kind: 'reminded', to: contact.email };
    });
  }
  const seen = what === 'invitation' ? await checkRelationship(parts, attempt) : await checkAgreement(parts, attempt);
  if (seen.kind === 'relationship-accepted' || (seen.kind === 'agreement' && seen.signed !== null)) return seen;
  const link = await customerLink(parts, what);
  const written = what === 'invitation' ? record.invitation?.mail?.subject : undefined;
  return unlessRefused(contact, async () => {
    await mailCustomer(parts, attempt, contact, (words, about) => {
      const subject = written ?? parts.letters.subjectOf(record, about, what);
      return reminderLetter(words, about, { what, subject, sentAt, link });
    });
    return { kind: 'reminded', to: contact.email };
  });
}

/** A mail that its server refuses has come back at once. */
async function unlessRefused({ email: to }: Contact, send: () => Promise<TaskResult>): Promise<TaskResult> {
  try {
    return await send();
  } catch (thrown) {
    const { code, detail } = asOnboardingError(thrown);
    if (code !== 'mail-not-sent' || detail.retryable !== false) throw thrown;
    return { kind: 'mail-refused', to, why: bounceReasonOf(detail.mailStatus ?? '') };
  }
}

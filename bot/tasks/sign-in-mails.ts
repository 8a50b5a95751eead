import type { TaskResult } from '../../onboarding/commands.ts';
import { goodCode, isSignInHandedOver, linkHolder, openLink } from '../../onboarding/link-standing.ts';
import type { Contact } from '../../onboarding/steps/account.ts';
import type { About } from '../mail/letter.ts';
import { signInCodeLetter, signInLinkLetter } from '../mail/sign-in-letters.ts';
import type { Attempt, TaskParts } from './attempt.ts';
import { type LetterParts, mailCustomer } from './mail-customer.ts';

type Parts = Pick<TaskParts, LetterParts | 'signInSecrets' | 'now'>;

/** Mails the customer's administrator the link to the new tenant's sign-in. */
export async function sendSignInLink(parts: Parts, attempt: Attempt): Promise<TaskResult> {
  const { record } = attempt;
  const open = openLink(record);
  const holder = open && linkHolder(record, open);
  if (open === undefined || holder === undefined) return { kind: 'done' };
  const { partnerName } = await mailSignInLink(parts, attempt, holder, null);
  return { kind: 'sign-in-link-sent', link: open.id, partnerName };
}

/** @param remindsOf when the mail left that nobody has followed, ms UTC; null = this is the mail itself */
export async function mailSignInLink(
  parts: Parts,
  attempt: Attempt,
  holder: Contact,
  remindsOf: number | null,
): Promise<About> {
  const { record } = attempt;
  const told = { link: await parts.signInSecrets.linkOf(record), until: record.signInLink?.until ?? 0 };
  return mailCustomer(parts, attempt, holder, (words, about) => {
    const subject = parts.letters.subjectOf(record, about, 'sign-in');
    const reminds = remindsOf === null ? null : { subject, day: remindsOf };
    return signInLinkLetter(words, about, { ...told, remindsOf: reminds });
  });
}

/** Mails the code that whoever has the link asked for, to where the link went. */
export async function sendSignInCode(parts: Parts, attempt: Attempt): Promise<TaskResult> {
  const { record } = attempt;
  const open = openLink(record);
  const holder = open && linkHolder(record, open);
  const wanted = open && goodCode(open, parts.now());
  if (open === undefined || holder === undefined || !wanted) return { kind: 'done' };
  const code = await parts.signInSecrets.codeOf(record);
  await mailCustomer(parts, attempt, holder, (words, about) => signInCodeLetter(words, about, code));
  return { kind: 'sign-in-code-sent', link: open.id, code: wanted.number };
}

/** Once its time is over, and nobody has opened it, somebody has to do something else. */
export async function endSignInLink({ now }: Pick<TaskParts, 'now'>, { record }: Attempt): Promise<TaskResult> {
  const { signInLink: link } = record;
  if (link === null || isSignInHandedOver(record)) return { kind: 'done' };
  if (link.until > now()) return { kind: 'still-waiting', nextAt: link.until };
  return { kind: 'sign-in-link-expired', link: link.id };
}

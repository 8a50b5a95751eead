import type { TaskResult } from '../../onboarding/commands.ts';
import { goodCode, linkHolder, openLink } from '../../onboarding/link-standing.ts';
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
  const link = await parts.signInSecrets.linkOf(record);
  const letter = { link, until: open.until };
  const { partnerName } = await mailCustomer(parts, attempt, holder, (about) =>
    signInLinkLetter(parts.words, about, letter),
  );
  return { kind: 'sign-in-link-sent', link: open.id, partnerName };
}

/** Mails the code that whoever has the link asked for, to where the link went. */
export async function sendSignInCode(parts: Parts, attempt: Attempt): Promise<TaskResult> {
  const { record } = attempt;
  const open = openLink(record);
  const holder = open && linkHolder(record, open);
  const wanted = open && goodCode(open, parts.now());
  if (open === undefined || holder === undefined || !wanted) return { kind: 'done' };
  const code = await parts.signInSecrets.codeOf(record);
  await mailCustomer(parts, attempt, holder, (about) => signInCodeLetter(parts.words, about, code));
  return { kind: 'sign-in-code-sent', link: open.id, code: wanted.number };
}

/** Once its time is over, and nobody has opened it, somebody has to do something else. */
export async function endSignInLink({ now }: Pick<TaskParts, 'now'>, { record }: Attempt): Promise<TaskResult> {
  const open = openLink(record);
  if (open === undefined) return { kind: 'done' };
  if (open.until > now()) return { kind: 'still-waiting', nextAt: open.until };
  return { kind: 'sign-in-link-expired', link: open.id };
}

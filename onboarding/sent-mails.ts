import { z } from 'zod';
import type { Account } from './steps/account.ts';

/** A mail that has left, remembered so that it does not leave again too soon. */
export const SentMail = z.object({
  /** ms UTC */
  at: z.number(),
  kind: z.enum(['invitation', 'agreement', 'delegation', 'hand-over']),
  to: z.string(),
  /** What tells it from another of its kind to the same person. */
  content: z.string(),
});
export type SentMail = z.infer<typeof SentMail>;
export type MailIdentity = Omit<SentMail, 'at'>;

interface WithMails {
  readonly sentMails: readonly SentMail[];
}

const day = 24 * 60 * 60_000;
/** So many leave for one onboarding within a day, whatever changes: a correction or two, and the agreement. */
export const mostMailsADay = 4;

/** Mails go to the account's contacts only. */
export function isContact(account: Account | null, email: string | undefined): boolean {
  return account?.contacts.some((contact) => contact.email === email) === true;
}

/** When the same mail left within a day, ms UTC; undefined = it did not. */
export function sentWithinDay(record: WithMails, mail: MailIdentity, at: number): number | undefined {
  return withinDay(record, at).findLast((sent) => isSame(sent, mail))?.at;
}

/** When a mail may leave, ms UTC: now, or a day after it left last, or after so many have left. */
export function mayLeaveAt(record: WithMails, mail: MailIdentity, at: number): number {
  const sent = withinDay(record, at);
  const inTheWay = [sent.findLast((each) => isSame(each, mail)), sent.at(-mostMailsADay)];
  return Math.max(at, ...inTheWay.map((each) => (each === undefined ? at : each.at + day)));
}

/** The record with one more mail that has left. Those of more than a day ago stand in no mail's way. */
export function withSentMail<R extends WithMails>(record: R, mail: MailIdentity, at: number): R {
  return { ...record, sentMails: [...withinDay(record, at), { ...mail, at }] };
}

function withinDay({ sentMails }: WithMails, at: number): readonly SentMail[] {
  return sentMails.filter((sent) => sent.at > at - day);
}

function isSame(one: MailIdentity, other: MailIdentity): boolean {
  return one.kind === other.kind && one.to === other.to && one.content === other.content;
}

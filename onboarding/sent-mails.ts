import { z } from 'zod';
import type { Account } from './steps/account.ts';

/** Why a mail came back: there is no such address, its mailbox takes no more, or its server wants none of ours. */
export const bounceReasons = ['no-such-address', 'mailbox-full', 'not-accepted'] as const;
export type BounceReason = (typeof bounceReasons)[number];

/** By the status in which a mail server answers or reports (RFC 3463), such as `5.1.1`. */
export function bounceReasonOf(status: string): BounceReason {
  if (/^[45]\.1\./.test(status)) return 'no-such-address';
  return /^[45]\.2\.2$/.test(status) ? 'mailbox-full' : 'not-accepted';
}

/** A mail that has left, remembered so that it does not leave again too soon, and for who asks what the customer got. */
export const SentMail = z.object({
  /** The id of the task that sent it, by which it is known when it comes back; '' = nobody wrote it down. */
  id: z.string().default(''),
  /** ms UTC */
  at: z.number(),
  kind: z.enum(['invitation', 'agreement', 'delegation', 'hand-over']),
  to: z.string(),
  /** What tells it from another of its kind to the same person. */
  content: z.string(),
  /** It left by itself, because the customer had not answered an earlier one. */
  isReminder: z.boolean().default(false),
  bounced: z
    .object({ at: z.number(), why: z.enum(bounceReasons) })
    .nullable()
    .default(null),
});
export type SentMail = z.infer<typeof SentMail>;
export type MailIdentity = Pick<SentMail, 'kind' | 'to' | 'content'>;

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

/** When somebody may be asked for the same once more, in whatever words, ms UTC. */
export function mayAskAgainAt(record: WithMails, { kind, to }: Pick<SentMail, 'kind' | 'to'>, at: number): number {
  const asked = withinDay(record, at).findLast((sent) => sent.kind === kind && sent.to === to);
  return Math.max(mayLeaveAt(record, { kind, to, content: '' }, at), asked === undefined ? at : asked.at + day);
}

/** More are not remembered of one onboarding. */
const mostKept = 24;

/** The record with one more mail that has left. @param id of the task that sent it */
export function withSentMail<R extends WithMails>(
  record: R,
  mail: MailIdentity & Partial<Pick<SentMail, 'isReminder'>>,
  at: number,
  id: string,
): R {
  const sent: SentMail = { isReminder: false, bounced: null, ...mail, at, id };
  return { ...record, sentMails: [...record.sentMails, sent].slice(-mostKept) };
}

function withinDay({ sentMails }: WithMails, at: number): readonly SentMail[] {
  return sentMails.filter((sent) => sent.at > at - day);
}

function isSame(one: MailIdentity, other: MailIdentity): boolean {
  return one.kind === other.kind && one.to === other.to && one.content === other.content;
}

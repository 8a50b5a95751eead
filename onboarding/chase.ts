import { openLink } from './link-standing.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { type BounceReason, mayAskAgainAt, type SentMail } from './sent-mails.ts';
import { signatoryOf } from './signatory.ts';
import { isOver } from './stage.ts';
import { type Contact, fullName } from './steps/account.ts';
import { marketOf } from './steps.ts';
import { workingMoment } from './working-hours.ts';

/** What the customer was asked by mail and has not done yet. */
export interface Ask {
  readonly what: 'invitation' | 'agreement' | 'hand-over';
  /** By address, to whom it went last. */
  readonly to: string;
  /** All that left about it, the newest last. */
  readonly mails: readonly SentMail[];
  /** When it can be done no more, ms UTC; the others end with their answer. */
  readonly until?: number;
}

const day = 24 * 60 * 60_000;
/** So many reminders about one thing, however often it is sent again. */
const mostReminders = 6;
/** What could not leave for so many ms after its day, because the bot stood still or reminders were off, does not any more. */
const latest = 7 * day;

/** Undefined = nothing is asked, or not by mail. */
export function openAsk(record: Onboarding): Ask | undefined {
  const { customer, invitation, registration, agreementFacts } = record;
  const link = openLink(record);
  // Also of a deal that is completed.
  if (link !== undefined && link.sentAt !== null) {
    return { ...askOf(record, 'hand-over', link.sentAt, link.to), until: link.until };
  }
  if (isOver(record)) return undefined;
  if (customer === null) {
    const mail = registration?.answer === 'no' ? invitation?.mail : null;
    return mail && mail.sentAt !== null ? askOf(record, 'invitation', mail.sentAt, mail.recipient.email) : undefined;
  }
  const { askedAt, signed } = agreementFacts;
  if (askedAt === null || signed !== null) return undefined;
  return askOf(record, 'agreement', askedAt, signatoryOf(record)?.email ?? '');
}

/** @param to to whom it went first, where nobody wrote it down */
function askOf({ sentMails }: Onboarding, what: Ask['what'], since: number, to: string): Ask {
  const known = sentMails.filter(({ kind, at }) => kind === what && at >= since);
  const first: SentMail = { id: '', at: since, kind: what, to, content: '', isReminder: false, bounced: null };
  const mails = known.length === 0 ? [first] : known;
  return { what, to: mails.at(-1)?.to ?? to, mails };
}

/** What left since a person last had it sent, which reminders count from. */
function sinceSent({ mails }: Ask): readonly SentMail[] {
  return mails.slice(
    Math.max(
      0,
      mails.findLastIndex(({ isReminder }) => !isReminder),
    ),
  );
}

/** Why it came back, as far as it did; undefined = it did not. */
export function bounceOf(ask: Ask): SentMail['bounced'] {
  return sinceSent(ask).findLast(({ bounced }) => bounced !== null)?.bounced ?? null;
}

/** What the rep is told of a mail that came back. */
export const bounceProblems: Readonly<Record<BounceReason, string>> = {
  'no-such-address': 'errors.mail.bounced-no-such-address',
  'mailbox-full': 'errors.mail.bounced-mailbox-full',
  'not-accepted': 'errors.mail.bounced-not-accepted',
};

/** Whether something of the deal waits for this mail: nothing does for the grant of roles, nor once another has left. */
export function isWaitedFor(record: Onboarding, mailId: string): boolean {
  const { sentMails } = record;
  const mail = sentMails.find(({ id }) => id === mailId);
  if (mail === undefined || mail.kind === 'delegation') return false;
  const lastSent = sentMails.findLastIndex(({ kind, isReminder }) => kind === mail.kind && !isReminder);
  const isOpen = openAsk(record)?.what === mail.kind;
  return isOpen && sentMails.indexOf(mail) >= lastSent && againTo(record) === undefined;
}

/** Whether the rep is no longer needed for a mail that came back: it was answered otherwise, or has left again. */
export function isBounceOver(record: Onboarding): boolean {
  const { attention } = record;
  const isAboutIt = Object.values(bounceProblems).some((key) => key === attention?.problem.key);
  return attention !== null && isAboutIt && !isWaitedFor(record, attention.taskId);
}

/** Who is asked: whoever got the mail last, as long as they are a contact; else who is called so, or stands for them. */
export function askedContact(record: Onboarding, { what, to }: Ask): Contact | undefined {
  const contacts = record.account?.contacts ?? [];
  const recipient = what === 'invitation' ? record.invitation?.mail?.recipient : undefined;
  const same = contacts.find(({ email }) => email === to);
  return same ?? contacts.find((one) => recipient && fullName(one) === fullName(recipient)) ?? signatoryOf(record);
}

/** Whether a mail to this address came back because there is none such: nothing leaves to it again. */
export function isDeadEnd({ sentMails }: Pick<Onboarding, 'sentMails'>, to: string): boolean {
  return sentMails.some((mail) => mail.to === to && mail.bounced?.why === 'no-such-address');
}

/** To whom the mail is to leave again: as somebody wants it, or because the address it went to was corrected. */
export function againTo(record: Onboarding): { readonly contact: Contact; readonly by: Person | null } | undefined {
  const ask = openAsk(record);
  if (ask === undefined) return undefined;
  const contacts = record.account?.contacts ?? [];
  const { again } = record.chase;
  const wanted = contacts.find(({ email }) => email === again?.to);
  if (wanted !== undefined) return { contact: wanted, by: again?.by ?? null };
  const isCorrected = contacts.every(({ email }) => email !== ask.to);
  const contact = isCorrected ? askedContact(record, ask) : undefined;
  return contact && !isDeadEnd(record, contact.email) ? { contact, by: null } : undefined;
}

/** When that may leave, ms UTC: at once, or where it has to wait when the customer is at work. */
export function againAt(record: Onboarding, at: number): number {
  const [ask, target] = [openAsk(record), againTo(record)];
  if (ask === undefined || target === undefined) return at;
  const mayAt = mayAskAgainAt(record, { kind: ask.what, to: target.contact.email }, at);
  return mayAt > at ? workingMoment(mayAt, countryOf(record)) : at;
}

/**
 * When the customer is reminded next, ms UTC, when they are at work: so many days after the mail, a day after the last
 * at the earliest. Of several that could not leave only the last does. Undefined = not any more, or not as it is now.
 * @param days after the mail, ascending
 */
export function nextReminderAt(record: Onboarding, days: readonly number[], at: number): number | undefined {
  const ask = openAsk(record);
  if (ask === undefined || !isReminded(record, ask)) return undefined;
  const mails = sinceSent(ask);
  const [first, last] = [mails[0]?.at ?? at, mails.at(-1)?.at ?? at];
  const open = days.map((count) => first + count * day).filter((due) => due > last);
  const mayAt = mayAskAgainAt(record, { kind: ask.what, to: ask.to }, at);
  const until = ask.until ?? Number.POSITIVE_INFINITY;
  // On a working day before where the next comes too late.
  const leaves = (due: number) =>
    [due, due - day, due - 2 * day]
      .map((one) => workingMoment(Math.max(one, mayAt), countryOf(record)))
      .find((moment) => moment < until);
  const next = [open.findLast((due) => due <= at), open.find((due) => due > at)];
  const inTime = next.map((due) => ({ due: due ?? 0, moment: due && leaves(due) }));
  return inTime.find(({ due, moment }) => moment !== undefined && moment <= due + latest)?.moment;
}

function isReminded(record: Onboarding, ask: Ask): boolean {
  const { chase, acceptors, account } = record;
  const isLeaving = againTo(record) !== undefined;
  const isContact = account?.contacts.some(({ email }) => email === ask.to) === true;
  // Somebody accepted: whether they are the customer is the rep's to say first.
  const isAnswered = ask.what === 'invitation' && acceptors.some(({ answer }) => answer === null);
  const count = ask.mails.filter((mail) => mail.isReminder).length;
  return chase.reminds && isContact && !isLeaving && !isAnswered && bounceOf(ask) === null && count < mostReminders;
}

/** Where the customer is; '' = nobody has said. */
export function countryOf(record: Onboarding): string {
  return marketOf(record)?.country ?? '';
}

import { type Ask, againTo, askedContact, bounceProblems, isDeadEnd, isWaitedFor, openAsk } from './chase.ts';
import type { Change, TaskResult } from './commands.ts';
import { linkMailOf } from './decide-hand-over.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { personal } from './personal.ts';
import { quietNews, withAttention } from './record-news.ts';
import { notPossible, type Refusal, tooLate } from './refusal.ts';
import {
  type BounceReason,
  isContact,
  type MailIdentity,
  mayAskAgainAt,
  mostMailsADay,
  withSentMail,
} from './sent-mails.ts';
import { agreementMailOf } from './signatory.ts';
import { invitationMailOf } from './steps/invitation.ts';
import { noted } from './timeline.ts';

const hour = 60 * 60_000;
/** Who presses twice within so many ms hears that the first press did it. */
const justNow = hour / 6;

/** Has the customer asked once more, or reminders stopped, or gone on with. */
export function decideChase(
  record: Onboarding,
  change: Extract<Change, { kind: 'send-again' | 'stop-reminders' | 'remind-again' }>,
  by: Person,
  at: number,
): Onboarding | Refusal {
  switch (change.kind) {
    case 'send-again':
      return sendAgain(record, change.to, by, at);
    case 'stop-reminders':
    case 'remind-again': {
      const reminds = change.kind === 'remind-again';
      if (record.chase.reminds === reminds) return notPossible('reminders-as-wanted');
      const kind = reminds ? 'resumed-reminders' : 'stopped-reminders';
      return noted({ ...record, chase: { ...record.chase, reminds } }, { kind, by }, at);
    }
  }
}

function sendAgain(record: Onboarding, typed: string | undefined, by: Person, at: number): Onboarding | Refusal {
  const ask = openAsk(record);
  if (ask === undefined) return notPossible('nothing-asked');
  // A link to the sign-in is for one address: another contact gets another, by handing over anew.
  const to = (ask.what === 'hand-over' ? ask.to : typed) ?? askedContact(record, ask)?.email ?? '';
  if (!isContact(record.account, to)) return notPossible('no-contact', { email: to });
  if (isDeadEnd(record, to)) return notPossible('no-such-address', { email: to });
  if (againTo(record) !== undefined) return tooLate('mail-being-sent');
  const until = mayAskAgainAt(record, { kind: ask.what, to }, at);
  if (until > at) {
    const sent = record.sentMails.findLast(({ kind, to: other }) => kind === ask.what && other === to);
    if (sent !== undefined && sent.at > at - justNow) return notPossible('asked-just-now', { email: to });
    return sent !== undefined
      ? notPossible('asked-today', { hours: Math.ceil((until - at) / hour) })
      : notPossible('too-many-mails', { most: mostMailsADay });
  }
  return { ...record, chase: { ...record.chase, again: { to, by } } };
}

/** What the customer was asked has left once more, or was refused by their server. */
export function chased(
  record: Onboarding,
  result: Extract<TaskResult, { kind: 'mailed-again' | 'reminded' | 'mail-refused' }>,
  taskId: string,
  at: number,
): Onboarding {
  const { to } = result;
  const ask = openAsk(record);
  const target = againTo(record);
  const by = target?.contact.email === to ? target.by : null;
  const settled: Onboarding =
    record.chase.again?.to === to ? { ...record, chase: { ...record.chase, again: null } } : record;
  // It has left, though nothing waits for it any more.
  const what = ask?.what ?? lastAsked(record);
  const sent = (isReminder: boolean) =>
    withSentMail(settled, { ...identityOf(record, what, to), isReminder }, at, taskId);
  switch (result.kind) {
    case 'mailed-again':
      return quietNews(sent(false), { kind: 'mailed-again', what, to: personal(to), by }, at);
    case 'reminded':
      return quietNews(sent(true), { kind: 'reminded', what, to: personal(to) }, at);
    case 'mail-refused':
      return mailBounced(sent(false), { mailId: taskId, why: result.why }, at);
  }
}

function lastAsked({ customer, signInLink, agreementFacts }: Onboarding): Ask['what'] {
  if (customer === null) return 'invitation';
  return signInLink !== null && agreementFacts.askedAt === null ? 'hand-over' : 'agreement';
}

/** As the first of them. */
function identityOf(record: Onboarding, what: Ask['what'], to: string): MailIdentity {
  if (what === 'hand-over') return linkMailOf({ id: record.signInLink?.id ?? '', to });
  const mail = record.invitation?.mail;
  const first = what === 'invitation' && mail ? invitationMailOf(mail) : agreementMailOf(record);
  return { ...first, kind: what, to };
}

/** A mail came back: the rep is needed, unless nothing of the deal waits for it. */
export function mailBounced(
  record: Onboarding,
  { mailId, why }: { readonly mailId: string; readonly why: BounceReason },
  at: number,
): Onboarding {
  const mail = record.sentMails.find(({ id, bounced }) => id === mailId && bounced === null);
  if (mail === undefined) return record;
  const bounced = { at, why };
  const sentMails = record.sentMails.map((one) => (one === mail ? { ...one, bounced } : one));
  const told = quietNews({ ...record, sentMails }, { kind: 'mail-bounced', to: personal(mail.to), why }, at);
  if (!isWaitedFor(told, mailId) || told.attention !== null) return told;
  return withAttention(
    told,
    { taskId: mailId, problem: { key: bounceProblems[why], values: {} }, correlationId: null },
    at,
  );
}

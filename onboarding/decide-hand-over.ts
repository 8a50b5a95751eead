import type { Change, CustomerCommand, TaskResult } from './commands.ts';
import {
  codeFor,
  isLinkRefused,
  isSignInHandedOver,
  linkHolder,
  linkStanding,
  mostWrongCodes,
  nextCodeAt,
  openLink,
  shownMinutes,
} from './link-standing.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { personal } from './personal.ts';
import { news, quietNews, withNotice, withoutNotice, withTask } from './record-news.ts';
import { notPossible, type Refusal } from './refusal.ts';
import { isContact, type MailIdentity, mayLeaveAt, mostMailsADay, withSentMail } from './sent-mails.ts';
import type { SignInLink } from './sign-in-link.ts';
import { fullName } from './steps/account.ts';
import { noted } from './timeline.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** So many links leave within a day: one mail more, the agreement's, has to be able to. */
const mostLinksADay = mostMailsADay - 1;

/** By what the mail with the link is known again. */
export function linkMailOf({ id, to }: Pick<SignInLink, 'id' | 'to'>): MailIdentity {
  return { kind: 'hand-over', to, content: id };
}

/** The rep sends a link, which ends the one before. */
export function handOver(
  record: Onboarding,
  { granted }: Extract<Change, { kind: 'hand-over' }>,
  by: Person,
  at: number,
): Onboarding | Refusal {
  const { to } = granted;
  if (!isContact(record.account, to)) return notPossible('no-contact', { email: to });
  const today = record.sentMails.filter((mail) => mail.kind === 'hand-over' && mail.at > at - day);
  if (today.length >= mostLinksADay) return notPossible('too-many-links', { most: mostLinksADay });
  if (mayLeaveAt(record, linkMailOf(granted), at) > at) return notPossible('too-many-mails', { most: mostMailsADay });
  const signInLink = {
    ...granted,
    ...{ askedAt: at, sentAt: null, partnerName: '', code: null, wrongCodes: 0, ended: null },
  };
  // What is under way is about the link before.
  const tasks = record.tasks.filter(({ kind }) => kind !== 'send-sign-in-link' && kind !== 'end-sign-in-link');
  const attention = isLinkRefused(record) ? null : record.attention;
  const chase = { ...record.chase, again: null };
  return noted({ ...record, signInLink, tasks, attention, chase }, { kind: 'handed-over', by, to: personal(to) }, at);
}

/** Its mail has left, unless there is a newer one by now. */
export function linkSent(
  record: Onboarding,
  { link: id, partnerName }: Extract<TaskResult, { kind: 'sign-in-link-sent' }>,
  taskId: string,
  at: number,
): Onboarding {
  const { signInLink: link } = record;
  if (link === null || link.id !== id) return record;
  const left = { ...record, signInLink: { ...link, sentAt: at, partnerName } };
  const sent = withSentMail(left, linkMailOf(link), at, taskId);
  return quietNews(sent, { kind: 'sign-in-link-mailed', to: personal(link.to) }, at);
}

/** The mail of its code has. */
export function codeSent(
  record: Onboarding,
  { link: id, code: number }: Extract<TaskResult, { kind: 'sign-in-code-sent' }>,
  at: number,
): Onboarding {
  const { signInLink: link } = record;
  if (link === null || link.id !== id || link.code?.number !== number) return record;
  const signInLink = { ...link, code: { ...link.code, sentAt: at } };
  return quietNews({ ...record, signInLink }, { kind: 'sign-in-code-mailed', to: personal(link.to) }, at);
}

/** Nobody has opened it in its time; or it has ended before, and nobody has sent another since. */
export function linkExpired(
  record: Onboarding,
  { link: id }: Extract<TaskResult, { kind: 'sign-in-link-expired' }>,
  at: number,
): Onboarding {
  const { signInLink: link } = record;
  if (link?.id !== id || isSignInHandedOver(record)) return record;
  if (link.ended !== null) return withNotice(record, { kind: 'sign-in-link-ended', why: link.ended }, at);
  return openLink(record) === undefined ? record : withEnded(record, link, 'expired', at);
}

/** The address that it went to is no contact's any more, so it works no more: the rep sends another. */
export function withoutStrangersLink(record: Onboarding, at: number): Onboarding {
  const { account, signInLink } = record;
  if (signInLink === null || isContact(account, signInLink.to)) return record;
  const without: Onboarding = { ...record, signInLink: null };
  const entry = { kind: 'sign-in-link-ended', why: 'address' } as const;
  return openLink(record) === undefined ? without : news(without, entry, entry, at);
}

/** The customer does something on the page of their link. */
export function decideCustomer(record: Onboarding, { link: id, does }: CustomerCommand, at: number): Onboarding {
  const { signInLink: link } = record;
  const standing = linkStanding(record, id, at);
  if (link === null || (standing !== 'open' && standing !== 'shown')) return record;
  switch (does.kind) {
    case 'ask-code': {
      const mayAt = nextCodeAt(link);
      if (standing === 'shown' || mayAt === undefined || mayAt > at) return record;
      const code = { number: (link.code?.number ?? 0) + 1, askedAt: at, sentAt: null };
      const tasks = record.tasks.filter(({ kind }) => kind !== 'send-sign-in-code');
      return { ...record, signInLink: { ...link, code }, tasks };
    }
    case 'try-code':
      if (does.code !== codeFor(link, standing, at)?.number) return record;
      if (!does.isRight) return wrongCode(record, link, at);
      return standing === 'shown' ? record : opened(record, link, at);
    case 'have-it':
      return standing === 'shown' ? stored(record, at) : record;
  }
}

function wrongCode(record: Onboarding, link: SignInLink, at: number): Onboarding {
  const wrongCodes = link.wrongCodes + 1;
  const tried = { ...link, wrongCodes };
  const told = quietNews({ ...record, signInLink: tried }, { kind: 'sign-in-code-wrong', times: wrongCodes }, at);
  // Whoever has opened it needs no other link.
  return wrongCodes < mostWrongCodes || isSignInHandedOver(record) ? told : withEnded(told, tried, 'locked', at);
}

/** The rep hears of it: only they can send another. */
function withEnded(
  record: Onboarding,
  link: SignInLink,
  ended: NonNullable<SignInLink['ended']>,
  at: number,
): Onboarding {
  const without: Onboarding = { ...record, signInLink: { ...link, ended } };
  const entry = { kind: 'sign-in-link-ended', why: ended } as const;
  return news(without, entry, entry, at);
}

/** Our copy goes when the customer says so, and after some minutes in any case: also when this process dies. */
function opened(record: Onboarding, link: SignInLink, at: number): Onboarding {
  const keptUntil = at + shownMinutes * minute;
  const holder = linkHolder(record, link);
  const name = holder === undefined ? link.to : fullName(holder);
  const reminded = withoutNotice(record, 'credentials-not-stored');
  const open: Onboarding = {
    ...reminded,
    credentials: { kind: 'opened', by: { name, email: link.to }, link: link.id, at, keptUntil },
  };
  const forgetting = withTask(open, { kind: 'forget-credentials' }, keptUntil);
  return quietNews(forgetting, { kind: 'sign-in-opened', whom: personal(`${name}, ${link.to}`) }, at);
}

function stored(record: Onboarding, at: number): Onboarding {
  const { credentials } = record;
  if (credentials.kind !== 'opened') return record;
  const tasks = record.tasks.map((task) => (task.kind === 'forget-credentials' ? { ...task, dueAt: at } : task));
  const kept: Onboarding = { ...record, credentials: { ...credentials, keptUntil: at }, tasks };
  return quietNews(kept, { kind: 'sign-in-stored' }, at);
}

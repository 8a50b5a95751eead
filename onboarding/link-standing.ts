import type { Onboarding } from './onboarding.ts';
import type { SignInLink } from './sign-in-link.ts';
import { signatoryOf } from './signatory.ts';
import type { Contact } from './steps/account.ts';

const minute = 60_000;

/** How long a link works, in days. */
export const linkDays = 7;
/** How long a code does, in minutes. */
export const codeMinutes = 10;
/** So many wrong codes lock the link. */
export const mostWrongCodes = 5;
/** So many codes are mailed for one link, with this pause between them. */
export const mostCodes = 5;
export const codePauseMs = minute;
/** How long the sign-in is shown again to whoever has opened it: the page may not have come through. */
export const shownMinutes = 15;

/** Whether nobody has to hand over a sign-in any more before the customer can do something in the tenant. */
export function isSignInHandedOver({ credentials }: Pick<Onboarding, 'credentials'>): boolean {
  return credentials.kind !== 'in-vault';
}

/** The link that the customer has and may open, or is about to get; undefined = there is none. */
export function openLink({ signInLink: link, credentials, stage }: Onboarding): SignInLink | undefined {
  const isOpen = link !== null && link.ended === null && credentials.kind === 'in-vault' && stage.kind !== 'cancelled';
  return isOpen ? link : undefined;
}

/** Whether its mail failed for good: it is the rep's to mend, and nobody has it. */
export function isLinkRefused({ tasks, attention }: Pick<Onboarding, 'tasks' | 'attention'>): boolean {
  return tasks.some(({ kind, id }) => kind === 'send-sign-in-link' && id === attention?.taskId);
}

/** When the rep hears that a link ran out, ms UTC: at once, and as often again as nothing was done for as long. */
export function nextLinkNewsAt({ until, ended }: SignInLink, at: number): number {
  if (ended === null || at < until) return until;
  const pause = linkDays * 24 * 60 * minute;
  return until + (Math.floor((at - until) / pause) + 1) * pause;
}

/** Whom a link was sent to, as they are called by now; undefined = they are no contact any more. */
export function linkHolder(
  { account }: Pick<Onboarding, 'account'>,
  { to }: Pick<SignInLink, 'to'>,
): Contact | undefined {
  return account?.contacts.find(({ email }) => email === to);
}

/** Who gets the sign-in unless the rep chooses another: whoever has got a link, else who signs. */
export function administratorOf(record: Onboarding): Pick<Contact, 'firstName' | 'lastName' | 'email'> | undefined {
  const { signInLink: link } = record;
  return (link === null ? undefined : linkHolder(record, link)) ?? signatoryOf(record);
}

/** The code that is good now; undefined = there is none. */
export function goodCode({ code }: SignInLink, at: number): SignInLink['code'] {
  return code !== null && at < code.askedAt + codeMinutes * minute ? code : null;
}

/** When another code may be asked for, ms UTC; undefined = never again. */
export function nextCodeAt({ code }: SignInLink): number | undefined {
  if (code === null) return 0;
  return code.number < mostCodes ? code.askedAt + codePauseMs : undefined;
}

/** How a link stands for whoever has it. `shown`: it was opened, and shows the sign-in again to who knows the code. */
export type Standing = 'open' | 'shown' | 'locked' | 'opened' | 'gone';

export function linkStanding(record: Onboarding, id: string, at: number): Standing {
  const { signInLink: link, credentials } = record;
  if (link === null || link.id !== id || linkHolder(record, link) === undefined) return 'gone';
  if (credentials.kind === 'opened' && credentials.link === id) return at < credentials.keptUntil ? 'shown' : 'opened';
  if (link.ended === 'locked') return 'locked';
  return openLink(record) !== undefined && at < link.until ? 'open' : 'gone';
}

/**
 * The code that is asked for: a right one shows the sign-in again, whatever its own time. Once too many were wrong none is
 * compared any more; what was opened stays open where it is.
 */
export function codeFor(link: SignInLink, standing: Standing, at: number): SignInLink['code'] {
  if (standing === 'shown') return link.wrongCodes < mostWrongCodes ? link.code : null;
  return standing === 'open' ? goodCode(link, at) : null;
}

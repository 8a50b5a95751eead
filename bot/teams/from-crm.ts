import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { CrmAccount } from '../../onboarding/crm-link.ts';
import type { Key } from '../../words/catalogue.ts';
import type { AccountFound, AccountRead, Accounts } from '../accounts/accounts.ts';
import { alarmCauseOf } from '../alarms.ts';
import type { Asked } from './asked.ts';
import { noteFailure } from './note-failure.ts';
import type { Services } from './services.ts';

/** What the CRM says of a customer's name. `silent`: it does not say, and why, for the person who asked. */
export type FromCrm =
  | { readonly kind: 'none' }
  | { readonly kind: 'silent'; readonly says: string }
  | { readonly kind: 'one'; readonly account: AccountRead }
  | { readonly kind: 'several'; readonly accounts: readonly AccountFound[] };

const then = 'an onboarding starts without the CRM';

/**
 * The account that a customer is, asked for where nobody reads along: whose contact somebody is, is no stranger's to know.
 * @param chosen of several the one that was chosen; '' = none of them
 * @throws OnboardingError `limit-reached` only
 */
export async function fromCrm(asked: Asked, name: string, chosen: string | undefined): Promise<FromCrm> {
  const { services, caller } = asked;
  const { accounts, limits, ifInTime } = services;
  if (accounts === null || !caller.isPersonalChat || chosen === '') return { kind: 'none' };
  limits.take('lookups', caller.person.id);
  const silent = (says: string): FromCrm => ({ kind: 'silent', says });
  const answered = look(accounts, name, chosen).catch((error: unknown) => {
    if (!(error instanceof OnboardingError)) throw error;
    return silent(noteCrmFailure(services, error, { person: caller.person.id }, then));
  });
  return ifInTime(then, answered, silent(services.words.say('chat.onboard.crmSilent')));
}

async function look(accounts: Accounts, name: string, chosen: string | undefined): Promise<FromCrm> {
  const found = chosen === undefined ? await accounts.named(name) : [];
  if (found.length > 1) return { kind: 'several', accounts: found };
  const account = chosen === undefined ? found[0] : await accounts.read(chosen);
  return account === undefined ? { kind: 'none' } : { kind: 'one', account };
}

/**
 * What kept somebody from an answer of the CRM: for the log, and for the operators where they have to do something about it.
 * @returns the same for the person who asked
 */
export function noteCrmFailure(
  services: Pick<Services, 'log' | 'refusals' | 'words' | 'raiseAlarm'>,
  error: OnboardingError,
  about: Readonly<Record<string, string>>,
  then: string,
): string {
  const { words, raiseAlarm } = services;
  noteFailure(services, error, about, then);
  if (error.code === 'limit-reached') return words.tell(error.says);
  if (error.code !== 'crm-refused' && error.says.key !== signInRefused) return words.say('chat.onboard.crmSilent');
  // The same cause as where the CRM is written to.
  const cause = `aside ${alarmCauseOf(error, `crm ${error.says.key}`)}`;
  if (!error.detail.heldBack) void raiseAlarm(cause, error.says);
  return words.say('chat.onboard.crmRefused');
}

const signInRefused: Key = 'errors.crm.signIn';

/** As an onboarding keeps it. */
export function crmAccountOf({ id, contactId, name }: AccountRead): CrmAccount {
  return { system: 'dataverse', accountId: id, contactId, name };
}

/** As it is told from another of its name. */
export function accountLabel({ name, city }: AccountFound): string {
  return city === '' ? name : `${name}, ${city}`;
}

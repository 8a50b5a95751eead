import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { CrmAccount } from '../../onboarding/crm-link.ts';
import type { AccountFound, AccountRead, Accounts } from '../accounts/accounts.ts';
import { ifInTime } from '../lookups/if-in-time.ts';
import type { Asked } from './asked.ts';
import { noteFailure } from './note-failure.ts';

/** What the CRM says of a customer's name. `silent`: it does not say in time. */
export type FromCrm =
  | { readonly kind: 'none' | 'silent' }
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
  const { accounts, limits, log } = services;
  if (accounts === null || !caller.isPersonalChat || chosen === '') return { kind: 'none' };
  limits.take('lookups', caller.person.id);
  const silent: FromCrm = { kind: 'silent' };
  const answered = look(accounts, name, chosen).catch((error: unknown) => {
    if (!(error instanceof OnboardingError)) throw error;
    noteFailure(services, error, { person: caller.person.id }, then);
    return silent;
  });
  return ifInTime(log, then, answered, silent);
}

async function look(accounts: Accounts, name: string, chosen: string | undefined): Promise<FromCrm> {
  const found = chosen === undefined ? await accounts.named(name) : [];
  if (found.length > 1) return { kind: 'several', accounts: found };
  const id = chosen ?? found[0]?.id;
  const account = id === undefined ? undefined : await accounts.read(id);
  return account === undefined ? { kind: 'none' } : { kind: 'one', account };
}

/** As an onboarding keeps it. */
export function crmAccountOf({ id, contactId, name }: AccountRead): CrmAccount {
  return { system: 'dataverse', accountId: id, contactId, name };
}

/** As it is told from another of its name. */
export function accountLabel({ name, city }: AccountFound): string {
  return city === '' ? name : `${name}, ${city}`;
}

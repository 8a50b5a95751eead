import { whereItStands } from '../../cards/where-it-stands.ts';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { accountKey, isOnlyAlike } from '../../onboarding/account-name.ts';
import { cleanText } from '../../onboarding/form.ts';
import { isOver } from '../../onboarding/stage.ts';
import type { AccountFound } from '../accounts/accounts.ts';
import type { OnboardingSummary } from '../store/onboarding-summary.ts';
import { type Asked, lookupsOf } from './asked.ts';

/** What there is already under a name that means the same company. */
export interface Namesake {
  readonly name: string;
  /** Of another legal form, and so hardly the same company. */
  readonly isOnlyAlike: boolean;
  readonly where: string;
  /** Undefined = a customer in Partner Center that was not onboarded here. */
  readonly onboarding: OnboardingSummary | undefined;
  /** How many onboardings of the name there are. */
  readonly known: number;
}

/** Onboardings of the same company, whoever has them. */
export interface SameName {
  readonly items: readonly OnboardingSummary[];
  readonly total: number;
}

/** Of several onboardings of the name an open one, and of these one's own, says most. A cancelled one stands in nobody's way. */
export function startedAmong(
  { services, caller }: Asked,
  name: string,
  { items, total }: SameName,
): Namesake | undefined {
  const here = items.filter(({ stage }) => stage.kind !== 'cancelled');
  const same = here.filter(({ accountName }) => !isOnlyAlike(accountName, name));
  const standing = same.length > 0 ? same : here;
  const open = standing.filter((summary) => !isOver(summary));
  const onboarding = open.find(({ requester }) => requester.id === caller.person.id) ?? open[0] ?? standing[0];
  if (onboarding === undefined) return undefined;
  return {
    name: onboarding.accountName,
    isOnlyAlike: isOnlyAlike(onboarding.accountName, name),
    where: whereItStands(services.words, onboarding),
    onboarding,
    known: total,
  };
}

/** Another onboarding of this account of the CRM, whatever its customer is called. @param but the one that asks; '' = none */
export async function startedWithAccount(
  asked: Asked,
  { id, name }: Pick<AccountFound, 'id' | 'name'>,
  but = '',
): Promise<Namesake | undefined> {
  const { items, total } = await asked.services.onboardings.withCrmAccount(id);
  const others = items.filter((other) => other.id !== but);
  const started = startedAmong(asked, name, { items: others, total });
  return started && { ...started, isOnlyAlike: false };
}

/** A customer as Partner Center lists it. */
export interface ListedCustomer {
  readonly name: string;
  readonly domain: string;
}

/**
 * The customer of the name in Partner Center; undefined = there is none, or it does not say.
 * @throws OnboardingError `limit-reached` only
 */
export async function listedCustomer({ services, caller }: Asked, name: string): Promise<ListedCustomer | undefined> {
  const { providers, log } = services;
  const key = accountKey(name);
  try {
    const { directory } = lookupsOf(services, providers[0].id, caller.person.id);
    const firstWord = name.split(' ')[0] ?? name;
    const customers = await directory.findCustomersByName(firstWord);
    const named = customers.filter(({ companyName }) => companyName !== undefined && accountKey(companyName) === key);
    const customer = named.find(({ companyName = '' }) => !isOnlyAlike(companyName, name)) ?? named[0];
    return customer && { name: cleanText(customer.companyName ?? name), domain: customer.domain };
  } catch (error) {
    if (asOnboardingError(error).code === 'limit-reached') throw error;
    // Not knowing is no reason to stop here: the customer is looked up again by its domain in the next step.
    log.warn({ err: error }, 'could not look for a customer of this name');
    return undefined;
  }
}

/** What there is under this name already, here or in Partner Center. @throws OnboardingError `limit-reached` */
export async function findNamesake(asked: Asked, name: string, sameName: SameName): Promise<Namesake | undefined> {
  const started = startedAmong(asked, name, sameName);
  if (started !== undefined) return started;
  const customer = await listedCustomer(asked, name);
  if (customer === undefined) return undefined;
  const where = asked.services.words.say('chat.onboard.knownCustomer');
  return { name: customer.name, isOnlyAlike: isOnlyAlike(customer.name, name), where, onboarding: undefined, known: 0 };
}

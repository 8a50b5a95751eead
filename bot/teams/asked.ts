import type { Ask } from '../../onboarding/chase.ts';
import type { Acting } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { openRequest } from '../../onboarding/open-request.ts';
import type { Role } from '../../onboarding/roles.ts';
import { type Held, isForApprovers, mayAtAll, type Verb } from '../../onboarding/who-may.ts';
import { customerLink } from '../providers/customer-link.ts';
import type { Provider } from '../providers/providers.ts';
import { providerOf } from '../providers/providers.ts';
import type { Caller } from './channel/caller.ts';
import { countedLookups } from './counted-lookups.ts';
import { decidesFor } from './deciders.ts';
import type { Services } from './services.ts';

/** Somebody wants something, and what it takes to answer. */
export interface Asked {
  readonly services: Services;
  readonly caller: Caller;
  /** Whatever it is about. */
  readonly roles: readonly Role[];
  /** By what this delivery is known again, should Teams bring it twice. */
  readonly delivery: string | undefined;
  /** What was pressed opens a dialog, or stands in one. */
  readonly dialog?: DialogCall;
}

export interface DialogCall {
  readonly isOpening: boolean;
  /** Whether the dialog still waits for the answer; what comes later goes to the card in the chat. */
  readonly isWaiting: () => boolean;
}

/** Partner Center as it is asked while somebody waits. */
export type Lookups = Provider['prompt'];

/**
 * Of the provider with this id.
 * @param personId for whom it is asked, whose look-ups are counted; undefined = the bot asks by itself
 */
export function lookupsOf({ providers, limits }: Services, providerId: string, personId: string | undefined): Lookups {
  const { prompt } = providerOf(providers, providerId);
  return personId === undefined ? prompt : countedLookups(prompt, () => limits.take('lookups', personId));
}

/** What is usual with customers of the provider with this id. */
export function usualTerms({ providers }: Services, providerId: string): Provider['terms'] {
  return providerOf(providers, providerId).terms;
}

/** Where the customer does what they are asked. */
export function linkFor(lookups: Lookups, what: Exclude<Ask['what'], 'hand-over'>): Promise<string> {
  return customerLink(lookups, what);
}

/**
 * Somebody's rights with this onboarding. What only deciding needs to know, whether they are its requester's manager and
 * whom they stand in for, is asked only where they decide, for it may cost a look-up in Entra.
 * @throws OnboardingError `graph-not-reached`
 */
export async function actingOn(asked: Asked, record: Onboarding, verb: Verb): Promise<Acting> {
  const { services, caller, roles } = asked;
  const { person } = caller;
  if (!isForApprovers(verb)) return { person, roles };
  // What they decided is theirs to take back, also where they have lost the role since.
  if (verb === 'undo' && record.undoable?.by.id === person.id) return { person, roles: [...roles, 'approver'] };
  const acting = await approving(asked, record);
  const isTheirs = mayAtAll(record, acting, verb) === undefined && openRequest(record) !== undefined;
  return isTheirs ? { ...acting, decidesFor: await decidesFor(services, record, person) } : acting;
}

/**
 * Somebody as they may approve for this requester, whose manager they may be.
 * @throws OnboardingError `graph-not-reached`
 */
export async function approving({ services, caller, roles }: Asked, { requester }: Held): Promise<Acting> {
  const { person } = caller;
  const isManager = !roles.includes('approver') && (await services.whoHasRole.isManagerOf(person.id, requester));
  return { person, roles: isManager ? [...roles, 'approver'] : roles };
}

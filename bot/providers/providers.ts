import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { Policy } from '../../onboarding/delegation.ts';
import type { Problem } from '../../onboarding/problem.ts';
import { createCircuit } from '../../partner-center/circuit.ts';
import { createPartnerCenter } from '../../partner-center/partner-center.ts';
import { rememberFor } from '../../partner-center/remember.ts';
import type { Observe } from '../../partner-center/request.ts';
import { createSlowDown } from '../../partner-center/slow-down.ts';
import { createTokens } from '../../partner-center/tokens.ts';
import { saying } from '../../words/saying.ts';
import type { Config } from '../config.ts';
import type { Vault } from '../secrets/vault.ts';
import { keptRefreshToken } from './kept-refresh-token.ts';
import { createPause, type Pause, type PauseParts } from './pause.ts';
import { type Ports, portsOf } from './ports.ts';
import { createReach, type Reach, type Reached } from './reach.ts';

/** A Partner Center account that customers are registered with. */
export interface Provider {
  readonly id: string;
  readonly name: string;
  /** Where its API is. */
  readonly url: string;
  /** The application that it is asked as. */
  readonly clientId: string;
  /** What is usual with its customers. */
  readonly terms: Pick<Account, 'markupPercent' | 'discountPercent'>;
  /** For turns, in which somebody waits: gives up after a few seconds. */
  readonly prompt: Omit<Ports, 'ordering' | 'delegation' | 'webhooks'>;
  /** For tasks, which can wait for a slow answer. */
  readonly patient: Ports;
}

/** By name, in the order in which they are offered; the first is preselected. */
export type Providers = readonly [Provider, ...Provider[]];

/** The invitation's link is one for all customers, so that who fills in does not wait for it each time. */
const linkKept = 60 * 60_000;

/** What a customer has already is asked for each product that is chosen, one after the other. */
const holdingsKept = 5 * 60_000;

/** One that is paused while its account lets nobody in. */
export interface OpenProvider extends Provider {
  readonly pause: Pause;
  readonly reach: Pick<Reach, 'reached'>;
  /** The last thing that is asked of it: resolves when the refresh token that follows the one in use is kept. */
  readonly close: () => Promise<void>;
}

interface OpenParts extends Omit<PauseParts, 'provider' | 'probe'> {
  readonly vault: Vault;
  /** Hears what time it was at Partner Center, and by our own clock when that was asked, ms UTC. */
  readonly heardDate: (theirs: number, askedAt: number) => void;
  /** Sees each request begin and end. */
  readonly observe?: Observe;
  /** How long a question may take while somebody waits, in ms. */
  readonly patience: { readonly partnerCenter: number };
}

export function openProviders(config: Config, parts: OpenParts): readonly [OpenProvider, ...OpenProvider[]] {
  const [main, ...further] = accountsOf(config);
  return [openProvider(main, parts), ...further.map((account) => openProvider(account, parts))];
}

/** One that lets us do nothing: why, and since when, ms UTC. */
export interface PausedProvider {
  readonly name: string;
  readonly fault: Problem;
  readonly since: number;
}

export async function pausedProviders(providers: readonly OpenProvider[]): Promise<readonly PausedProvider[]> {
  const all = providers.map(async ({ name, pause }) => ({ name, standing: await pause.standing() }));
  return (await Promise.all(all)).flatMap(({ name, standing }) => (standing ? [{ name, ...standing }] : []));
}

/** Of several accounts the one that stands worst. */
export function reachedProviders(providers: readonly OpenProvider[]): Reached {
  const all = providers.map(({ reach }) => reach.reached());
  return (['not-reached', 'unknown'] as const).find((one) => all.includes(one)) ?? 'ok';
}

/** The accounts as the settings have them. */
export function accountsOf(config: Config): readonly [Account, ...Account[]] {
  return [
    { id: 'partner-center', name: 'Microsoft Partner Center', ...config.partnerCenter },
    ...config.furtherProviders,
  ];
}

/** What of the accounts' settings decides what is planned. */
export function policyOf(config: Config): Policy {
  const delegating = accountsOf(config).flatMap(({ id, delegation }) => (delegation === null ? [] : [id]));
  const delegates = (providerId: string) => delegating.includes(providerId);
  return {
    delegates,
    tellsCrm: config.crm !== null,
    announces: config.dealWebhook !== null,
    remindDays: config.remindDays,
    approval: config.approval.policy,
    undoMs: config.approval.undoMs,
  };
}

/** @throws OnboardingError `setting-invalid` when it is no longer configured */
export function providerOf(providers: Providers, id: string): Provider {
  const provider = providers.find((candidate) => candidate.id === id);
  if (provider !== undefined) return provider;
  throw new OnboardingError('setting-invalid', {
    says: saying('errors.tasks.no-provider'),
  });
}

/** As people call it; one that is no longer configured by its id. */
export function providerNameIn(providers: readonly Pick<Account, 'id' | 'name'>[]): (id: string) => string {
  return (id) => providers.find((one) => one.id === id)?.name ?? id;
}

/** As the settings have it. */
export type Account = Config['furtherProviders'][number];

function openProvider(account: Account, { vault, heardDate, observe, ...parts }: OpenParts): OpenProvider {
  const { id, name, url } = account;
  const { log, now } = parts;
  const observed = observe === undefined ? {} : { observe };
  const access = { ...account, ...keptRefreshToken(account, vault, now), ...observed, log, now };
  const tokens = createTokens({ ...access, fetch });
  const shared = { ...access, tokens, circuit: createCircuit(now), slowDown: createSlowDown(now), heardDate };
  const patience = { readMs: parts.patience.partnerCenter };
  const probing = createPartnerCenter({ ...shared, patience });
  const pause = createPause({
    ...parts,
    provider: account,
    // The sign-in of the application, and that of its user.
    async probe() {
      await probing.legalBusinessProfile();
      await probing.isMfaCompliant();
    },
  });
  const reach = createReach(pause.guard);
  const guarded = { ...shared, guard: reach.guard };
  const prompt = createPartnerCenter({ ...guarded, patience });
  const relationshipLink = rememberFor(linkKept, now, () => prompt.relationshipLink());
  const subscriptions = rememberFor(holdingsKept, now, prompt.subscriptions);
  const customTermEndDates = rememberFor(holdingsKept, now, prompt.customTermEndDates);
  return {
    id,
    name,
    url,
    clientId: account.clientId,
    terms: account,
    prompt: portsOf({ ...prompt, relationshipLink, subscriptions, customTermEndDates }, url),
    patient: portsOf(createPartnerCenter(guarded), url, account.delegation),
    pause,
    reach,
    close: tokens.close,
  };
}

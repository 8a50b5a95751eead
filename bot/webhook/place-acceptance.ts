import { OnboardingError } from '../../errors/onboarding-error.ts';
import { accountKey } from '../../onboarding/account-name.ts';
import type { AcceptingTenant } from '../../onboarding/facts.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Problem } from '../../onboarding/problem.ts';
import { companyDomain } from '../../onboarding/steps/account.ts';
import { awaitedTenant } from '../../onboarding/waits.ts';
import { saying } from '../../words/saying.ts';
import type { ApplyCommand } from '../apply-command.ts';
import type { Log } from '../log/log.ts';
import { acceptingTenant, isResold } from '../providers/accepting-tenant.ts';
import type { Directory } from '../providers/ports.ts';
import type { Provider } from '../providers/providers.ts';
import type { Onboardings } from '../store/onboardings.ts';

/**
 * A tenant has accepted us. Where it is the one that a deal waits for, or that a deal has, nothing is to be done.
 * Otherwise people hear of it: the operators, and the requesters of the deals that it may be about, who say whether it is.
 * @throws OnboardingError when that cannot be found out or told now: the delivery has to come again
 */
export type PlaceAcceptance = (tenantId: string) => Promise<void>;

/** Of more deals that wait, and no name among them, nobody is asked one by one: the operators know. */
const mostAsked = 20;
const mostWaiting = 100;

export function createPlaceAcceptance(parts: {
  providers: readonly Pick<Provider, 'id' | 'prompt'>[];
  onboardings: Pick<Onboardings, 'awaitingAcceptance' | 'withCustomer' | 'get'>;
  applyCommand: ApplyCommand;
  tellOperators: (problem: Problem) => Promise<void>;
  log: Log;
}): PlaceAcceptance {
  const { providers, onboardings, applyCommand, tellOperators, log } = parts;

  const waitingDeals = async (): Promise<readonly Onboarding[]> => {
    const { items } = await onboardings.awaitingAcceptance({ limit: mostWaiting });
    const read = await Promise.all(items.map(({ id }) => onboardings.get(id)));
    return read.flatMap((one) => (one === undefined ? [] : [one.record]));
  };

  return async (tenantId) => {
    if ((await onboardings.awaitingAcceptance({ limit: 1 }, tenantId)).total > 0) return;
    const waiting = await waitingDeals();
    // In this order: what has ceased to wait meanwhile has its customer by now.
    if ((await onboardings.withCustomer(tenantId)).total > 0) return;
    const { provider, tenant } = await findTenant(providers, tenantId);
    const ofProvider = waiting.filter(({ providerId }) => providerId === provider.id);
    const proofs = await Promise.all(ofProvider.map((record) => isProved(provider.prompt.directory, record, tenantId)));
    if (proofs.includes(true)) return;
    const asked = dealsFor(ofProvider, tenant);
    for (const { id } of asked) await applyCommand(id, { source: 'provider', hint: 'tenant-accepted', tenant });
    log.warn({ tenant: tenantId, asked: asked.length }, 'a tenant that no deal expects has accepted us');
    await tellOperators(saying('errors.tasks.which-deal', { ...tenant, asked: asked.length }));
  };
}

/** Those of its name; without any, all that wait: one of them sent it the link. */
function dealsFor(waiting: readonly Onboarding[], { companyName }: AcceptingTenant): readonly Onboarding[] {
  const key = accountKey(companyName);
  const named = waiting.filter(({ accountName }) => accountKey(accountName) === key);
  if (named.length > 0) return named;
  return waiting.length <= mostAsked ? waiting : [];
}

/** Whether the deal's own look will find that it is this tenant's, by its domain. */
async function isProved(directory: Directory, record: Onboarding, tenantId: string): Promise<boolean> {
  const domain = companyDomain(record);
  if (domain === null || awaitedTenant(record) !== 'unknown') return false;
  return (await directory.findTenant(domain))?.tenantId === tenantId;
}

async function findTenant(providers: readonly Pick<Provider, 'id' | 'prompt'>[], tenantId: string) {
  for (const provider of providers) {
    const customer = await provider.prompt.directory.getCustomer(tenantId);
    if (customer !== undefined && isResold(customer)) return { provider, tenant: acceptingTenant(customer) };
  }
  throw new OnboardingError('partner-center-not-found', { says: saying('errors.tasks.not-accepted'), retryable: true });
}

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
 * A tenant has accepted us. The deals that this can be about look at once: those that wait for this very tenant; where
 * there are none, those of its domain; else those whose domain leads to it. Where there are none either and it is nobody's
 * customer, people hear of it: the operators, and the requesters of the deals that it may be about, who say whether it is.
 * @throws OnboardingError when that cannot be found out or told now
 */
export type PlaceAcceptance = (tenantId: string) => Promise<void>;

/** Of more deals that wait, and no name among them, nobody is asked one by one: the operators know. */
const mostAsked = 20;
const mostWaiting = 100;

export function createPlaceAcceptance(parts: {
  providers: readonly Pick<Provider, 'id' | 'prompt'>[];
  onboardings: Pick<Onboardings, 'awaitingAcceptance' | 'withDomain' | 'withCustomer' | 'get'>;
  applyCommand: ApplyCommand;
  tellOperators: (problem: Problem) => Promise<void>;
  log: Log;
}): PlaceAcceptance {
  const { providers, onboardings, applyCommand, tellOperators, log } = parts;

  /** One after the other: each of them is a write, and a look that follows it. */
  const lookNow = async (deals: readonly { readonly id: string }[]): Promise<boolean> => {
    for (const { id } of deals) await applyCommand(id, { source: 'provider', hint: 'relationship-accepted' });
    return deals.length > 0;
  };

  const read = async (deals: readonly { readonly id: string }[]): Promise<readonly Onboarding[]> => {
    const found = await Promise.all(deals.map(({ id }) => onboardings.get(id)));
    return found.flatMap((one) => (one === undefined ? [] : [one.record]));
  };

  return async (tenantId) => {
    const page = { limit: mostWaiting };
    if (await lookNow((await onboardings.awaitingAcceptance(page, tenantId)).items)) return;
    const waiting = await read((await onboardings.awaitingAcceptance(page)).items);
    // In this order: what has ceased to wait meanwhile has its customer by now.
    if ((await onboardings.withCustomer(tenantId)).total > 0) return;
    const { provider, tenant } = await findTenant(providers, tenantId);
    const ofDomain = await read((await onboardings.withDomain(tenant.domain.toLowerCase(), page)).items);
    if (await lookNow(ofDomain.filter(({ providerId }) => providerId === provider.id).filter(waitsForUnknown))) return;
    const ofProvider = waiting.filter(({ providerId }) => providerId === provider.id);
    if (await lookNow(await proved(provider.prompt.directory, ofProvider.filter(waitsForUnknown), tenantId))) return;
    const asked = dealsFor(ofProvider, tenant);
    for (const { id } of asked) await applyCommand(id, { source: 'provider', hint: 'tenant-accepted', tenant });
    log.warn({ tenant: tenantId, asked: asked.length }, 'a tenant that no deal expects has accepted us');
    await tellOperators(saying('errors.tasks.which-deal', { ...tenant, asked: asked.length }));
  };
}

function waitsForUnknown(record: Onboarding): boolean {
  return companyDomain(record) !== null && awaitedTenant(record) === 'unknown';
}

/** Those of its name; without any, all that wait: one of them sent it the link. */
function dealsFor(waiting: readonly Onboarding[], { companyName }: AcceptingTenant): readonly Onboarding[] {
  const key = accountKey(companyName);
  const named = waiting.filter(({ accountName }) => accountKey(accountName) === key);
  if (named.length > 0) return named;
  return waiting.length <= mostAsked ? waiting : [];
}

/** The deals whose domain leads to this tenant; one domain is looked up after the other, until one does. */
async function proved(
  directory: Directory,
  deals: readonly Onboarding[],
  tenantId: string,
): Promise<readonly Onboarding[]> {
  for (const [domain, ofDomain] of Map.groupBy(deals, companyDomain)) {
    if (domain !== null && (await directory.findTenant(domain))?.tenantId === tenantId) return ofDomain;
  }
  return [];
}

async function findTenant(providers: readonly Pick<Provider, 'id' | 'prompt'>[], tenantId: string) {
  for (const provider of providers) {
    const customer = await provider.prompt.directory.getCustomer(tenantId);
    if (customer !== undefined && isResold(customer)) return { provider, tenant: acceptingTenant(customer) };
  }
  throw new OnboardingError('partner-center-not-found', { says: saying('errors.tasks.not-accepted'), retryable: true });
}

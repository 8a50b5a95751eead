import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { cleanText } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { isOver } from '../../onboarding/stage.ts';
import { companyDomain } from '../../onboarding/steps/account.ts';
import type { Finding } from '../../onboarding/steps/registration.ts';
import type { Customer } from '../../partner-center/partner-center.ts';
import type { Log } from '../log/log.ts';
import { isResold } from '../providers/accepting-tenant.ts';
import type { Directory } from '../providers/ports.ts';
import type { OnboardingSummary } from '../store/onboarding-summary.ts';
import type { Onboardings } from '../store/onboardings.ts';

/**
 * What the world knows about a customer before the answer to "First registration with Provider?" is believed: is
 * somebody else at it, does its domain belong to a Microsoft tenant, is that tenant ours already. What cannot be found out
 * is a finding too.
 * @throws OnboardingError `limit-reached` only
 */
export async function findOutAboutCustomer(
  directory: Directory,
  { onboardings, log }: { onboardings: Pick<Onboardings, 'withDomain' | 'withCrmAccount' | 'get'>; log: Log },
  record: Onboarding,
): Promise<Finding> {
  const domain = companyDomain(record);
  if (!domain) return { kind: 'no-domain' };
  try {
    const tenant = await directory.findTenant(domain);
    const customer = tenant && (await directory.getCustomer(tenant.tenantId));
    if (tenant && customer && isResold(customer)) return ourCustomer(tenant.tenantId, customer);
    const others = (await onboardings.withDomain(domain)).items.filter(({ id }) => id !== record.id);
    const other = others.find((one) => !isOver(one));
    if (other !== undefined) {
      return { kind: 'being-onboarded', domain, by: other.requester.name, accountName: other.accountName };
    }
    if (tenant !== undefined) return { kind: 'tenant', domain, tenantId: tenant.tenantId };
    return (await madeEarlier(directory, onboardings, record, others)) ?? { kind: 'no-tenant', domain };
  } catch (error) {
    if (asOnboardingError(error).code === 'limit-reached') throw error;
    log.warn({ err: error, onboarding: record.id }, 'could not find out about the customer');
    return { kind: 'unknown', domain, why: asOnboardingError(error).says };
  }
}

function ourCustomer(tenantId: string, { domain, companyName = '' }: Customer): Finding {
  return { kind: 'our-customer', domain, tenantId, companyName: cleanText(companyName) || domain };
}

/** Of the deals of a customer so many are looked into. */
const mostLookedInto = 5;

/**
 * The tenant of an earlier deal of this customer, which nobody has told of the domain yet, as long as we still resell to it.
 * @param ofDomain those that are over
 */
async function madeEarlier(
  directory: Directory,
  onboardings: Pick<Onboardings, 'withCrmAccount' | 'get'>,
  { id, crm }: Onboarding,
  ofDomain: readonly OnboardingSummary[],
): Promise<Finding | undefined> {
  const page = { limit: mostLookedInto };
  const ofAccount = crm === null ? [] : (await onboardings.withCrmAccount(crm.accountId, page)).items;
  const ids = new Set([...ofDomain.slice(0, mostLookedInto), ...ofAccount].map((one) => one.id));
  ids.delete(id);
  for (const earlier of ids) {
    const tenantId = (await onboardings.get(earlier))?.record.customer?.customerId;
    const customer = tenantId && (await directory.getCustomer(tenantId));
    if (tenantId && customer && isResold(customer)) return ourCustomer(tenantId, customer);
  }
  return undefined;
}

import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { cleanText } from '../../onboarding/form.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { companyDomain } from '../../onboarding/steps/account.ts';
import type { Finding } from '../../onboarding/steps/registration.ts';
import type { Log } from '../log/log.ts';
import { isResold } from '../providers/accepting-tenant.ts';
import type { Directory } from '../providers/ports.ts';
import type { Onboardings } from '../store/onboardings.ts';

/**
 * What the world knows about a customer before the answer to "First registration with Provider?" is believed: is
 * somebody else at it, does its domain belong to a Microsoft tenant, is that tenant ours already. What cannot be found out
 * is a finding too.
 * @throws OnboardingError `limit-reached` only
 */
export async function findOutAboutCustomer(
  directory: Directory,
  { onboardings, log }: { onboardings: Pick<Onboardings, 'withDomain'>; log: Log },
  record: Onboarding,
): Promise<Finding> {
  const domain = companyDomain(record);
  if (!domain) return { kind: 'no-domain' };
  try {
    const tenant = await directory.findTenant(domain);
    const customer = tenant && (await directory.getCustomer(tenant.tenantId));
    if (tenant && customer && isResold(customer)) {
      return {
        kind: 'our-customer',
        domain: customer.domain,
        tenantId: tenant.tenantId,
        companyName: cleanText(customer.companyName ?? '') || customer.domain,
      };
    }
    const others = await onboardings.withDomain(domain);
    const other = others.items.find(({ id }) => id !== record.id);
    if (other !== undefined) {
      return { kind: 'being-onboarded', domain, by: other.requester.name, accountName: other.accountName };
    }
    return tenant === undefined ? { kind: 'no-tenant', domain } : { kind: 'tenant', domain, tenantId: tenant.tenantId };
  } catch (error) {
    if (asOnboardingError(error).code === 'limit-reached') throw error;
    log.warn({ err: error, onboarding: record.id }, 'could not find out about the customer');
    return { kind: 'unknown', domain, why: asOnboardingError(error).says };
  }
}

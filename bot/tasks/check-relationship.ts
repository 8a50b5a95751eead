import { OnboardingError } from '../../errors/onboarding-error.ts';
import { accountKey } from '../../onboarding/account-name.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { companyDomain } from '../../onboarding/steps/account.ts';
import type { Customer } from '../../partner-center/partner-center.ts';
import { acceptingTenant, isResold } from '../providers/accepting-tenant.ts';
import type { Directory } from '../providers/ports.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/**
 * Looks whether the customer has accepted us as reseller. The link says nothing about who accepted (it is one for all
 * customers), so the acceptance is matched: by tenant, or by a domain that the tenant has proved to be its own. A name
 * proves nothing, anybody may bear it: who is only called so is asked about.
 */
export async function checkRelationship(
  { directory }: Pick<TaskParts, 'directory'>,
  { record, nextAt }: Attempt,
): Promise<TaskResult> {
  const domain = companyDomain(record);
  const tenantId = await tenantIdOf(directory, record, domain);
  const match = tenantId === undefined ? await ofDomain(directory, domain) : await directory.getCustomer(tenantId);
  if (match !== undefined && isResold(match)) {
    return { kind: 'relationship-accepted', customerId: match.customerId, domain: match.domain };
  }
  const namesakes = tenantId === undefined ? await ofName(directory, record.accountName) : [];
  return namesakes.length === 0
    ? { kind: 'still-waiting', nextAt }
    : { kind: 'tenants-found', tenants: namesakes.map(acceptingTenant), nextAt };
}

/** The tenant, where it was found before or can be found now; no answer about it is no reason to stop looking. */
async function tenantIdOf(
  directory: Directory,
  { registration }: Onboarding,
  domain: string | null,
): Promise<string | undefined> {
  const finding = registration?.finding;
  if (finding?.kind === 'tenant' || finding?.kind === 'our-customer') return finding.tenantId;
  if (domain === null) return undefined;
  try {
    return (await directory.findTenant(domain))?.tenantId;
  } catch (error) {
    if (error instanceof OnboardingError) return undefined;
    throw error;
  }
}

/** Partner Center looks by how a domain begins: only the very same one counts. */
async function ofDomain(directory: Directory, domain: string | null): Promise<Customer | undefined> {
  if (domain === null) return undefined;
  const found = await directory.findCustomersByDomain(domain);
  return found.find((customer) => customer.domain.toLowerCase() === domain.toLowerCase());
}

async function ofName(directory: Directory, accountName: string): Promise<Customer[]> {
  const key = accountKey(accountName);
  const found = await directory.findCustomersByName(accountName);
  return found.filter((one) => isResold(one) && one.companyName !== undefined && accountKey(one.companyName) === key);
}

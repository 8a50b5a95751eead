import { OnboardingError } from '../../errors/onboarding-error.ts';
import type { TaskResult } from '../../onboarding/commands.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { Customer } from '../../partner-center/partner-center.ts';
import { saying } from '../../words/saying.ts';
import type { Directory } from '../providers/ports.ts';
import type { Attempt, TaskParts } from './attempt.ts';

/**
 * Looks whether the customer has accepted us as reseller. The link says nothing about who accepted (it is one for all
 * customers), so the acceptance is matched: by tenant, else by domain, else by the very same name.
 */
export async function checkRelationship(
  { directory }: Pick<TaskParts, 'directory'>,
  { record, nextAt }: Attempt,
): Promise<TaskResult> {
  const matches = (await candidates(directory, record)).filter(isResold);
  const [match] = matches;
  if (match === undefined) return { kind: 'still-waiting', nextAt };
  if (matches.length > 1) {
    throw new OnboardingError('partner-center-refused', {
      says: saying('errors.tasks.several-customers', { count: matches.length, name: record.accountName }),
    });
  }
  return { kind: 'relationship-accepted', customerId: match.customerId, domain: match.domain };
}

async function candidates(directory: Directory, record: Onboarding): Promise<Customer[]> {
  const domain = record.account?.domain ?? null;
  const tenantId = await tenantIdOf(directory, record, domain);
  if (tenantId !== undefined) {
    const customer = await directory.getCustomer(tenantId);
    return customer === undefined ? [] : [customer];
  }
  const ofDomain = domain === null ? [] : await directory.findCustomersByDomain(domain);
  if (ofDomain.length > 0) return ofDomain;
  const named = await directory.findCustomersByName(record.accountName);
  const wanted = record.accountName.toLowerCase();
  return named.filter(({ companyName }) => companyName?.toLowerCase() === wanted);
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

/** An ended relationship stays in the list as `none`. */
function isResold(customer: Customer): boolean {
  return customer.relationshipToPartner !== 'none';
}

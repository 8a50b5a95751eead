import type { Customer } from '../../partner-center/partner-center.ts';

/** A customer of ours as a tenant that accepted us, which somebody is asked about. */
export function acceptingTenant({ customerId, domain, companyName = domain }: Customer) {
  return { tenantId: customerId.toLowerCase(), domain, companyName };
}

/** An ended relationship stays in the list as `none`. */
export function isResold({ relationshipToPartner }: Customer): boolean {
  return relationshipToPartner !== 'none';
}

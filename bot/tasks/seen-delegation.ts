import type { Delegation as Fact } from '../../onboarding/facts.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import type { AdminRelationship } from '../../partner-center/partner-center.ts';
import type { Delegation } from '../providers/ports.ts';

/** How the customer's grant stands at Graph, and the link by which it is given as long as it is asked for. */
export interface SeenDelegation {
  readonly status: Fact['status'];
  readonly link: string | null;
}

/**
 * Asked of Graph itself, before a link leaves too: it knows none that is another partner's, and one that is another
 * customer's is not this one's. Undefined = nobody was invited.
 */
export async function seenDelegation(
  { adminRelationship, linkTo }: Delegation,
  { delegation, customer }: Onboarding,
): Promise<SeenDelegation | undefined> {
  if (delegation === null) return undefined;
  const found = await adminRelationship(delegation.id);
  const isTheirs = found?.customer?.tenantId?.toLowerCase() === customer?.customerId.toLowerCase();
  const status = found !== undefined && isTheirs ? statusOf(found) : 'terminated';
  return { status, link: status === 'asked' ? linkTo(delegation.id) : null };
}

/** On its way to being active it is not yet; on its way out it is no longer (Microsoft Learn: delegatedadminrelationship). */
function statusOf({ status }: AdminRelationship): Fact['status'] {
  switch (status) {
    case 'active':
      return 'active';
    case 'expiring':
    case 'expired':
      return 'expired';
    case 'terminationRequested':
    case 'terminating':
    case 'terminated':
      return 'terminated';
    default:
      return 'asked';
  }
}

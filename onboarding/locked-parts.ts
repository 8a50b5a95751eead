import type { Onboarding, Part } from './onboarding.ts';
import { type Deed, isUnderWay } from './tasks.ts';

/** Why a part can no longer be changed; undefined = it can. */
export function lockedReason(record: Onboarding, part: Part): string | undefined {
  const busy = (kind: Deed['kind']) => isUnderWay(record.tasks, kind);
  if (record.order.placed !== null || busy('check-out')) {
    return 'The order is already on its way, so this can no longer change.';
  }
  // An edit, of whatever part, voids the approval and calls off what is planned: not what may just be happening.
  if (busy('create-customer')) {
    return record.attention === null
      ? 'The tenant is being created right now. Try again in a minute.'
      : 'Press Retry first: it is not known whether the tenant was created.';
  }
  switch (part) {
    case 'registration':
    case 'invitation':
    case 'company':
      if (record.customer !== null && !wasOurCustomer(record)) {
        return 'The customer’s tenant is already connected, so this can no longer change.';
      }
      return part === 'invitation' && busy('send-invitation')
        ? 'The mail is being sent right now. Try again in a minute.'
        : undefined;
    case 'agreement':
      if (record.agreementFacts.signed !== null || record.agreementFacts.askedAt !== null) {
        return 'The customer has been asked for the agreement already, so this can no longer change.';
      }
      return busy('confirm-agreement') || busy('send-agreement')
        ? 'The agreement is on its way right now. Try again in a minute.'
        : undefined;
    case 'account':
    case 'contract':
    case 'subscriptions':
      return undefined;
  }
}

/** Whether the tenant is only connected because it was our customer before: then nothing stands in the way of a change. */
export function wasOurCustomer(record: Onboarding): boolean {
  return record.registration?.finding.kind === 'our-customer' && record.registration.answer === 'no';
}

import { cancellationWindow } from '../../onboarding/commitment.ts';
import type { TakeBack } from '../../onboarding/take-back.ts';
import type { Subscription } from '../../partner-center/subscriptions.ts';

/**
 * What can still be taken back of a subscription, as it says itself (Microsoft Learn: subscription-resources); one that
 * says nothing of it, for seven days from the start of its term (cancel-an-azure-marketplace-subscription). Nothing of
 * what is gone, or bought in no seats; what is suspended can be cancelled, but has no seats to give back (2001).
 */
export function takeBackOf(subscription: Subscription): TakeBack | null {
  const { status = 'active', quantity, billingType, productType, refundOptions } = subscription;
  const isOfSeats = (billingType ?? 'license') === 'license';
  const isLicence = (productType?.id ?? 'OnlineServicesNCE') === 'OnlineServicesNCE';
  if ((status !== 'active' && status !== 'suspended') || !isOfSeats) return null;
  const since = momentOf(subscription.effectiveStartDate);
  const usual = since === null || !isLicence ? null : since + cancellationWindow;
  const told = refundableOf(subscription);
  const parts = told ?? (usual === null ? [] : [{ seats: quantity, until: usual }]);
  const latest = told?.map(({ until }) => until).toSorted((one, other) => other - one)[0];
  const full = refundOptions?.find(({ type }) => type.toLowerCase() === 'full');
  return {
    seats: quantity,
    cancelUntil: momentOf(subscription.cancellationAllowedUntilDate) ?? (told === undefined ? usual : (latest ?? null)),
    freeUntil: momentOf(full?.expiresAt),
    refundable: status === 'active' ? parts : [],
  };
}

/** Undefined = it does not say. */
function refundableOf({ refundableQuantity }: Subscription): TakeBack['refundable'] | undefined {
  return refundableQuantity?.details?.flatMap(({ quantity, allowedUntilDateTime }) => {
    const until = momentOf(allowedUntilDateTime);
    return until === null ? [] : [{ seats: quantity, until }];
  });
}

/** In ms UTC, which is also what is meant where no zone stands; null = none, or not to be read. */
function momentOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/i.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? null : at;
}

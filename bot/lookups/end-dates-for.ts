import { cleanText } from '../../onboarding/form.ts';
import type { EndDate } from '../../onboarding/steps/offers.ts';
import type { ProductChoice } from '../../onboarding/steps/subscriptions.ts';
import type { Offers } from '../providers/ports.ts';
import type { Asking } from './asking.ts';

/** The days on which a first term may end early, the soonest first: those of the customer's subscriptions, and a month's. */
export async function endDatesFor(
  { offers, customerId }: Asking,
  { isTrial, plans }: ProductChoice,
): Promise<EndDate[]> {
  if (customerId === undefined || isTrial) return [];
  const terms = [...new Set(plans.map(({ term }) => term))];
  const ofTerms = await Promise.all(
    terms.map(async (term) => (await offers.customTermEndDates(customerId, term)).map((one) => ({ ...one, term }))),
  );
  const offered = ofTerms.flat();
  const isTogether = offered.some(({ cotermSubscriptionIds }) => cotermSubscriptionIds.length > 0);
  const names = isTogether ? await subscriptionNames(offers, customerId) : new Map<string, string>();
  return [...Map.groupBy(offered, ({ allowedCustomTermEndDate }) => allowedCustomTermEndDate)]
    .map(([date, same]) => ({
      date,
      terms: same.map(({ term }) => term),
      subscriptions: distinct(same.flatMap((one) => one.cotermSubscriptionIds).flatMap((id) => names.get(id) ?? [])),
    }))
    .toSorted((one, other) => one.date.localeCompare(other.date));
}

async function subscriptionNames(offers: Offers, customerId: string): Promise<ReadonlyMap<string, string>> {
  const subscriptions = await offers.subscriptions(customerId);
  return new Map(
    subscriptions.map(({ id, friendlyName, offerName }) => [id, cleanText(friendlyName ?? offerName ?? '')]),
  );
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names.filter((name) => name !== ''))];
}

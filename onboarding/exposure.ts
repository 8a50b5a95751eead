import { billingPeriods, monthsOf } from './commitment.ts';
import type { Onboarding } from './onboarding.ts';
import type { SubscriptionLine } from './steps/subscriptions.ts';

/** What a deal may cost us in a year, in minor units of one currency. */
export interface Exposure {
  readonly amount: number;
  readonly currency: string;
}

/**
 * What the lines come to in a year by what we pay or the list price, whichever is higher: never by what was typed, and
 * never less for a promotion or an early end. A monthly term counts as if it ran a year.
 */
export function exposureOf({ lines, contract }: Pick<Onboarding, 'lines' | 'contract'>): Exposure {
  const amount = lines.reduce((sum, line) => sum + yearly(line), 0);
  return { amount, currency: contract?.currency ?? lines[0]?.plan.currency ?? '' };
}

function yearly({ plan, quantity }: SubscriptionLine): number {
  const price = Math.max(plan.cost ?? 0, plan.suggested ?? 0);
  return Math.ceil((price * quantity * billingPeriods(plan.term, plan.billing) * 12) / monthsOf(plan.term));
}

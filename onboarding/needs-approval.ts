import { ApprovalReason } from './approval-reason.ts';
import { billingPeriods, monthsOf } from './commitment.ts';
import { decimals } from './money.ts';
import type { Onboarding } from './onboarding.ts';
import { primaryContact } from './steps/account.ts';
import type { SubscriptionLine } from './steps/subscriptions.ts';
import { today } from './today.ts';

type Deal = Pick<
  Onboarding,
  'account' | 'lines' | 'contract' | 'registration' | 'invitation' | 'customer' | 'timeline'
>;

/** What a deal may cost us in a year, in minor units of one currency. */
export interface Exposure {
  readonly amount: number;
  readonly currency: string;
}

/**
 * What the lines come to in a year by what we pay or the list price, whichever is higher: never by what was typed, and
 * never less for a promotion or an early end. A monthly term counts as if it ran a year.
 */
export function exposureOf({ lines, contract }: Pick<Deal, 'lines' | 'contract'>): Exposure {
  const amount = lines.reduce((sum, line) => sum + yearly(line), 0);
  return { amount, currency: contract?.currency ?? lines[0]?.plan.currency ?? '' };
}

function yearly({ plan, quantity }: SubscriptionLine): number {
  const price = Math.max(plan.cost ?? 0, plan.suggested ?? 0);
  return Math.ceil((price * quantity * billingPeriods(plan.term, plan.billing) * 12) / monthsOf(plan.term));
}

/** @param threshold in whole units of the currency */
export function reaches(threshold: number, { amount, currency }: Exposure): boolean {
  return amount >= threshold * 10 ** decimals(currency);
}

/**
 * Why a deal has to be approved; nothing = it may go on without. What others ordered is not known here.
 * @param threshold the yearly exposure from which on it has, in whole units of the contract's currency; 0 = always
 * @param at now, ms UTC
 */
export function needsApproval(deal: Deal, threshold: number, at: number): readonly ApprovalReason[] {
  const { lines, contract, registration, customer, timeline } = deal;
  const discount = contract?.discountPercent ?? 0;
  const finding = registration?.finding.kind;
  const holds: { readonly [Reason in ApprovalReason]?: boolean } = {
    'every-order': threshold === 0,
    'price-moved':
      timeline.findLast(({ kind }) => kind === 'price-moved' || kind === 'approved')?.kind === 'price-moved',
    'above-threshold': threshold > 0 && reaches(threshold, exposureOf(deal)),
    'unknown-cost': lines.some(({ plan }) => plan.cost === null),
    'below-cost': lines.some((line) => isBelowCost(line, discount)),
    discount: discount > 0,
    'back-dated': contract !== null && contract.startDate !== '' && contract.startDate < today(at),
    'other-currency': lines.some(({ plan }) => plan.currency !== contract?.currency),
    'existing-customer': finding === 'our-customer',
    'unknown-tenant': registration?.answer === 'no' && finding !== 'tenant' && finding !== 'our-customer',
    'contact-elsewhere': registration?.answer === 'no' && isContactElsewhere(deal),
    'confirmed-tenant': customer !== null && customer.confirmedBy !== null,
    'rejected-before': timeline.some(({ kind }) => kind === 'rejected'),
  };
  return ApprovalReason.options.filter((reason) => holds[reason] === true);
}

/** Anybody can name a domain as the customer's website: it is theirs when those we write to have their mail there. */
function isContactElsewhere({ account, invitation }: Deal): boolean {
  if (account === null || account.domain === null) return false;
  const { domain } = account;
  const written = [primaryContact(account), ...(invitation?.mail ? [invitation.mail.recipient] : [])];
  return written.some(({ email }) => !`.${email.split('@')[1]}`.endsWith(`.${domain}`));
}

function isBelowCost({ plan, sellingPrice }: SubscriptionLine, discountPercent: number): boolean {
  return plan.cost !== null && sellingPrice * (100 - discountPercent) < plan.cost * 100;
}

import { type ApprovalPolicy, askedByAmount, rulesFor } from './approval-policy.ts';
import { ApprovalReason } from './approval-reason.ts';
import { exposureOf } from './exposure.ts';
import type { Onboarding } from './onboarding.ts';
import { primaryContact } from './steps/account.ts';
import type { SubscriptionLine } from './steps/subscriptions.ts';
import { today } from './today.ts';
import { withoutUndone } from './without-undone.ts';

type Deal = Pick<
  Onboarding,
  'account' | 'lines' | 'contract' | 'registration' | 'invitation' | 'customer' | 'timeline' | 'providerId'
>;

/**
 * Why a deal has to be approved; nothing = it may go on without. What others ordered is not known here.
 * @param at now, ms UTC
 */
export function needsApproval(deal: Deal, policy: ApprovalPolicy, at: number): readonly ApprovalReason[] {
  const { lines, contract, registration, customer } = deal;
  const timeline = withoutUndone(deal.timeline);
  const discount = contract?.discountPercent ?? 0;
  const finding = registration?.finding.kind;
  const rules = rulesFor(policy, deal).filter(({ ask }) => ask.length > 0);
  const isRuled = (kind: (typeof rules)[number]['when']['kind']) => rules.some(({ when }) => when.kind === kind);
  const exposure = exposureOf(deal);
  const isAsked = askedByAmount(policy, exposure).length > 0;
  const isAlways = askedByAmount(policy, { ...exposure, amount: 0 }).length > 0;
  const holds: { readonly [Reason in ApprovalReason]?: boolean } = {
    'every-order': isAsked && isAlways,
    'price-moved':
      timeline.findLast(({ kind }) => kind === 'price-moved' || kind === 'approved')?.kind === 'price-moved',
    'above-threshold': isAsked && !isAlways,
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
    'low-margin': isRuled('low-margin'),
    'first-order': isRuled('first-order'),
    'long-commitment': isRuled('long-commitment'),
    'by-provider': isRuled('by-provider'),
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

/** Whether less is asked for a seat than it costs us, without promotions. */
export function isBelowCost({ plan, sellingPrice }: SubscriptionLine, discountPercent: number): boolean {
  return plan.cost !== null && sellingPrice * (100 - discountPercent) < plan.cost * 100;
}

import { monthsOf } from '../onboarding/commitment.ts';
import type { Part } from '../onboarding/onboarding.ts';
import type { AddressCheck, CompanyDetails } from '../onboarding/steps/company.ts';
import type { Contract } from '../onboarding/steps/contract.ts';
import type { Segment } from '../onboarding/steps/registration.ts';
import type { Plan } from '../onboarding/steps/subscriptions.ts';

export const partTitles: Readonly<Record<Part, string>> = {
  account: 'Account',
  registration: 'First registration',
  invitation: 'Reseller invitation',
  company: 'Company details',
  agreement: 'Agreement',
  contract: 'Billing contract',
  subscriptions: 'Subscriptions',
};

export const segmentWords: Readonly<Record<Segment, string>> = {
  commercial: 'Commercial',
  education: 'Education',
  government: 'Government',
  nonprofit: 'Nonprofit',
};

export const frequencyWords: Readonly<Record<Contract['frequency'], string>> = {
  monthly: 'Every month',
  quarterly: 'Every quarter',
  annual: 'Every year',
  triennial: 'Every three years',
};

export const paymentTermWords: Readonly<Record<Contract['paymentTerms'], string>> = {
  'due-on-receipt': 'Due on receipt',
  'net-14': 'Net 14 days',
  'net-30': 'Net 30 days',
  'net-45': 'Net 45 days',
  'net-60': 'Net 60 days',
};

export const billingPolicyWords: Readonly<Record<Contract['billingPolicy'], string>> = {
  advance: 'In advance (before the period)',
  arrears: 'In arrears (after the period)',
};

/** What Microsoft said about an address, for somebody who has to do something about it. */
export const addressStatusWords: Readonly<Record<AddressCheck['status'], string>> = {
  VerifiedShippable: 'Microsoft knows this address.',
  Verified: 'Microsoft knows this address.',
  InteractionRequired: 'Microsoft would correct this address considerably. Please look at the suggestion.',
  StreetPartial: 'Microsoft knows the street, but not this house number.',
  PremisesPartial: 'Microsoft knows the house, but a suite, floor or unit is missing or unknown.',
  Multiple: 'Several addresses fit. Please choose the right one.',
  None: 'Microsoft does not know this address.',
  NotValidated: 'Microsoft could not check this address just now.',
};

/** How the address was settled, for the approver and the summary. */
export function addressSettledWords(company: CompanyDetails): string {
  switch (company.settled) {
    case 'verified':
      return 'Verified by Microsoft';
    case 'suggestion':
      return 'Microsoft’s suggestion taken over';
    case 'kept':
      return `Not verified, kept as typed: ${company.reason}`;
    case null:
      return 'Not settled yet';
  }
}

/** `1 year` for `P1Y`. */
export function termWords(term: string): string {
  const months = monthsOf(term);
  if (months % 12 === 0) return months === 12 ? '1 year' : `${months / 12} years`;
  return months === 1 ? '1 month' : `${months} months`;
}

/** What a price is for: `month` in "$6.00 per seat and month". */
export function billingPeriodWords(plan: Plan): string {
  switch (plan.billing.toLowerCase()) {
    case 'monthly':
      return 'month';
    case 'annual':
      return 'year';
    case 'biennial':
      return '2 years';
    case 'triennial':
      return '3 years';
    default:
      return termWords(plan.term);
  }
}

/** `1 year, billed monthly` */
export function planWords(plan: Plan): string {
  return `${termWords(plan.term)}, ${billingWords(plan.billing)}`;
}

function billingWords(billing: string): string {
  switch (billing.toLowerCase()) {
    case 'monthly':
      return 'billed monthly';
    case 'annual':
      return 'billed yearly';
    case 'none':
      return 'free of charge';
    default:
      return 'billed once';
  }
}

/** `English (United States)` for `en-US`. */
export function languageWords(culture: string): string {
  try {
    return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(culture) ?? culture;
  } catch {
    return culture;
  }
}

/** `A`, `A or B`, `A, B or C` */
export function eitherOf(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'disjunction' }).format(names);
}

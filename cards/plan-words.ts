import { monthsOf } from '../onboarding/commitment.ts';
import type { Plan } from '../onboarding/steps/subscriptions.ts';
import type { Words } from '../words/words.ts';

/** `1 year` for `P1Y`. */
export function termWords(words: Words, term: string): string {
  const months = monthsOf(term);
  return months % 12 === 0
    ? words.say('terms.plan.years', { count: months / 12 })
    : words.say('terms.plan.months', { count: months });
}

/** `1 year, billed monthly` */
export function planWords(words: Words, plan: Pick<Plan, 'term' | 'billing'>): string {
  const billing = words.say(`terms.plan.${billingOf(plan)}`);
  return words.say('terms.plan.summary', { term: termWords(words, plan.term), billing });
}

function billingOf({ billing }: Pick<Plan, 'billing'>) {
  switch (billing.toLowerCase()) {
    case 'monthly':
      return 'billedMonthly';
    case 'annual':
      return 'billedYearly';
    case 'none':
      return 'free';
    default:
      return 'billedOnce';
  }
}

/**
 * `25 × $6.00 per seat and month`
 * @param price of one seat and billing period, in minor units
 */
export function priceWords(
  words: Words,
  plan: Pick<Plan, 'term' | 'billing' | 'currency'>,
  quantity: number,
  price: number,
): string {
  const values = { quantity, price: words.money(price, plan.currency) };
  switch (plan.billing.toLowerCase()) {
    case 'monthly':
      return words.say('terms.plan.perMonth', values);
    case 'annual':
      return words.say('terms.plan.perYear', values);
    default:
      return words.say('terms.plan.perPeriod', { ...values, period: periodWords(words, plan) });
  }
}

function periodWords(words: Words, { billing, term }: Pick<Plan, 'term' | 'billing'>): string {
  switch (billing.toLowerCase()) {
    case 'biennial':
      return words.say('terms.plan.years', { count: 2 });
    case 'triennial':
      return words.say('terms.plan.years', { count: 3 });
    default:
      return termWords(words, term);
  }
}

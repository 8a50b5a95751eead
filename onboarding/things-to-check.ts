import type { ApprovalReason } from './approval-reason.ts';
import { commitmentOf } from './commitment.ts';
import { isBelowCost } from './needs-approval.ts';
import type { Onboarding } from './onboarding.ts';
import type { SubscriptionLine } from './steps/subscriptions.ts';
import { today } from './today.ts';

/** Something of a deal that is not as usual, which whoever approves it should have looked at. */
export interface ThingToCheck {
  readonly kind: (typeof thingsToLookAt)[number];
  readonly values: Readonly<Record<string, string | number>>;
}

/** In the order in which they are told. */
export const thingsToLookAt = [
  'unanswered',
  'below-cost',
  'unknown-cost',
  'price-moved',
  'discount',
  'low-margin',
  'back-dated',
  'other-currency',
  'confirmed-tenant',
  'unknown-tenant',
  'existing-customer',
  'contact-elsewhere',
  'address-kept',
  'rejected-before',
  'period-total',
  'period-currency',
] as const;

const day = 24 * 60 * 60_000;

/** @param at now, ms UTC */
export function thingsToCheck(record: Onboarding, at: number): readonly ThingToCheck[] {
  const { stage, contract, company, lines, requester } = record;
  const question = openQuestion(record);
  const reasons: readonly ApprovalReason[] = stage.kind === 'awaiting-approval' ? stage.reasons : [];
  const discount = contract?.discountPercent ?? 0;
  const products = (isMeant: (line: SubscriptionLine) => boolean) =>
    lines.filter(isMeant).map(({ product }) => ({ product: product.title }));
  const daysAgo = contract?.startDate ? Math.round((Date.parse(today(at)) - Date.parse(contract.startDate)) / day) : 0;
  const { marginPercent } = commitmentOf(lines, discount, contract?.currency ?? '');
  const found = (kind: ApprovalReason, values: ThingToCheck['values'] = {}) => (reasons.includes(kind) ? [values] : []);
  const all: Readonly<Record<ThingToCheck['kind'], readonly ThingToCheck['values'][]>> = {
    unanswered: question ? [{ name: question.by.name, question: question.text, requester: requester.name }] : [],
    'below-cost': products((line) => isBelowCost(line, discount)),
    'unknown-cost': products(({ plan }) => plan.cost === null),
    'price-moved': found('price-moved'),
    discount: discount > 0 ? [{ percent: discount }] : [],
    'low-margin': marginPercent === null ? [] : found('low-margin', { percent: marginPercent }),
    'back-dated': daysAgo > 0 ? [{ days: daysAgo }] : [],
    'other-currency': products(({ plan }) => contract !== null && plan.currency !== contract.currency),
    'confirmed-tenant': found('confirmed-tenant'),
    'unknown-tenant': found('unknown-tenant'),
    'existing-customer': found('existing-customer'),
    'contact-elsewhere': found('contact-elsewhere'),
    'address-kept': company?.settled === 'kept' && record.registration?.answer === 'yes' ? [{}] : [],
    'rejected-before': found('rejected-before'),
    'period-total': found('period-total'),
    'period-currency': found('period-currency'),
  };
  return thingsToLookAt.flatMap((kind) => all[kind].map((values) => ({ kind, values })));
}

/** What an approver has asked the rep, who has not answered; undefined = nothing. */
function openQuestion({ stage }: Onboarding) {
  const question = stage.kind === 'awaiting-approval' ? stage.question : null;
  return question?.answer === null ? question : undefined;
}

/** Why it has to be approved beyond what there is to check of it. */
export function otherReasons(reasons: readonly ApprovalReason[]): readonly ApprovalReason[] {
  return reasons.filter((reason) => !thingsToLookAt.some((kind) => kind === reason));
}

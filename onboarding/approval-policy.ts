import type { ApprovalStep, Asked, Named } from './approval-step.ts';
import { commitmentOf, monthsOf } from './commitment.ts';
import { type Exposure, exposureOf } from './exposure.ts';
import { decimals } from './money.ts';
import type { Onboarding } from './onboarding.ts';
import type { WorkingTime } from './working-time.ts';

/** A step as the policy has it. */
export interface PolicyStep extends ApprovalStep {
  /** After so many working hours without an answer these are asked as well; null = nobody is. */
  readonly escalate: { readonly afterHours: number; readonly to: Named } | null;
}

/** What a deal of at least so much a year is approved by. */
export interface Band {
  /** Null = any that no other band names. */
  readonly currency: string | null;
  /** In whole units of the currency. */
  readonly from: number;
  /** The names of the steps; none = it goes on by itself. */
  readonly ask: readonly string[];
}

/** What a deal of another kind is approved by as well. */
export interface PolicyRule {
  readonly when:
    | { readonly kind: 'low-margin'; readonly below: number }
    | { readonly kind: 'first-order' }
    | { readonly kind: 'long-commitment'; readonly months: number }
    | { readonly kind: 'by-provider'; readonly provider: string };
  readonly ask: readonly string[];
}

/** Who approves which deals. */
export interface ApprovalPolicy {
  /** In the order in which they are asked. */
  readonly steps: readonly PolicyStep[];
  /** Of each currency from 0 on, by amount. */
  readonly bands: readonly Band[];
  readonly rules: readonly PolicyRule[];
  readonly twoPersonRule: boolean;
  /** Who speaks for whom while they are away, by object id. */
  readonly deputies: Readonly<Record<string, string>>;
  readonly reminders: { readonly everyHours: number; readonly most: number } | null;
  readonly workingTime: WorkingTime | null;
}

/** The one rule of a bot without a policy: from a yearly exposure on, in whole units of any currency, one of these approves. */
export function oneRule(threshold: number, who: Named): ApprovalPolicy {
  const ask = ['approvers'];
  const above = { currency: null, from: threshold, ask };
  return {
    steps: [{ name: 'approvers', who, count: 1, escalate: null }],
    bands: threshold === 0 ? [above] : [{ currency: null, from: 0, ask: [] }, above],
    rules: [],
    twoPersonRule: false,
    deputies: {},
    reminders: null,
    workingTime: null,
  };
}

type Deal = Pick<Onboarding, 'lines' | 'contract' | 'registration' | 'providerId'>;

/** The steps that a band asks for. In a currency that no band is for, no amount compares: then everybody is asked. */
export function askedByAmount(policy: ApprovalPolicy, { amount, currency }: Exposure): readonly string[] {
  const own = policy.bands.filter((band) => band.currency === currency);
  const bands = own.length > 0 ? own : policy.bands.filter((band) => band.currency === null);
  if (bands.length === 0) return policy.steps.map(({ name }) => name);
  return bands.findLast(({ from }) => amount >= from * 10 ** decimals(currency))?.ask ?? [];
}

/** The rules that are about this deal. */
export function rulesFor({ rules }: ApprovalPolicy, deal: Deal): readonly PolicyRule[] {
  return rules.filter(({ when }) => isAbout(when, deal));
}

function isAbout(when: PolicyRule['when'], deal: Deal): boolean {
  switch (when.kind) {
    case 'low-margin':
      return isMarginBelow(deal, when.below);
    case 'first-order':
      return deal.registration?.finding.kind !== 'our-customer';
    case 'long-commitment':
      return deal.lines.some(({ plan }) => monthsOf(plan.term) > when.months);
    case 'by-provider':
      return deal.providerId === when.provider;
  }
}

/** Of what nobody knows the cost, the margin may be any. */
function isMarginBelow({ lines, contract }: Deal, percent: number): boolean {
  const { marginPercent } = commitmentOf(lines, contract?.discountPercent ?? 0, contract?.currency ?? '');
  return marginPercent === null || marginPercent < percent;
}

/**
 * What the policy asks for this deal, in its order. Of a deal that has to be looked at for another reason, such as a
 * discount, the first step is asked where nothing else is.
 */
export function askedFor(policy: ApprovalPolicy, deal: Deal): Asked {
  const wanted = new Set([
    ...askedByAmount(policy, exposureOf(deal)),
    ...rulesFor(policy, deal).flatMap(({ ask }) => ask),
  ]);
  const asked = policy.steps.filter(({ name }) => wanted.has(name));
  const steps = asked.length > 0 ? asked : policy.steps.slice(0, 1);
  return {
    steps: steps.map(({ name, who, count }) => ({ name, who, count })),
    twoPersonRule: policy.twoPersonRule,
  };
}

/**
 * The step as the policy has it by now: what has to be approved stays as it was asked for, who does it are those of
 * today, for people come and go. Of a step that the policy no longer has, those of then.
 */
export function stepNow({ steps }: ApprovalPolicy, step: ApprovalStep): PolicyStep {
  return steps.find(({ name }) => name === step.name) ?? { ...step, escalate: null };
}

/** The person who speaks for somebody, through others who are away; undefined = nobody who is there. */
export function deputyOf(
  { deputies }: Pick<ApprovalPolicy, 'deputies'>,
  id: string,
  isAway: (id: string) => boolean,
): string | undefined {
  const passed = new Set([id]);
  for (let next = deputies[id]; next !== undefined && !passed.has(next); next = deputies[next]) {
    if (!isAway(next)) return next;
    passed.add(next);
  }
  return undefined;
}

import { hash } from 'node:crypto';
import { accountKey } from './account-name.ts';
import type { Change, TaskResult } from './commands.ts';
import { broughtBy, type CrmLink, linkTo } from './crm-link.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { nothingProposed, proposedFrom } from './proposed.ts';
import { withTask } from './record-news.ts';
import type { Stage } from './stage.ts';
import type { SubscriptionLine } from './steps/subscriptions.ts';
import { noted } from './timeline.ts';

/**
 * The customer is this account. What stands in the forms stays: they start from it where they are empty; where the
 * customer is, and what it is called there, is as the account has it.
 */
export function takeAccount(
  record: Onboarding,
  { account, known }: Extract<Change, { kind: 'take-account' }>,
  by: Person,
  at: number,
): Onboarding {
  const { system, accountId, name } = account;
  const merged = proposedFrom(record.proposed, known) ?? nothingProposed;
  // Whom a saved form does not have is not known.
  const people = record.account === null ? merged : nothingProposed;
  const proposed = {
    contacts: people.contacts,
    website: people.website,
    market: known?.market ?? merged.market,
    company: known?.company ?? merged.company,
  };
  return noted(
    { ...record, crm: linkTo(account), crmBrought: broughtBy(account, known), proposed },
    { kind: 'took-account', by, system, accountId, name },
    at,
  );
}

/** Whoever gives the customer the name of another company means another account. */
export function crmUnderName({ crm }: Pick<Onboarding, 'crm'>, accountName: string): CrmLink | null {
  return crm !== null && accountKey(crm.name) === accountKey(accountName) ? crm : null;
}

/** What the people of the CRM are to know of a deal. */
export interface CrmOutcome {
  readonly accountName: string;
  readonly stage: Stage['kind'];
  readonly isOrdered: boolean;
  /** All that was ordered was cancelled since. */
  readonly isTakenBack: boolean;
  readonly tenantId: string | null;
  readonly domain: string | null;
  readonly contract: Pick<
    NonNullable<Onboarding['contract']>,
    'currency' | 'frequency' | 'paymentTerms' | 'discountPercent' | 'startDate' | 'termMonths' | 'autoRenew'
  > | null;
  /** Those that are ordered, or to be. What we pay is nobody's but ours. */
  readonly lines: readonly {
    readonly product: string;
    readonly quantity: number;
    readonly sellingPrice: number;
    readonly plan: Pick<SubscriptionLine['plan'], 'term' | 'billing' | 'currency'>;
  }[];
}

export function outcomeOf(record: Onboarding): CrmOutcome {
  const { accountName, stage, customer, order } = record;
  const left = record.lines.filter((_, place) => !order.leftOut.includes(place));
  const isTakenBack = order.placed !== null && left.length === 0;
  // Nothing of the terms holds any more.
  const isNothing = isTakenBack || stage.kind === 'cancelled';
  const contract = isNothing ? null : record.contract;
  const lines = isNothing ? [] : left;
  return {
    accountName,
    stage: stage.kind,
    isOrdered: order.placed !== null,
    isTakenBack,
    tenantId: customer?.customerId ?? null,
    domain: customer?.domain ?? null,
    contract: contract && {
      currency: contract.currency,
      frequency: contract.frequency,
      paymentTerms: contract.paymentTerms,
      discountPercent: contract.discountPercent,
      startDate: contract.startDate,
      termMonths: contract.termMonths,
      autoRenew: contract.autoRenew,
    },
    lines: lines.map(({ product, plan: { term, billing, currency }, quantity, sellingPrice }) => {
      return { product: product.title, quantity, sellingPrice, plan: { term, billing, currency } };
    }),
  };
}

/** The same for the same outcome, and no other. */
export function outcomeKey(record: Onboarding): string {
  return hash('sha256', JSON.stringify(outcomeOf(record))).slice(0, 16);
}

/** From the first request on the CRM is told what has changed; before that nothing has come of it. */
export function crmTasks(record: Onboarding, tellsCrm: boolean): 'tell-crm'[] {
  const { crm, stage } = record;
  if (!tellsCrm || crm === null || crm.isGone) return [];
  const isBegun = crm.told !== null || (stage.kind !== 'drafting' && stage.kind !== 'cancelled');
  return isBegun && crm.told !== outcomeKey(record) ? ['tell-crm'] : [];
}

/** It was told; what has changed meanwhile is told by the next. */
export function crmTold(record: Onboarding, { key }: Extract<TaskResult, { kind: 'crm-told' }>): Onboarding {
  return record.crm === null ? record : { ...record, crm: { ...record.crm, told: key } };
}

/** Nothing of the deal waits for it: those who run the bot hear of it, once. */
export function crmGone(record: Onboarding, at: number): Onboarding {
  if (record.crm === null || record.crm.isGone) return record;
  const gone = { ...record, crm: { ...record.crm, isGone: true } };
  const problem = { key: 'errors.crm.gone', values: { accountName: record.accountName } };
  return withTask(gone, { kind: 'tell-operators', problem }, at);
}

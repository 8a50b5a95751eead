import type { Onboarding } from './onboarding.ts';
import { type AgreementTemplate, type AgreementTerms, agreementFor } from './steps/agreement.ts';
import { type Contract, defaultContract, type UsualTerms } from './steps/contract.ts';
import { currentStep, dealStepOf, isFinished, type Part, partsOf } from './steps.ts';

/** Parts that stand as they are usual until the rep says otherwise. */
export const proposable = ['agreement', 'contract'] as const;
export type Proposable = (typeof proposable)[number];

/** What such parts look like for one customer; none = the rep is asked. */
export interface Proposals {
  readonly agreement?: AgreementTerms;
  readonly contract?: Contract;
}

/** Which of them are next, or have been passed over. */
export function openProposables(record: Onboarding): readonly Proposable[] {
  const step = currentStep(record);
  const isReached = step === 'review' || dealStepOf(step) === 'order';
  if (record.stage.kind !== 'drafting' || !isReached) return [];
  return proposable.filter((part) => partsOf(record).includes(part) && !isFinished(record, part));
}

/** @param template that customers of this country sign, if there is any */
export function proposalOf(
  record: Onboarding,
  template: AgreementTemplate | undefined,
  terms: UsualTerms | undefined,
): Proposals {
  const { account, accountName } = record;
  if (account === null) return {};
  return {
    ...(template && { agreement: agreementFor(template, account) }),
    ...(terms !== undefined && { contract: defaultContract(accountName, terms, account.primary) }),
  };
}

/** The record with what is proposed where nothing stands yet. */
export function withProposals(record: Onboarding, { agreement, contract }: Proposals): Onboarding {
  const open = openProposables(record);
  const filled = {
    ...(agreement && open.includes('agreement') && { agreement }),
    ...(contract && open.includes('contract') && { contract }),
  };
  const taken = proposable.filter((part) => part in filled || record.asProposed.includes(part));
  return Object.keys(filled).length === 0 ? record : { ...record, ...filled, asProposed: taken };
}

export function isAsProposed({ asProposed }: Pick<Onboarding, 'asProposed'>, part: Part): boolean {
  return asProposed.some((one) => one === part);
}

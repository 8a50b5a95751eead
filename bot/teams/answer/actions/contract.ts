import { currencyOf } from '../../../../onboarding/countries.ts';
import type { Inputs } from '../../../../onboarding/form.ts';
import type { Onboarding } from '../../../../onboarding/onboarding.ts';
import { readContractForm } from '../../../../onboarding/steps/contract.ts';
import { marketOf } from '../../../../onboarding/steps.ts';
import { changeFrom, type Reading } from './read-change.ts';

export function readContractChange(record: Onboarding, inputs: Inputs): Reading {
  const account = { accountName: record.accountName, contacts: record.account?.contacts ?? [] };
  const read = readContractForm(inputs, account, [currencyOf(marketOf(record)?.country ?? 'US')]);
  return changeFrom(read, inputs, (contract) => ({ kind: 'save-contract', contract }));
}

import { readContractForm } from '../../../onboarding/steps/contract.ts';
import { marketOf } from '../../../onboarding/steps.ts';
import { today } from '../../../onboarding/today.ts';
import { marketCurrency } from '../../lookups/market-currency.ts';
import { changeFrom, type Pressed } from '../action.ts';
import { usualTerms } from '../asked.ts';
import type { ContextOf, Gathering, StepRow } from './step.ts';

export const contract = {
  gather: async (gathering) => {
    const { services, record } = gathering;
    const { discountPercent } = usualTerms(services, record.providerId);
    return { step: 'contract', currency: await currencyFor(gathering), discountPercent };
  },
  actions: {
    'save-contract': {
      effect: 'writes',
      does: 'save-part',
      read: async (pressed) => {
        const { services, record, inputs } = pressed;
        const { accountName, account } = record;
        const known = { accountName, contacts: account?.contacts ?? [] };
        return changeFrom(
          readContractForm(inputs, known, await currencyFor(pressed), today(services.now())),
          inputs,
          (contract) => ({
            kind: 'save-part',
            part: 'contract',
            filled: { contract },
          }),
        );
      },
    },
  },
} satisfies StepRow<ContextOf<'contract'>>;

function currencyFor({ services, lookups, record }: Gathering | Pressed): Promise<string> {
  return marketCurrency(lookups.catalog, services.ifInTime, marketOf(record));
}

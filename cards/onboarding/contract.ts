import type { Onboarding } from '../../onboarding/onboarding.ts';
import { billingPolicies, type Contract, frequencies, paymentTerms } from '../../onboarding/steps/contract.ts';
import type { Card } from '../card.ts';
import type { Typed } from '../fill-in.ts';
import { renderView } from '../render.ts';
import { billingPolicyWords, frequencyWords, paymentTermWords } from '../words.ts';
import { contactChoices, wordedChoices } from './choices.ts';

export interface ContractContext {
  readonly step: 'contract';
  readonly currencies: readonly string[];
  /** `yyyy-mm-dd` */
  readonly today: string;
  /** The contract to start from: a normal one, or what was saved before. */
  readonly proposal: Contract;
}

const furtherInputs = ['billingPolicy', 'termMonths', 'autoRenew', 'currency', 'discountPercent', 'invoiceRecipients'];

/** The billing contract: six inputs for a normal one, the rest behind "More options" unless a mistake is in there. */
export function contractForm(record: Onboarding, { currencies, proposal }: ContractContext, { errors }: Typed): Card {
  const contacts = record.account?.contacts ?? [];
  return renderView(
    'onboarding/contract',
    {
      contractName: proposal.name,
      frequencies: wordedChoices(frequencies, frequencyWords),
      frequency: proposal.frequency,
      paymentTermChoices: wordedChoices(paymentTerms, paymentTermWords),
      paymentTerms: proposal.paymentTerms,
      startDate: proposal.startDate,
      purchaseOrder: proposal.purchaseOrder,
      contacts: contactChoices(contacts),
      billingContact: String(proposal.billingContact),
      showsMore: furtherInputs.some((id) => errors[id] !== undefined),
      billingPolicies: wordedChoices(billingPolicies, billingPolicyWords),
      billingPolicy: proposal.billingPolicy,
      termMonths: proposal.termMonths,
      autoRenew: String(proposal.autoRenew),
      currencies: currencies.map((currency) => ({ title: currency, value: currency })),
      currency: proposal.currency,
      discountPercent: String(proposal.discountPercent),
      invoiceRecipients: proposal.invoiceRecipients.join(', '),
    },
    record,
  );
}

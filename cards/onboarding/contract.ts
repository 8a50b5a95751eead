import type { Onboarding } from '../../onboarding/onboarding.ts';
import {
  billingPolicies,
  defaultContract,
  frequencies,
  paymentTerms,
  type UsualTerms,
} from '../../onboarding/steps/contract.ts';
import { today } from '../../onboarding/today.ts';
import type { Words } from '../../words/words.ts';
import type { Card } from '../card.ts';
import { renderView } from '../render.ts';
import { choicesOf, contactChoices } from './choices.ts';
import { joined, proposableInSight, proposedWords, type Shown } from './part-view.ts';

export type ContractContext = UsualTerms;

/** The billing contract. */
export const contract = { form, summary, note, isLong: () => true, isInSight };

/** Six inputs for a normal contract, the rest behind "More options". */
function form(words: Words, record: Onboarding, _: Shown, terms: ContractContext): Card {
  const { accountName, account } = record;
  const { currency } = terms;
  const proposal = record.contract ?? defaultContract(accountName, terms, account?.primary ?? 0);
  return renderView(
    words,
    'onboarding/contract',
    {
      contractName: proposal.name,
      frequencies: choicesOf(frequencies, (frequency) => words.say(`terms.frequency.${frequency}`)),
      frequency: proposal.frequency,
      paymentTermChoices: choicesOf(paymentTerms, (terms) => words.say(`terms.paymentTerms.${terms}`)),
      paymentTerms: proposal.paymentTerms,
      startDate: proposal.startDate,
      purchaseOrder: proposal.purchaseOrder,
      contacts: contactChoices(account?.contacts ?? []),
      billingContact: String(proposal.billingContact),
      billingPolicies: choicesOf(billingPolicies, (policy) => words.say(`terms.billingPolicy.${policy}`)),
      billingPolicy: proposal.billingPolicy,
      termMonths: proposal.termMonths,
      autoRenew: String(proposal.autoRenew),
      currencies: [{ title: currency, value: currency }],
      currency,
      discountPercent: String(proposal.discountPercent),
      invoiceRecipients: proposal.invoiceRecipients.join(', '),
    },
    record,
  );
}

const billed = {
  monthly: 'cards.summary.billedMonthly',
  quarterly: 'cards.summary.billedQuarterly',
  annual: 'cards.summary.billedAnnual',
  triennial: 'cards.summary.billedTriennial',
} as const;

function summary(words: Words, record: Onboarding): string {
  const { contract } = record;
  if (contract === null) return '';
  const { name, frequency, paymentTerms, discountPercent } = contract;
  return joined([
    name,
    words.say(billed[frequency]),
    words.say(`terms.paymentTerms.${paymentTerms}`),
    discountPercent === 0 ? '' : words.say('cards.summary.discount', { percent: discountPercent }),
    proposedWords(words, record, 'contract'),
  ]);
}

function note(words: Words, { contract, order }: Onboarding): string {
  if (contract === null) return '';
  const { termMonths, autoRenew } = contract;
  const startDate = contract.startDate || (order.placed === null ? '' : today(order.placed.at));
  const day = startDate === '' ? words.say('cards.note.dayOfOrder') : words.calendarDay(startDate);
  const values = { day, months: termMonths };
  return words.say(autoRenew ? 'cards.note.renews' : 'cards.note.ends', values);
}

function isInSight(record: Onboarding): boolean {
  return proposableInSight(record, 'contract');
}

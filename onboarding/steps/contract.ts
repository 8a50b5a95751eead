import { z } from 'zod';
import { isEmail } from '../email.ts';
import { FormReader, type FormResult, type Inputs } from '../form.ts';
import { faultInName } from '../name-fault.ts';
import { lastDayOfTerm } from '../term-days.ts';
import type { Contact } from './account.ts';

export const frequencies = ['monthly', 'quarterly', 'annual', 'triennial'] as const;
export const paymentTerms = ['due-on-receipt', 'net-14', 'net-30', 'net-45', 'net-60'] as const;
export const billingPolicies = ['advance', 'arrears'] as const;

/** The billing contract between partner and customer. */
export const Contract = z.object({
  name: z.string(),
  frequency: z.enum(frequencies),
  paymentTerms: z.enum(paymentTerms),
  billingPolicy: z.enum(billingPolicies),
  /** `yyyy-mm-dd`; '' = the day of the order, whenever that is. */
  startDate: z.string(),
  termMonths: z.number(),
  autoRenew: z.boolean(),
  /** ISO 4217, such as `USD`. */
  currency: z.string(),
  purchaseOrder: z.string(),
  /** Percent off the selling prices, 0 to 100, at most two decimals. */
  discountPercent: z.number(),
  /** Index into the account's contacts. */
  billingContact: z.number(),
  /** Who else gets the invoices. */
  invoiceRecipients: z.array(z.string()),
});
export type Contract = z.infer<typeof Contract>;

/** `ABC-Corp-CSP-Monthly`: account, service, frequency, as contracts are named by convention. */
export function contractName(accountName: string, frequency: Contract['frequency']): string {
  const account = accountName.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `${account}-CSP-${frequency.charAt(0).toUpperCase()}${frequency.slice(1)}`.slice(0, 100);
}

/** What is usual where the customer buys. */
export interface UsualTerms {
  /** ISO 4217 */
  readonly currency: string;
  /** Percent off the selling prices. */
  readonly discountPercent: number;
}

/** What a normal contract looks like; the rep changes what differs. */
export function defaultContract(
  accountName: string,
  { currency, discountPercent }: UsualTerms,
  primary: number,
): Contract {
  return {
    name: contractName(accountName, 'monthly'),
    frequency: 'monthly',
    paymentTerms: 'net-30',
    billingPolicy: 'advance',
    startDate: '',
    termMonths: 12,
    autoRenew: true,
    currency,
    purchaseOrder: '',
    discountPercent,
    billingContact: primary,
    invoiceRecipients: [],
  };
}

/** In months. */
const longestTerm = 120;

/** Whether nothing of it is left on a day, `yyyy-mm-dd`. */
export function isContractOver({ startDate, termMonths }: Pick<Contract, 'startDate' | 'termMonths'>, day: string) {
  const start = Date.parse(startDate);
  return !Number.isNaN(start) && termMonths <= longestTerm && lastDayOfTerm(start, `P${termMonths}M`) < day;
}

/**
 * @param currency in which the customer buys, and so the contract is
 * @param today `yyyy-mm-dd`
 */
export function readContractForm(
  inputs: Inputs,
  account: { accountName: string; contacts: readonly Contact[] },
  currency: string,
  today: string,
): FormResult<Contract> {
  const form = new FormReader(inputs);
  const frequency = form.choice('frequency', 'choose-frequency', frequencies) ?? 'monthly';
  const name = followFrequency(form.required('contractName', 'contractName', 100), account.accountName, frequency);
  // Our own proposal puts Latin words beside a name that was taken as it is.
  const fault = name === contractName(account.accountName, frequency) ? undefined : faultInName(name);
  if (fault !== undefined) form.fail('contractName', fault);
  const discount = form.text('discountPercent').replace(',', '.') || '0';
  if (!/^\d{1,3}(\.\d{1,2})?$/.test(discount) || Number(discount) > 100) {
    form.fail('discountPercent', 'not-a-percentage');
  }
  const billingContact = Number(form.text('billingContact') || '0');
  if (account.contacts[billingContact] === undefined) form.fail('billingContact', 'choose-billing-contact');
  const invoiceRecipients = form
    .text('invoiceRecipients')
    .split(/[,;\s]+/)
    .filter((address) => address !== '');
  const wrong = invoiceRecipients.find((address) => !isEmail(address));
  if (wrong !== undefined)
    form.fail('invoiceRecipients', { code: 'not-a-recipient', values: { address: wrong.slice(0, 60) } });
  if (invoiceRecipients.length > 10) form.fail('invoiceRecipients', 'too-many-recipients');
  const startDate = form.text('startDate') === '' ? '' : form.date('startDate', 'startDate');
  const termMonths = form.wholeNumber('termMonths', 'term', 1, longestTerm);
  if (isContractOver({ startDate, termMonths }, today)) form.fail('startDate', 'contract-over');
  return form.result({
    name,
    frequency,
    paymentTerms: form.choice('paymentTerms', 'choose-payment-terms', paymentTerms) ?? 'net-30',
    billingPolicy: form.choice('billingPolicy', 'choose-billing-policy', billingPolicies) ?? 'advance',
    startDate,
    termMonths,
    autoRenew: form.text('autoRenew') !== 'false',
    currency: form.choice('currency', 'choose-currency', [currency]) ?? '',
    purchaseOrder: form.optional('purchaseOrder', 'purchaseOrder', 50),
    discountPercent: Number(discount),
    billingContact,
    invoiceRecipients,
  });
}

/** A name left as the convention proposed it moves with the chosen frequency; a name of the rep's own stays. */
function followFrequency(typed: string, accountName: string, frequency: Contract['frequency']): string {
  const proposed = frequencies.some((candidate) => contractName(accountName, candidate) === typed);
  return proposed ? contractName(accountName, frequency) : typed;
}

export const contractStep = {
  part: 'contract',
  dealStep: 'order',
  fields: { contract: Contract.nullable() },
  nothing: { contract: null },
  applies: () => true,
  isFinished: ({ contract }: { readonly contract: Contract | null }) => contract !== null,
  lockedBy: () => undefined,
} as const;

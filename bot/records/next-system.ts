import { billingPeriods, monthsOf } from '../../onboarding/commitment.ts';
import { plainAmount } from '../../onboarding/money.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { placedAtOf } from '../../onboarding/order-progress.ts';
import { fullName, primaryContact } from '../../onboarding/steps/account.ts';
import { promoted } from '../../onboarding/steps/offers.ts';
import { productKey, type SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { lastDayOfTerm } from '../../onboarding/term-days.ts';
import { today } from '../../onboarding/today.ts';
import type { Onboardings } from '../store/onboardings.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { everySummary } from './every-summary.ts';

/** Of one row: what stands in which column. */
type Cells = Readonly<Record<string, string>>;

/** What a table is made from. */
interface Deal {
  readonly record: Onboarding;
  /** As people call the provider. */
  readonly provider: string;
}

/**
 * What a system imports that goes on with the customer, in the order in which it does: an account before its contract,
 * that before its subscriptions. Dataverse's import knows a column by its display name, in a file of UTF-8 with a byte order
 * mark (learn.microsoft.com/power-apps/user/import-data). Where no public page names a column or a choice, its row says so.
 */
const tables = {
  accounts: accountRows,
  contacts: contactRows,
  'provider-accounts': providerAccountRows,
  'billing-contracts': contractRows,
  subscriptions: subscriptionRows,
} as const;

/**
 * Each table as the text of a file, of all deals that are completed.
 * @returns by name
 */
export async function tablesForNextSystem(
  onboardings: Pick<Onboardings, 'every' | 'get'>,
  providerName: (id: string) => string,
): Promise<ReadonlyMap<string, string>> {
  const deals: Deal[] = [];
  for await (const { id } of everySummary(onboardings)) {
    const record = (await onboardings.get(id))?.record;
    if (record?.stage.kind === 'completed') deals.push({ record, provider: providerName(record.providerId) });
  }
  return new Map(Object.entries(tables).map(([name, rowsOf]) => [name, fileOf(deals.flatMap(rowsOf))]));
}

function fileOf(rows: readonly Cells[]): string {
  const columns = Object.keys(rows[0] ?? {});
  return byteOrderMark + [columns, ...rows.map((row) => Object.values(row))].map(csvLine).join('');
}

/** Account of Dynamics 365: learn.microsoft.com/power-apps/developer/data-platform/reference/entities/account */
function accountRows({ record }: Deal): Cells[] {
  const { accountName, account, company } = record;
  if (account === null) return [];
  const contact = primaryContact(account);
  const { addressLine1 = '', addressLine2 = '', city = '', state = '', postalCode = '' } = company?.address ?? {};
  return [
    {
      'Account Name': accountName,
      Email: contact.email,
      'Main Phone': contact.phone,
      Website: account.domain ?? '',
      'Address 1: Street 1': addressLine1,
      'Address 1: Street 2': addressLine2,
      'Address 1: City': city,
      'Address 1: State/Province': state,
      'Address 1: ZIP/Postal Code': postalCode,
      'Address 1: Country/Region': company?.address.country ?? record.invitation?.country ?? '',
    },
  ];
}

/** Contact of Dynamics 365, the primary one first: …/reference/entities/contact */
function contactRows({ record: { accountName, account } }: Deal): Cells[] {
  if (account === null) return [];
  const primary = primaryContact(account);
  return [primary, ...account.contacts.filter((one) => one !== primary)].map((one) => ({
    'First Name': one.firstName,
    'Last Name': one.lastName,
    Email: one.email,
    'Business Phone': one.phone,
    'Company Name': accountName,
  }));
}

/** Provider Account of Work 365, which an account's subscriptions are found by: docs.work365apps.com/docs/provider-account */
function providerAccountRows({ record: { accountName, customer }, provider }: Deal): Cells[] {
  if (customer === null) return [];
  return [
    {
      'Provider Name': accountName,
      Account: accountName,
      'Provider Specific Id': customer.customerId,
      Provider: provider,
    },
  ];
}

const frequencies = { monthly: 'Monthly', quarterly: 'Quarterly', annual: 'Annual', triennial: 'Triennial' } as const;

/**
 * Billing Contract of Work 365: help.work365apps.com/documentation/billing/billing-contract,
 * pvdocs.work365apps.com/docs/create-a-new-flexi-billing-contract
 */
function contractRows({ record }: Deal): Cells[] {
  const { accountName, account, contract, order } = record;
  if (contract === null) return [];
  const startDate = contract.startDate || (order.placed === null ? '' : today(order.placed.at));
  const billingContact = account?.contacts[contract.billingContact];
  return [
    {
      Name: contract.name,
      Customer: accountName,
      // Which choices a type has, and how terms of payment are written, no public page says.
      Type: 'Recurring',
      'Billing Frequency': frequencies[contract.frequency],
      'Payment Terms': contract.paymentTerms === 'due-on-receipt' ? 'Due on receipt' : netDays(contract.paymentTerms),
      'Billing Policy': contract.billingPolicy === 'advance' ? 'Advance' : 'Arrears',
      'Start Date': startDate,
      'End Date': startDate === '' ? '' : lastDayOfTerm(Date.parse(startDate), `P${contract.termMonths}M`),
      'Contract Term (months)': String(contract.termMonths),
      'Auto-Renew': contract.autoRenew ? 'Yes' : 'No',
      Currency: contract.currency,
      'Discount %': String(contract.discountPercent),
      'Product Type': 'CSP',
      'Primary Billing Contact': billingContact === undefined ? '' : fullName(billingContact),
      'Additional Invoice Recipients': contract.invoiceRecipients.join(', '),
      // On no public page.
      'PO Number': contract.purchaseOrder,
    },
  ];
}

/** `Net 30` */
function netDays(terms: string): string {
  return terms.replace('net-', 'Net ');
}

/**
 * Subscription of Work 365, those that were ordered and not taken back: docs.work365apps.com/docs/license-based-subscritpion,
 * pvdocs.work365apps.com/docs/creating-a-new-subscription, docs.work365apps.com/docs/work-365-units
 */
function subscriptionRows({ record, provider }: Deal): Cells[] {
  const { accountName, contract, lines, order } = record;
  return lines.flatMap((line, place) => {
    const placedAt = placedAtOf(record, place);
    const isOurs = placedAt !== undefined && !order.leftOut.includes(place);
    return isOurs
      ? [
          {
            'Subscription Name': line.product.title,
            'Friendly Name': line.product.title,
            Customer: accountName,
            'Billing Contract': contract?.name ?? '',
            Provider: provider,
            'Provider Part Number': productKey(line.product),
            'Billing Type': 'License',
            'Effective Start Date': today(placedAt),
            Quantity: String(line.quantity),
            'Sales Unit': salesUnit(line),
            'Selling Price per Unit': perUnit(line, line.sellingPrice),
            'Cost Price per Unit':
              line.plan.cost === null ? '' : perUnit(line, promoted(line.plan.cost, line.promotion)),
            Currency: line.plan.currency,
            'Is Trial': line.product.isTrial ? 'Yes' : 'No',
            // On no public page, both: for who maps them by hand.
            'Provider Subscription Id': order.subscriptions[place]?.id ?? '',
            'End of Term': order.subscriptions[place]?.lastDay ?? '',
          },
        ]
      : [];
  });
}

/** The commitment, which prices are of: a month, a quarter, a year, three years. */
function salesUnit({ plan }: SubscriptionLine): string {
  const months = monthsOf(plan.term);
  const units: Readonly<Record<number, string>> = { 1: 'Monthly', 3: 'Quarterly', 12: 'Annually', 36: 'Triennial' };
  return units[months] ?? `${months} months`;
}

/** For a whole sales unit. @param price of a seat and billing period, in minor units */
function perUnit({ plan }: SubscriptionLine, price: number): string {
  return plainAmount(price * billingPeriods(plan.term, plan.billing), plan.currency);
}

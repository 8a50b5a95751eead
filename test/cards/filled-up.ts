import { maxAccountName } from '../../onboarding/account-name.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { type Contact, maxContacts } from '../../onboarding/steps/account.ts';
import { type Plan, type ProductChoice, planId, type SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';
import { businessPremium, type SampleTexts } from '../sample-records.ts';

/** A text of this length, of words that can be broken. */
function long(length: number): string {
  return 'Wmm '
    .repeat(length / 4 + 1)
    .slice(0, length - 1)
    .padEnd(length, 'W');
}

/** The longest title that Partner Center's catalog has is a little shorter. */
const title = long(100);

/** Every text as long as it is taken. */
export const longestTexts: SampleTexts = {
  accountName: long(maxAccountName),
  firstName: long(50),
  lastName: long(50),
  street: long(200),
  reason: long(500),
  productTitle: title,
};

const contact: Contact = {
  firstName: longestTexts.firstName,
  lastName: longestTexts.lastName,
  email: `${'w'.repeat(64)}@${'w'.repeat(185)}.com`,
  phone: '+1 425 555 0100 extension 0100',
};

/** All terms and billings there are. */
const plans: readonly Plan[] = [
  'P1Y/monthly',
  'P1Y/annual',
  'P1M/monthly',
  'P3Y/monthly',
  'P3Y/annual',
  'P3Y/triennial',
].map((id) => {
  const [term = '', billing = ''] = id.split('/');
  const announced = { from: '2027-07-01', cost: 123_456_789, suggested: null };
  return { term, billing, currency: 'USD', cost: 123_456_700, suggested: 234_567_800, announced };
});

/** A product with a promotion for each plan, and with every end of a term. */
const fullProduct: ProductChoice = {
  ...businessPremium,
  title,
  maximumQuantity: 100_000,
  plans: [...plans],
  promotions: plans.map((plan) => ({
    id: '39NFJQT1PK3C:0001:39NFJQT1Q5KP',
    name: title,
    plan: planId(plan),
    percent: 12.75,
    until: '2030-12-30',
    seats: { least: 1, most: 100_000 },
    isAutomatic: false,
    isConfirmed: false,
  })),
  endDates: Array.from({ length: 12 }, (_, index) => ({
    date: `2027-${String(index + 1).padStart(2, '0')}-28T00:00:00`,
    terms: ['P1M', 'P1Y'],
    subscriptions: [title, title],
  })),
};

const [plan] = plans;
const [promotion = null] = fullProduct.promotions;
if (plan === undefined) throw new Error('There is no plan.');

const line: SubscriptionLine = {
  product: fullProduct,
  plan,
  quantity: 100_000,
  endOfTerm: 'extend',
  sellingPrice: 234_567_800,
  promotion,
  customTermEndDate: fullProduct.endDates[0]?.date ?? null,
};

/** The same onboarding with as much in it as there can be, and with so many lines once there are some. */
export function filledUp(record: Onboarding, lineCount: number): Onboarding {
  const { account, contract, company, agreement, invitation, lines, choosing, order } = record;
  return {
    ...record,
    account: account && {
      ...account,
      contacts: [contact, ...Array.from({ length: maxContacts - 1 }, () => contact)],
      domain: `${'w'.repeat(250)}.com`,
    },
    company: company && { ...company, legalName: long(100), domainPrefix: 'w'.repeat(27), contact, reason: long(300) },
    agreement: agreement && { ...agreement, signatory: contact },
    invitation: invitation && {
      ...invitation,
      mail: invitation.mail && { ...invitation.mail, recipient: contact, subject: long(150), text: long(4000) },
    },
    contract: contract && {
      ...contract,
      name: long(100),
      purchaseOrder: long(50),
      invoiceRecipients: Array.from({ length: 20 }, (_, index) => `${'w'.repeat(30)}${index}@${'w'.repeat(12)}.com`),
    },
    lines: lines.length === 0 ? [] : Array.from({ length: lineCount }, () => line),
    choosing: choosing && fullProduct,
    order: order.placed === null ? order : orderOfMany(order, lineCount),
    timeline: manyEdits(record),
  };
}

/** Each line an order of its own, and one that was left to whoever decided otherwise. */
function orderOfMany(order: Onboarding['order'], lineCount: number): Onboarding['order'] {
  const places = Array.from({ length: lineCount }, (_, index) => index);
  const id = '4d3cf487-70f4-4e1e-9ff1-b2bfce8d9f04';
  const [refused] = order.refused;
  return {
    ...order,
    placed: order.placed && { ...order.placed, orderIds: places.map(() => id) },
    refused: refused === undefined ? [] : places.map((line) => ({ ...refused, line })),
    subscriptions: places.map(() => ({
      id,
      lastDay: '2027-11-28',
      state: 'left',
      changedTo: 'extend',
      wasExtended: true,
      takeBack: null,
      reminded: 'nothing',
    })),
  };
}

/** Asked for approval, and asked again after a day of edits. */
function manyEdits({ timeline, requester, lines }: Onboarding): Onboarding['timeline'] {
  const submitted = timeline.find(({ kind }) => kind === 'submitted');
  const edited = Array.from({ length: 10 }, (_, at) => ({
    kind: 'edited' as const,
    by: requester,
    edits: Array.from({ length: 10 }, (_, index) => {
      return { field: 'line' as const, of: `${at} ${index} ${title}`, before: long(100), after: long(99) };
    }),
  }));
  const added = lines.length === 0 ? [] : submitted === undefined ? edited : [submitted, ...edited, submitted];
  return [
    ...timeline,
    ...added.map((entry, index) => ({ ...entry, id: timeline.length + index + 1, at: 0, hash: '' })),
  ];
}

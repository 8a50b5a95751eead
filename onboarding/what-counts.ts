import { type Edit, editsBetween, type Fact, type Field, netOf } from './edit.ts';
import { plainAmount } from './money.ts';
import type { Onboarding } from './onboarding.ts';
import type { Person } from './person.ts';
import { type Personal, personal } from './personal.ts';
import type { Contact } from './steps/account.ts';
import { dayOf } from './steps/offers.ts';
import { type EndOfTerm, planId, type SubscriptionLine } from './steps/subscriptions.ts';
import { marketOf, type Part } from './steps.ts';
import { noted, type OrderShown } from './timeline.ts';

/**
 * The record after a change, with what it has changed of a deal that was submitted at some time. Before that nothing
 * depends on what is filled in; from then on somebody may have decided on it.
 */
export function withEdits(before: Onboarding, after: Onboarding, by: Person, at: number): Onboarding {
  if (!before.timeline.some(({ kind }) => kind === 'submitted')) return after;
  const edits = editsBetween(whatCounts(before), whatCounts(after));
  return edits.length === 0 ? after : noted(after, { kind: 'edited', by, edits }, at);
}

/** What has changed since somebody was asked about the deal the time before, for whoever decides on it once more. */
export function editsSinceAskedBefore({ timeline }: Onboarding): Edit[] {
  const asked = timeline.filter((entry) => entry.kind === 'submitted' && entry.approvalKept === undefined);
  const before = asked.at(-2);
  if (before === undefined) return [];
  return netOf(timeline.flatMap((entry) => (entry.kind === 'edited' && entry.id > before.id ? entry.edits : [])));
}

/** The order as it stands; null as long as there is no contract. */
export function orderShown(record: Onboarding): OrderShown | null {
  const { contract, registration, providerId, lines } = record;
  if (contract === null) return null;
  const { currency, discountPercent, startDate, termMonths, frequency, paymentTerms, billingPolicy } = contract;
  const market = marketOf(record);
  const company = registration?.answer === 'yes' ? record.company : null;
  return {
    ...{ currency, discountPercent, startDate, termMonths, frequency, paymentTerms, billingPolicy },
    contractRenews: contract.autoRenew,
    provider: providerId,
    market: market === undefined ? '' : `${market.country} ${market.segment}`,
    answer: registration?.answer ?? '',
    legalName: company?.legalName ?? '',
    domainPrefix: company?.domainPrefix ?? '',
    lines: lines.map(({ product: { title, productId, skuId }, plan: { term, billing, cost }, ...line }) => {
      const { quantity, sellingPrice, endOfTerm, customTermEndDate } = line;
      const promotionId = line.promotion?.id ?? null;
      const sold = { title, quantity, sellingPrice, productId, skuId, term, billing, cost, endOfTerm };
      return { ...sold, promotionId, customTermEndDate };
    }),
  };
}

/** An order as it was shown before the extended term could be chosen says whether its lines renew: the others were to end. */
export function withEndsOfTerm(order: OrderShown): OrderShown {
  const lines = order.lines.map(({ autoRenew, ...line }) =>
    autoRenew === undefined ? line : { ...line, endOfTerm: endOfTermOf(autoRenew) },
  );
  return { ...order, lines };
}

function endOfTermOf(autoRenew: boolean): EndOfTerm {
  return autoRenew ? 'renew' : 'cancel';
}

/** What of an order is a fact of the same name, in the order in which it is read. */
const orderFields = [
  'currency',
  'discountPercent',
  'startDate',
  'termMonths',
  'contractRenews',
  'frequency',
  'paymentTerms',
  'billingPolicy',
  'provider',
  'market',
  'answer',
  'legalName',
  'domainPrefix',
] as const;

/** The facts of an order as it was shown, as far as they were written down. */
export function orderFacts(order: OrderShown): Fact[] {
  const { currency, lines } = withEndsOfTerm(order);
  const named = distinct(lines.map(({ title }) => title));
  const told = (field: Field, value: string | number | boolean = '', of = '') =>
    value === '' ? [] : [fact(field, String(value), of)];
  return [
    ...lines.flatMap(({ quantity, sellingPrice, term, billing, endOfTerm, ...line }, index) => [
      fact('line', `${quantity} × ${plainAmount(sellingPrice, currency)} ${currency}`, named[index]),
      ...told('plan', term === undefined || billing === undefined ? '' : planId({ term, billing }), named[index]),
      ...told('endOfTerm', endOfTerm, named[index]),
      ...told('promotion', line.promotionId ?? '', named[index]),
      ...told('endsOn', dayOf(line.customTermEndDate ?? ''), named[index]),
    ]),
    ...orderFields.flatMap((field) => told(field, order[field])),
  ];
}

/**
 * Of each part what somebody decides on, who is told when it changes. What is paid comes first: where there is little room,
 * it is what is seen.
 */
const countsOf: Readonly<Record<Part, (record: Onboarding) => Fact[]>> = {
  subscriptions: ({ lines, contract }) => lineFacts(lines, contract?.currency),
  contract: contractFacts,
  account: accountFacts,
  registration: registrationFacts,
  invitation: invitationFacts,
  company: companyFacts,
  agreement: agreementFacts,
};

export function whatCounts(record: Onboarding): Fact[] {
  return Object.values(countsOf).flatMap((facts) => facts(record));
}

function accountFacts({ account, accountName, providerId }: Onboarding): Fact[] {
  const named = [fact('provider', providerId), fact('accountName', accountName)];
  if (account === null) return named;
  const { contacts, primary, domain } = account;
  return [
    ...named,
    ...(domain === null ? [] : [fact('domain', domain)]),
    ...contacts.map((contact, index) => fact('contact', contactText(contact), String(index + 1))),
    fact('primaryContact', String(primary + 1)),
  ];
}

function registrationFacts({ registration }: Onboarding): Fact[] {
  if (registration === null) return [];
  const { answer, finding } = registration;
  const tenant = 'tenantId' in finding ? [fact('tenant', finding.tenantId)] : [];
  return [fact('answer', answer), ...tenant];
}

function invitationFacts({ invitation }: Onboarding): Fact[] {
  if (invitation === null) return [];
  const { mail, country, segment } = invitation;
  const recipient = mail === null ? [] : [fact('recipient', contactText(mail.recipient))];
  return [...recipient, fact('market', `${country} ${segment}`)];
}

function companyFacts({ company }: Onboarding): Fact[] {
  if (company === null) return [];
  const { legalName, domainPrefix, address, culture, registrationNumber, segment, contact } = company;
  const { addressLine1, addressLine2, city, state, postalCode, country } = address;
  return [
    fact('legalName', legalName),
    fact('domainPrefix', domainPrefix),
    fact('address', listed([addressLine1, addressLine2, city, state, postalCode, country])),
    fact('culture', culture),
    fact('registrationNumber', registrationNumber),
    fact('market', `${country} ${segment}`),
    fact('companyContact', contactText(contact)),
  ];
}

function agreementFacts({ agreement }: Onboarding): Fact[] {
  if (agreement === null) return [];
  const { template, signatory, how } = agreement;
  return [
    fact('agreement', listed([template.name, template.version])),
    fact('signatory', contactText(signatory)),
    fact('signed', how.kind === 'already-signed' ? how.signedOn : how.kind),
  ];
}

function contractFacts({ contract }: Onboarding): Fact[] {
  if (contract === null) return [];
  return [
    fact('contractName', contract.name),
    fact('frequency', contract.frequency),
    fact('paymentTerms', contract.paymentTerms),
    fact('billingPolicy', contract.billingPolicy),
    fact('startDate', contract.startDate),
    fact('termMonths', String(contract.termMonths)),
    fact('contractRenews', String(contract.autoRenew)),
    fact('currency', contract.currency),
    fact('purchaseOrder', contract.purchaseOrder),
    fact('discountPercent', String(contract.discountPercent)),
    fact('billingContact', String(contract.billingContact + 1)),
    ...contract.invoiceRecipients.map((email, index) => fact('invoiceRecipient', personal(email), String(index + 1))),
  ];
}

function lineFacts(lines: readonly SubscriptionLine[], contractCurrency: string | undefined): Fact[] {
  const named = distinct(lines.map(({ product }) => product.title));
  return lines.flatMap(({ plan, quantity, sellingPrice, endOfTerm, promotion, customTermEndDate }, index) => {
    const currency = contractCurrency ?? plan.currency;
    return [
      fact('line', `${quantity} × ${plainAmount(sellingPrice, currency)} ${currency}`, named[index]),
      fact('plan', planId(plan), named[index]),
      fact('endOfTerm', endOfTerm, named[index]),
      ...(promotion === null ? [] : [fact('promotion', `${promotion.name}, ${promotion.percent} %`, named[index])]),
      ...(customTermEndDate === null ? [] : [fact('endsOn', dayOf(customTermEndDate), named[index])]),
    ];
  });
}

function fact(field: Field, value: string | Personal, of = ''): Fact {
  return { field, of, value };
}

/** One text, in which the address stands by itself. */
function contactText({ firstName, lastName, email, phone }: Contact): Personal {
  return personal(listed([`${firstName} ${lastName}`, email, phone]));
}

function listed(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ');
}

/** The second of the same title is called so. */
function distinct(titles: readonly string[]): string[] {
  return titles.map((title, index) => {
    const before = titles.slice(0, index).filter((other) => other === title).length;
    return before === 0 ? title : `${title} (${before + 1})`;
  });
}

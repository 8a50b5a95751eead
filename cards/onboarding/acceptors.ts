import type { Onboarding } from '../../onboarding/onboarding.ts';
import { companyDomain, fullName, primaryContact } from '../../onboarding/steps/account.ts';
import type { Words } from '../../words/words.ts';
import { type Card, cardOf } from '../card.ts';
import { renderView } from '../render.ts';
import { joined } from './part-view.ts';

/** Tenants that accepted us and may be this customer, beside what the deal says: a person has to tell. */
export function acceptorsBox(words: Words, record: Onboarding, mayAnswer: boolean): Card {
  const open = record.acceptors.flatMap(({ answer, ...tenant }, index) => (answer === null ? [{ tenant, index }] : []));
  if (record.customer !== null || open.length === 0) return cardOf([]);
  const deal = dealLines(words, record).map(asText);
  const acceptors = open.map(({ tenant, index }) => ({
    index,
    mayAnswer,
    deal,
    tenant: tenantLines(tenant).map(asText),
  }));
  return renderView(words, 'onboarding/acceptors', { acceptors }, record);
}

/** Both sides of what the requester has confirmed, for whoever approves it; '' when nothing was. */
export function confirmedWords(words: Words, record: Onboarding): string {
  const { customer } = record;
  if (customer === null || customer.confirmedBy === null) return '';
  const tenant = record.acceptors.find(({ tenantId }) => tenantId === customer.customerId);
  return words.say('cards.acceptors.confirmed', {
    name: customer.confirmedBy.name,
    tenant: joined(tenant === undefined ? [customer.domain, customer.customerId] : tenantLines(tenant)),
    deal: joined(dealLines(words, record)),
  });
}

function dealLines(words: Words, record: Onboarding): readonly string[] {
  const { accountName, account } = record;
  const domain = companyDomain(record) ?? words.say('cards.acceptors.noDomain');
  if (account === null) return [accountName, domain];
  const contact = primaryContact(account);
  return [accountName, domain, joined([fullName(contact), contact.email])];
}

function tenantLines(tenant: { companyName: string; domain: string; tenantId: string }): readonly string[] {
  return [tenant.companyName, tenant.domain, tenant.tenantId];
}

function asText(text: string) {
  return { text };
}

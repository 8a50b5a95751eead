import { cancellationWindow } from '../../onboarding/commitment.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { dayWords, momentWords } from '../time-words.ts';

export type Fact = { readonly name: string; readonly value: string };

/** What the outside world has told about this customer so far. */
export function factsOf(record: Onboarding): readonly Fact[] {
  const all: readonly Fact[] = [
    { name: 'Tenant', value: tenantWords(record) },
    { name: 'Tenant id', value: record.customer?.customerId ?? '' },
    { name: 'Credentials', value: credentialsWords(record) },
    { name: 'Verification', value: verificationWords(record) },
    { name: 'Agreement', value: agreementWords(record) },
    { name: 'Order', value: orderWords(record) },
    { name: 'Cancel until', value: cancelWords(record) },
  ];
  return all.filter(({ value }) => value !== '');
}

function tenantWords({ customer, registration }: Onboarding): string {
  if (customer === null) return registration?.answer === 'yes' ? 'Not created yet' : 'Not connected yet';
  const deed = registration?.answer === 'yes' ? 'created' : 'connected';
  return `${customer.domain}, ${deed} on ${dayWords(customer.since)}`;
}

function credentialsWords({ credentials }: Onboarding): string {
  switch (credentials.kind) {
    case 'none':
      return '';
    case 'in-vault':
      return `Kept safe for you since ${dayWords(credentials.since)}. They can be opened once.`;
    case 'taken':
      return `Taken by ${credentials.by.name} on ${momentWords(credentials.at)}. Our copy is gone.`;
    case 'lost':
      return 'Microsoft’s answer with the password got lost. Reset the administrator’s password in Partner Center.';
  }
}

function verificationWords({ verification, registration }: Onboarding): string {
  switch (verification?.status) {
    case undefined:
      return '';
    case 'Allowed':
      return 'Microsoft verified the account';
    case 'NotAllowed':
      return 'Microsoft did not approve the account';
    case 'NoRecord':
      return registration?.answer === 'yes' ? 'Microsoft has not begun yet' : 'Nothing to verify for this tenant';
    case 'UnderReview':
    case 'Unknown':
    case 'NotReady':
      return 'Microsoft is checking the account. Until then nothing can be ordered.';
  }
}

function agreementWords({ agreementFacts, customer }: Onboarding): string {
  const { signed, askedAt, confirmationRefused } = agreementFacts;
  if (signed !== null) {
    const how = signed.how === 'by-customer' ? 'Accepted by the customer' : 'Signed, and confirmed by us';
    return `${how} on ${dayWords(signed.at)}`;
  }
  if (askedAt !== null) return `Link mailed to the customer on ${dayWords(askedAt)}, not accepted yet`;
  if (confirmationRefused) return 'Microsoft wants the customer’s own acceptance. We mail the link.';
  return customer === null ? '' : 'Not accepted yet';
}

function orderWords({ order, stage }: Onboarding): string {
  if (order.placed !== null) return `${order.placed.orderIds.join(', ')}, placed on ${momentWords(order.placed.at)}`;
  return stage.kind === 'cancelled' ? 'Nothing was ordered' : 'Not placed yet';
}

function cancelWords({ order }: Onboarding): string {
  return order.placed === null
    ? ''
    : `${momentWords(order.placed.at + cancellationWindow)}. Afterwards the customer is bound for the whole term.`;
}

import { type Deadline, deadlinesOf } from '../../onboarding/deadlines.ts';
import { plainAmount } from '../../onboarding/money.ts';
import type { Onboarding } from '../../onboarding/onboarding.ts';
import { placedOrders } from '../../onboarding/order-progress.ts';
import { fullName } from '../../onboarding/steps/account.ts';
import type { SubscriptionLine } from '../../onboarding/steps/subscriptions.ts';

/**
 * A deal as a program reads it: codes, ISO 8601 in UTC, amounts in the currency beside them. No secret, and nothing of
 * what we pay.
 * @param provider as people call it
 */
export function dealData(record: Onboarding, provider: string) {
  const { id, accountName, stage, requester, providerId, customer, account, company, registration } = record;
  const { agreement, agreementFacts, delegation, contract } = record;
  const { signed } = agreementFacts;
  return {
    deal: id,
    customer: accountName,
    stage: stage.kind,
    rep: { name: requester.name, id: requester.id },
    provider: { id: providerId, name: provider },
    tenant: customer && {
      id: customer.customerId,
      domain: customer.domain,
      since: iso(customer.since),
      isNew: registration?.answer === 'yes',
    },
    company: company && {
      legalName: company.legalName,
      address: company.address,
      registrationNumber: company.registrationNumber,
    },
    contacts: (account?.contacts ?? []).map((contact, place) => ({
      name: fullName(contact),
      email: contact.email,
      phone: contact.phone,
      isPrimary: place === account?.primary,
    })),
    agreement: {
      template: agreement?.template ?? null,
      signatory: agreement && { name: fullName(agreement.signatory), email: agreement.signatory.email },
      statedOn: agreement?.how.kind === 'already-signed' ? agreement.how.signedOn : null,
      /** What Partner Center says. */
      accepted: signed && { at: iso(signed.at), how: signed.how },
    },
    delegation: delegation && {
      relationshipId: delegation.id,
      status: delegation.status,
      since: iso(delegation.since),
    },
    contract: contract && {
      ...contract,
      billingContact: account?.contacts[contract.billingContact]?.email ?? null,
    },
    subscriptions: record.lines.map((line, place) => subscriptionOf(record, line, place)),
    deadlines: deadlinesOf(record).map((deadline) => deadlineOf(record, deadline)),
  };
}

function subscriptionOf({ order }: Onboarding, line: SubscriptionLine, place: number) {
  const { product, plan, quantity, sellingPrice, endOfTerm } = line;
  const placed = placedOrders(order).find(({ lines }) => lines === null || lines.includes(place));
  const subscription = order.subscriptions[place];
  return {
    product: product.title,
    partNumber: `${product.productId}:${product.skuId}`,
    subscriptionId: subscription?.id ?? '',
    orderIds: placed?.orderIds ?? [],
    orderedAt: placed === undefined ? null : iso(placed.at),
    isCancelled: order.leftOut.includes(place),
    quantity,
    term: plan.term,
    billing: plan.billing,
    /** Of a seat and billing period, before the contract's discount. */
    price: plainAmount(sellingPrice, plan.currency),
    currency: plan.currency,
    endOfTerm,
    lastDay: subscription?.lastDay ?? null,
  };
}

function deadlineOf({ lines }: Onboarding, deadline: Deadline) {
  const { kind } = deadline;
  const when = kind === 'cancel' ? iso(deadline.at) : deadline.day;
  const afterwards = kind === 'cancel' ? null : deadline.afterwards;
  return { kind, when, afterwards, product: kind === 'contract' ? null : (lines[deadline.line]?.product.title ?? '') };
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}

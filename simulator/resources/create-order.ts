import { z } from 'zod';
import { type Call, readBody } from '../call.ts';
import { type Answer, fault, json, type Refusal } from '../respond.ts';
import type { CartLine } from '../state.ts';
import { requireAgreement } from './agreements.ts';
import { findPlan, termsOf } from './catalog.ts';
import { newOrder } from './checkout.ts';
import { tenantOf, tradingCustomer } from './find-customer.ts';
import { requireResellerAttestation } from './indirect-resellers.ts';
import { orderBody } from './orders.ts';
import { lineRequest, priceLines } from './price-cart.ts';
import { sandboxLimit, subscriptionsLeftInSandbox } from './sandbox.ts';
import { requireVerified } from './verification.ts';

const line = lineRequest.omit({ id: true, catalogItemId: true, billingCycle: true, participants: true }).extend({
  offerId: z.string(),
  partnerIdOnRecord: z.string().optional(),
  additionalPartnerIdsOnRecord: z.array(z.string()).default([]),
});

const request = z.object({
  billingCycle: z.string().default('monthly'),
  partnerOnRecordAttestationAccepted: z.boolean().optional(),
  lineItems: z.array(line).min(1),
});

/**
 * `POST /v1/customers/{id}/orders`: an order without a cart, as clients from before carts place it (Microsoft Learn:
 * create-an-order). The same lines are taken and refused as in a cart, but a wrong one refuses the whole order.
 */
export function createOrder(call: Call): Answer {
  const { world } = call;
  const customer = tradingCustomer(call);
  const { billingCycle, lineItems, partnerOnRecordAttestationAccepted } = readBody(call, request);
  requireResellerAttestation(world, partnerOnRecordAttestationAccepted);
  requireAgreement(customer);
  requireVerified(world, customer);
  const asked = lineItems.map((one) => asCartLine(one, billingCycle));
  const lines = priceLines(world, customer, asked);
  for (const one of lines) if (one.error) throw refusalOf(one, one.error);
  if (lines.length > subscriptionsLeftInSandbox(world, customer)) throw sandboxLimit();
  const order = newOrder(world, { customerId: customer.id, country: tenantOf(world, customer).country }, lines);
  world.state.orders.push(order);
  return json(201, orderBody(world, order));
}

/** A line without a term gets the first one that is paid so often: the sample on the page becomes one of a month. */
function asCartLine(
  { offerId, partnerIdOnRecord, additionalPartnerIdsOnRecord, ...rest }: z.infer<typeof line>,
  billingCycle: string,
) {
  const sku = findPlan(offerId)?.sku;
  const terms = sku ? termsOf(sku) : [];
  const first = terms.find((term) => term.billingCycle.toLowerCase() === billingCycle.toLowerCase());
  const participants = [
    ...(partnerIdOnRecord ? [{ key: 'transaction_reseller' as const, value: partnerIdOnRecord }] : []),
    ...additionalPartnerIdsOnRecord.map((value) => ({ key: 'additional_transaction_reseller' as const, value })),
  ];
  return {
    ...rest,
    catalogItemId: offerId,
    billingCycle,
    termDuration: rest.termDuration ?? first?.duration,
    ...(participants.length > 0 && { participants }),
  };
}

/** The codes of orders for what a cart says inside its lines; the table has none for each. */
function refusalOf({ id, catalogItemId }: CartLine, error: NonNullable<CartLine['error']>): Refusal {
  switch (error.errorCode) {
    case 10001:
      return fault(400, 800004, 'Invalid offer ID');
    case 10009:
      return sandboxLimit();
    case 10012:
      return fault(400, 900203, `CatalogItemId: ${catalogItemId} requires attestation acceptance.`);
    case 10015: {
      const text = `The requested quantity for line item ${id} is not within the allowed quantity for this offer.`;
      return fault(400, 900275, text);
    }
    default:
      return fault(400, 800002, 'Invalid request input', [error.errorDescription]);
  }
}

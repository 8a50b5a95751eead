import { z } from 'zod';
import type { Call } from './call.ts';
import { keepRecord } from './keep-record.ts';
import type { Answer } from './respond.ts';
import type { AuditRecord } from './state.ts';
import { announce } from './webhooks/announce.ts';

/** A kind of call that leaves a record (Microsoft Learn: auditing-resources), and some an event. */
interface Kind {
  readonly call: RegExp;
  readonly operationType: string;
  readonly resourceType: string;
}

const customer = '/v1/customers/[^/]+';

function kind(call: string, operationType: string, resourceType: string): Kind {
  return { call: new RegExp(`^${call}/?$`, 'i'), operationType, resourceType };
}

const kinds: readonly Kind[] = [
  kind('POST /v1/customers', 'add_customer', 'customer'),
  kind(`PATCH ${customer}`, 'remove_partner_customer_relationship', 'partner_customer_relationship'),
  kind(`PUT ${customer}/profiles/billing`, 'update_customer_billing_profile', 'customer'),
  kind(`POST ${customer}/qualifications`, 'update_customer_qualification', 'customer'),
  kind(`POST ${customer}/agreements`, 'create_agreement', 'agreement'),
  kind(`POST ${customer}/carts/[^/]+/checkout`, 'create_order', 'order'),
  kind(`POST ${customer}/orders`, 'create_order', 'order'),
  kind(`PATCH ${customer}/orders/[^/]+`, 'update_order', 'order'),
  kind(`PATCH ${customer}/subscriptions/[^/]+`, 'update_subscription', 'subscription'),
];

const anyResource = z.record(z.string(), z.unknown());
const checkoutResult = z.object({ orders: z.array(anyResource) });
const orderMembers = z.looseObject({
  id: z.string(),
  billingCycle: z.string(),
  lineItems: z.array(
    z.looseObject({
      offerId: z.string(),
      subscriptionId: z.string().optional(),
      friendlyName: z.string().default(''),
      quantity: z.number(),
      partnerIdOnRecord: z.string().nullable().default(null),
    }),
  ),
});

/** After a call that was carried out: keeps the audit records it leaves, and sends the events. */
export function leaveTrace(call: Call, answer: Answer): void {
  const done = kinds.find((one) => one.call.test(`${call.method} ${call.path}`));
  if (!done || !answer.body || answer.status >= 300) return;
  const body: unknown = JSON.parse(answer.body);
  const { operationType } = done;
  if (operationType === 'create_order') {
    const checkedOut = checkoutResult.safeParse(body).data;
    for (const order of checkedOut?.orders ?? [anyResource.parse(body)]) recordOrder(call, done, order);
    return;
  }
  // The first administrator's password stands in the answer, and nowhere else.
  const { userCredentials: _, ...resource } = anyResource.parse(body);
  const isEnding = operationType === 'remove_partner_customer_relationship';
  if (isEnding && resource.relationshipToPartner !== 'none') return;
  const { id, at } = record(call, done, resource);
  const { world } = call;
  if (operationType === 'update_subscription') {
    announce(world, {
      name: 'subscription-updated',
      resourceName: 'subscription',
      resourcePath: call.path.replace('/v1/', '/webhooks/v1/'),
      auditPath: `/v1/auditrecords/${id}`,
      at,
    });
  }
  if (isEnding) {
    const event = { resourceName: 'PartnerCustomerDap', resourcePath: null, auditPath: null, at };
    announce(world, { ...event, name: 'dap-admin-relationship-terminated' });
  }
}

/** A second checkout may show the same orders again. */
function recordOrder(call: Call, done: Kind, order: Record<string, unknown>): void {
  const words = wordsOfOrder(order);
  const isKnown = call.world.state.auditRecords.some(({ customizedData: [first] }) => first?.value === words[0]?.value);
  if (!isKnown) record(call, done, order, words);
}

function record(
  { world, token, headers, param }: Call,
  { operationType, resourceType }: Kind,
  resource: Record<string, unknown>,
  customizedData?: AuditRecord['customizedData'],
) {
  return keepRecord(world, {
    customerId: param('customerId').toLowerCase() || String(resource.id),
    operationType,
    resourceType,
    resource,
    ...(token?.kind === 'user' && { userPrincipalName: `integration@${world.state.partner.domain}` }),
    applicationId: token?.clientId,
    originalCorrelationId: headers['ms-correlationid']?.toString(),
    ...(customizedData && { customizedData }),
  });
}

function wordsOfOrder(order: unknown): AuditRecord['customizedData'] {
  const { id, billingCycle, lineItems } = orderMembers.parse(order);
  return [
    { key: 'OrderId', value: id },
    { key: 'BillingCycle', value: billingCycle.charAt(0).toUpperCase() + billingCycle.slice(1) },
    ...lineItems.flatMap(({ offerId, subscriptionId, friendlyName, quantity, partnerIdOnRecord }, line) => [
      { key: `OfferId-${line}`, value: offerId },
      ...(subscriptionId === undefined ? [] : [{ key: `SubscriptionId-${line}`, value: subscriptionId }]),
      { key: `SubscriptionName-${line}`, value: friendlyName },
      { key: `Quantity-${line}`, value: String(quantity) },
      { key: `PartnerOnRecord-${line}`, value: partnerIdOnRecord },
    ]),
  ];
}

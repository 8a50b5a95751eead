import { sign } from 'node:crypto';
import { makeGuid } from '../identifiers.ts';
import type { Moment } from '../moments.ts';
import type { World } from '../world.ts';
import type { Delivery } from './webhook-state.ts';

/** The events a partner can register for (Microsoft Learn: partner-center-webhook-events). */
export const eventNames = [
  'azure-fraud-event-detected',
  'dap-admin-relationship-approved',
  'dap-admin-relationship-terminated',
  'dap-admin-relationship-terminated-by-microsoft',
  'granular-admin-access-assignment-activated',
  'granular-admin-access-assignment-created',
  'granular-admin-access-assignment-deleted',
  'granular-admin-access-assignment-updated',
  'granular-admin-relationship-activated',
  'granular-admin-relationship-approved',
  'granular-admin-relationship-expired',
  'granular-admin-relationship-terminated',
  'indirect-reseller-relationship-accepted-by-customer',
  'invoice-ready',
  'new-commerce-migration-completed',
  'new-commerce-migration-created',
  'new-commerce-migration-failed',
  'new-commerce-migration-schedule-failed',
  'referral-created',
  'referral-updated',
  'related-referral-created',
  'related-referral-updated',
  'reseller-relationship-accepted-by-customer',
  'subscription-updated',
  'test-created',
  'usagerecords-thresholdExceeded',
] as const;

/** Something that happened. */
export interface Event {
  readonly name: (typeof eventNames)[number];
  readonly resourceName: string;
  /** Paths of ours; null where the documents show no address. */
  readonly resourcePath: string | null;
  readonly auditPath: string | null;
  readonly at: Moment;
}

/** So many deliveries are remembered. */
const remembered = 200;

/** Sends an event to whoever registered for it; nothing happens when nobody did. */
export function announce(world: World, event: Event, id?: string): Delivery | undefined {
  const { webhooks } = world.state;
  const { registration } = webhooks;
  if (!registration?.webhookEvents.includes(event.name)) return undefined;
  const addressOf = (path: string | null) => path && `${registration.origin}${path}`;
  const body = JSON.stringify({
    EventName: event.name,
    ResourceUri: addressOf(event.resourcePath),
    ResourceName: event.resourceName,
    AuditUri: addressOf(event.auditPath),
    ResourceChangeUtcDate: event.at.iso.replace('Z', '+00:00'),
  });
  // RSA PKCS#1 v1.5 with SHA-256 over the bytes as they are sent.
  const signature = `Signature ${sign('RSA-SHA256', Buffer.from(body), world.webhookKeys.privateKey).toString('base64')}`;
  const delivery: Delivery = {
    id: id ?? makeGuid(world.state),
    at: world.now(),
    eventName: event.name,
    webhookUrl: registration.webhookUrl,
    headers: {
      'Content-Type': 'application/json',
      [registration.signatureTokenToMsSignatureHeader ? 'x-ms-signature' : 'Authorization']: signature,
      'X-MS-Certificate-Url': `${registration.origin}/webhook-certificate.cer`,
      'X-MS-Signature-Algorithm': 'rsa-sha256',
    },
    body,
    attempts: [],
    outcome: 'pending',
  };
  webhooks.deliveries = [...webhooks.deliveries, delivery].slice(-remembered);
  world.deliver(delivery);
  return delivery;
}

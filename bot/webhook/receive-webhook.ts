import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { ApplyCommand } from '../apply-command.ts';
import type { Log } from '../log/log.ts';
import type { Onboardings } from '../store/onboardings.ts';
import type { Store } from '../store/store.ts';
import type { CheckSignature } from './check-signature.ts';
import type { PlaceAcceptance } from './place-acceptance.ts';
import { type Delivery, OLDEST_MS, readDelivery } from './read-delivery.ts';

/**
 * Takes a delivery of Partner Center. What it is about is only made due, and looked up from the API afterwards; an
 * acceptance that nobody expects is looked up at once, so that somebody hears of it.
 * @throws OnboardingError `webhook-refused`, `store-unavailable`
 */
export type ReceiveWebhook = (headers: IncomingHttpHeaders, body: Buffer) => Promise<void>;

/** What a customer's acceptance is called, from us and from a provider above us. */
const acceptances = [
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
];

/** Sent when an operator asks Partner Center to try the way. */
const trial = 'test-created';

/** The events that mean something to us. There is none for agreements, verification or orders: those are polled. */
export const wantedEvents: readonly string[] = [...acceptances, trial];

export function createReceiveWebhook(parts: {
  checkSignature: CheckSignature;
  store: Store;
  onboardings: Pick<Onboardings, 'awaitingTenant'>;
  applyCommand: ApplyCommand;
  placeAcceptance: PlaceAcceptance;
  now: () => number;
  log: Log;
}): ReceiveWebhook {
  const { checkSignature, store, onboardings, applyCommand, placeAcceptance, now, log } = parts;
  return async (headers, body) => {
    await checkSignature(headers, body);
    const delivery = readDelivery(body, now());
    const id = nameOf(delivery);
    if ((await store.get('webhook', id)) !== undefined) {
      log.info({ event: delivery.eventName }, 'a webhook came again');
      return;
    }
    log.info({ event: delivery.eventName, customer: delivery.customerId }, 'a webhook came');
    if (acceptances.includes(delivery.eventName) && delivery.customerId !== undefined) {
      for (const onboarding of await onboardings.awaitingTenant(delivery.customerId)) {
        await applyCommand(onboarding, { source: 'provider', hint: 'relationship-accepted' });
      }
      await placeAcceptance(delivery.customerId);
    }
    // Last: had the process ended before this, the delivery would have to come again.
    await store.create({ kind: 'webhook', id, body: { event: delivery.eventName }, expiresAt: now() + 2 * OLDEST_MS });
  };
}

/** Deliveries have no id of their own; the documents tell them apart by these three. */
function nameOf({ eventName, resourceUri, changedAt }: Delivery): string {
  return createHash('sha256')
    .update(JSON.stringify([eventName, resourceUri, changedAt]))
    .digest('hex');
}

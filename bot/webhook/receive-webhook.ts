import type { IncomingHttpHeaders } from 'node:http';
import type { Log } from '../log/log.ts';
import type { CheckSignature } from './check-signature.ts';
import { acceptances, type Deliveries } from './deliveries.ts';
import { readDelivery } from './read-delivery.ts';

/**
 * Takes a delivery of Partner Center: it is checked and kept, in one write. What follows from it comes after the answer.
 * @throws OnboardingError `webhook-refused`, `store-unavailable`
 */
export type ReceiveWebhook = (headers: IncomingHttpHeaders, body: Buffer) => Promise<void>;

/** Sent when an operator asks Partner Center to try the way. */
const trial = 'test-created';

/** The events that mean something to us. There is none for agreements, verification or orders: those are polled. */
export const wantedEvents: readonly string[] = [...acceptances, trial];

export function createReceiveWebhook(parts: {
  checkSignature: CheckSignature;
  deliveries: Pick<Deliveries, 'keep'>;
  now: () => number;
  log: Log;
}): ReceiveWebhook {
  const { checkSignature, deliveries, now, log } = parts;
  return async (headers, body) => {
    await checkSignature(headers, body);
    const delivery = readDelivery(body, now());
    const isNew = await deliveries.keep(delivery);
    const about = { event: delivery.eventName, customer: delivery.customerId };
    log.info(about, isNew ? 'a webhook came' : 'a webhook came again');
  };
}

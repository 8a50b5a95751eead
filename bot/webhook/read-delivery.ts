import { z } from 'zod';
import { shortText } from '../../onboarding/short-text.ts';
import { readJson } from '../http/read-json.ts';
import { refused } from './trusted-certificate.ts';

/** What Partner Center says has happened. What it means is re-read from the API: a delivery is only a hint. */
export interface Delivery {
  /** e.g. `reseller-relationship-accepted-by-customer`. */
  readonly eventName: string;
  readonly resourceUri: string;
  /** As it was written. */
  readonly changedAt: string;
  /** The customer that the resource belongs to, lower case, where it belongs to one. */
  readonly customerId: string | undefined;
}

/** Deliveries come with capital first letters, the specification has small ones. */
const body = z.record(z.string(), z.unknown()).transform((members) => {
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name.toLowerCase(), value ?? undefined]));
});
const delivery = body.pipe(
  z.object({
    eventname: shortText(200).refine(Boolean),
    resourceuri: shortText(2000).default(''),
    resourcechangeutcdate: shortText(100),
  }),
);

const DAY = 24 * 60 * 60_000;
/** Events may be two days late, and are repeated for a while after that. */
export const OLDEST_MS = 7 * DAY;
const CLOCKS_DIFFER_MS = 15 * 60_000;

/**
 * Reads a body whose signature was checked.
 * @param at now, ms UTC
 * @throws OnboardingError `webhook-refused` for what is no delivery, or too old or too new to be one of now
 */
export function readDelivery(raw: Buffer, at: number): Delivery {
  const parsed = delivery.safeParse(readJson(raw.toString('utf8').replace(/^\uFEFF/, '')));
  if (!parsed.success) throw refused('its body is not an event');
  const { eventname, resourceuri, resourcechangeutcdate } = parsed.data;
  const changed = Date.parse(resourcechangeutcdate);
  if (Number.isNaN(changed)) throw refused('its event has no date');
  if (at - changed > OLDEST_MS || changed - at > CLOCKS_DIFFER_MS) {
    throw refused(`its event is of ${resourcechangeutcdate}, which is outside of the time that we accept`);
  }
  return {
    eventName: eventname,
    resourceUri: resourceuri,
    changedAt: resourcechangeutcdate,
    customerId: /\/customers\/([0-9a-f-]{36})(?:\/|$)/i.exec(resourceuri)?.[1]?.toLowerCase(),
  };
}

import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { backOff } from '../../errors/back-off.ts';
import { asOnboardingError } from '../../errors/onboarding-error.ts';
import { saying } from '../../words/saying.ts';
import { type Alarms, alarmCauseOf } from '../alarms.ts';
import type { Log } from '../log/log.ts';
import type { DocumentToWrite, Store } from '../store/store.ts';
import { createWakeUp } from '../tasks/wake-up.ts';
import type { PlaceAcceptance } from './place-acceptance.ts';
import { type Delivery, OLDEST_MS } from './read-delivery.ts';

/**
 * What Partner Center has delivered. Its sender has the answer as soon as a delivery is kept, and sends it no more: it is
 * carried out afterwards, one after the other, by whichever process finds it due, so that a crash loses none.
 */
export interface Deliveries {
  /**
   * @returns false when it was there before
   * @throws OnboardingError `store-unavailable`: it has to come again
   */
  keep(delivery: Delivery): Promise<boolean>;
  /** Looks now for what is due: the clock has been put forward. */
  look(): void;
  stop(): Promise<void>;
}

/** What a customer's acceptance is called, from us and from a provider above us. */
export const acceptances: readonly string[] = [
  'reseller-relationship-accepted-by-customer',
  'indirect-reseller-relationship-accepted-by-customer',
];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Who carries one out may be thought dead after this. */
const LEASE_MS = 10 * MINUTE;
const AT_ONCE = 10;
/** What this process keeps it knows of; after so many ms it looks for what others left, dying. */
const LONGEST_SLEEP_MS = MINUTE;
const AFTER_TROUBLE_MS = 10_000;
const STOP_MS = 5000;
const PAUSES = { first: 2000, longest: 5 * MINUTE };

const form = 1;
const Kept = z.object({ event: z.string(), tenant: z.string(), since: z.number(), attempts: z.number() });
type Kept = z.infer<typeof Kept>;

export function createDeliveries(parts: {
  readonly store: Store;
  readonly placeAcceptance: PlaceAcceptance;
  readonly alarms: Alarms;
  readonly now: () => number;
  readonly log: Log;
}): Deliveries {
  const { store, placeAcceptance, alarms, now, log } = parts;
  const wakeUp = createWakeUp();
  let stopped = false;

  const due = (id: string, body: Kept, dueAt: number): DocumentToWrite => {
    return { kind: 'webhook', id, body, dueAt, schema: form };
  };
  /** Remembered for as long as it could come again. */
  const over = (id: string, event: string): DocumentToWrite => {
    return { kind: 'webhook', id, body: { event }, expiresAt: now() + 2 * OLDEST_MS };
  };

  const failed = async (error: unknown, { tenant, since, attempts, event }: Kept): Promise<number | undefined> => {
    const { code, says: why } = asOnboardingError(error);
    const age = now() - since;
    log.warn({ err: error, customer: tenant, attempts }, 'what a webhook says could not be carried out');
    const says = saying('errors.webhook.not-carried-out', { why });
    // Of a paused provider operators know already.
    if (age >= HOUR && code !== 'provider-paused') {
      await alarms.raise(alarmCauseOf(error, `webhook ${event} ${why.key}`), says);
    }
    if (age < DAY) return now() + backOff(attempts, PAUSES);
    log.error({ customer: tenant, attempts }, 'a webhook is given up; who waits for that customer polls');
    return undefined;
  };

  const carryOut = async (id: string) => {
    const stored = await store.get('webhook', id);
    if (stored === undefined) return;
    const kept = Kept.parse(stored.body);
    const taken = { ...kept, attempts: kept.attempts + 1 };
    const claim = await store.replace(due(id, taken, now() + LEASE_MS), stored.etag);
    if (claim.outcome === 'changed') return;
    const again = await placeAcceptance(kept.tenant).then(
      () => undefined,
      (error: unknown) => failed(error, taken),
    );
    await store.replace(again === undefined ? over(id, kept.event) : due(id, taken, again), claim.etag);
  };

  /** @returns when to look again, in ms */
  const look = async (): Promise<number> => {
    const found = await store.due('webhook', { schema: form, limit: AT_ONCE });
    const at = now();
    const isDue = found.filter(({ dueAt }) => dueAt <= at);
    for (const { id } of isDue) {
      if (!stopped) await carryOut(id);
    }
    return isDue.length > 0 ? 0 : Math.min(LONGEST_SLEEP_MS, (found[0]?.dueAt ?? Number.POSITIVE_INFINITY) - at);
  };

  const looking = (async () => {
    while (!stopped) {
      const sleep = await look().catch((error: unknown) => {
        log.error({ err: error }, 'could not look for webhooks to carry out; trying again');
        return AFTER_TROUBLE_MS;
      });
      if (!stopped) await wakeUp.orAfter(sleep);
    }
  })();

  return {
    async keep(delivery) {
      const { eventName: event, customerId } = delivery;
      const id = nameOf(delivery);
      const isForUs = customerId !== undefined && acceptances.includes(event);
      const kept = isForUs ? due(id, { event, tenant: customerId, since: now(), attempts: 0 }, now()) : over(id, event);
      const { outcome } = await store.create(kept);
      wakeUp.ring();
      return outcome === 'written';
    },
    look: wakeUp.ring,
    async stop() {
      stopped = true;
      wakeUp.ring();
      // What hangs is somebody's when its lease is over.
      await Promise.race([looking, pause(STOP_MS, undefined, { ref: false })]);
    },
  };
}

/** Deliveries have no id of their own; the documents tell them apart by these three. */
function nameOf({ eventName, resourceUri, changedAt }: Delivery): string {
  return createHash('sha256')
    .update(JSON.stringify([eventName, resourceUri, changedAt]))
    .digest('hex');
}

import type { Log } from '../bot/log/log.ts';
import { createOnboardings } from '../bot/store/onboardings.ts';
import type { Store } from '../bot/store/store.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { onboardingAt, type Point } from '../test/sample-records.ts';
import { type BenchPerson, tenantId } from './people.ts';

const samples = new Map<Point, Onboarding>();
const minute = 60_000;

/** A typical onboarding at a point of its way; those of one number are the same, each number has a name of its own. */
export function recordOf(number: number, point: Point, { id, name }: BenchPerson): Onboarding {
  const sample = samples.get(point) ?? onboardingAt(point);
  samples.set(point, sample);
  return {
    ...sample,
    id: `customer-${number}`,
    accountName: `Customer ${number}`,
    requester: { id, tenantId, name },
    conversationId: `chat-of-${name}`,
    account: sample.account && { ...sample.account, domain: `customer${number}.example` },
    createdAt: sample.createdAt + number * minute,
  };
}

/** Puts them into a store, as they would be had people made them. */
export async function fillStore(store: Store, log: Log, records: Iterable<Onboarding>): Promise<void> {
  const onboardings = createOnboardings(store, log);
  for (const record of records) await onboardings.create(record);
}

import type { Log } from '../bot/log/log.ts';
import { createOnboardings, type Onboardings } from '../bot/store/onboardings.ts';
import { openSqliteStore } from '../bot/store/sqlite.ts';
import type { Store } from '../bot/store/store.ts';
import { accountKey } from '../onboarding/account-name.ts';
import type { Onboarding } from '../onboarding/onboarding.ts';
import { manager, type Point, tenantId } from '../test/sample-records.ts';
import type { Figure } from './figures.ts';
import { lookupGoal } from './goals.ts';
import { people } from './people.ts';
import { fillStore, recordOf } from './records.ts';

/** By what onboardings are looked up. Each finds something in both stores, and lists fill a page. */
const lookups: Readonly<Record<string, (onboardings: Onboardings) => Promise<unknown>>> = {
  'one by id': (onboardings) => onboardings.get('customer-500'),
  "a rep's list": (onboardings) => onboardings.ofRequester('rep-7', {}),
  "a rep's open ones": (onboardings) => onboardings.ofRequester('rep-7', { open: true }),
  "a rep's by the beginning of the name": (onboardings) => onboardings.ofRequester('rep-7', { namePrefix: 'customer' }),
  'what needs a rep': (onboardings) => onboardings.workOf('rep-7', 'needs-you', ''),
  "a rep's work by the beginning of the name": (onboardings) => onboardings.workOf('rep-7', 'needs-you', 'customer'),
  'asked of an approver': (onboardings) => onboardings.askedOf(manager.id),
  'all waiting for an approval': (onboardings) => onboardings.awaitingApproval(),
  'search by name': (onboardings) => onboardings.withAccountKey(accountKey('Customer 500')),
  'search by domain': (onboardings) => onboardings.withDomain('customer500.example'),
  'search by tenant': (onboardings) => onboardings.awaitingAcceptance({ limit: 20 }, tenantId),
  'what is due': (onboardings) => onboardings.due(32),
};

const few = { onboardings: 1_000, reps: 25 };
export const many = { onboardings: 100_000, reps: 200 };
/** A fifth of all in each. */
const points: readonly Point[] = ['company', 'awaiting-approval', 'connected', 'completed', 'cancelled'];

const rounds = 9;
/** How long one look-up is repeated in each store, in one round, in ms; at least once. */
const roundTime = 60;

/** Of each look-up, how much longer it takes with many onboardings in the store than with few; both take turns. */
export async function measureLookups(log: Log): Promise<readonly Figure[]> {
  const stores = [await fill(few, log), await fill(many, log)];
  const [small, large] = stores.map((store) => createOnboardings(store, log));
  if (small === undefined || large === undefined) return [];
  const figures: Figure[] = [];
  for (const [name, look] of Object.entries(lookups)) {
    const values: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const inSmall = await timeOf(() => look(small));
      const inLarge = await timeOf(() => look(large));
      if (round >= 0) values.push(inLarge / inSmall);
    }
    figures.push({ name: `${name}, 100,000 against 1,000`, values, unit: 'times as long', goal: lookupGoal });
  }
  for (const store of stores) await store.close();
  return figures;
}

/** In memory: that 100,000 writes each last through a power cut would take minutes, and reading is what is measured. */
export async function fill(size: typeof few, log: Log): Promise<Store> {
  const store = openSqliteStore({ file: ':memory:' });
  await fillStore(store, log, recordsOf(size));
  return store;
}

function* recordsOf({ onboardings, reps }: typeof few): Generator<Onboarding> {
  const requesters = people('rep', reps);
  for (let number = 0; number < onboardings; number++) {
    const point = points[number % points.length];
    // Each rep has some of every stage.
    const requester = requesters[Math.floor(number / points.length) % reps];
    if (point !== undefined && requester !== undefined) yield recordOf(number, point, requester);
  }
}

/** CPU time of one look-up, in µs: the store is in this process, and whatever else the machine does is left out. */
async function timeOf(look: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  const before = process.threadCpuUsage();
  let times = 0;
  do {
    await look();
    times += 1;
  } while (performance.now() - begin < roundTime);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / times;
}

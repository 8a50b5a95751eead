import { setImmediate as turnOfOthers } from 'node:timers/promises';
import type { CountedFacts } from '../../store/facts.ts';
import type { OnboardingLists } from '../../store/onboardings.ts';

const day = 24 * 60 * 60_000;

/** Since when deals are at their stage, in whole days: from each of these on, and less than the next. */
export const ages = [0, 3, 7, 14, 30] as const;

/** How often each length was, in tenths of a day: so many deals there may be, it stays small. */
export type Lengths = Map<number, number>;

/** A deal may be at a stage, and leave it, more than once in a month. */
export interface Stays {
  deals: number;
  readonly days: Lengths;
}

export interface Asked {
  asked: number;
  answered: number;
  readonly days: Lengths;
}

export interface Counts {
  /** When it was counted, ms UTC. */
  readonly asOf: number;
  /** Deals by stage, and by age. */
  readonly stages: Map<string, number[]>;
  /** By `stage:yyyy-mm`, in which month they left it. */
  readonly stays: Map<string, Stays>;
  /** By month in which they were asked. */
  readonly invitations: Map<string, Asked>;
  readonly agreements: Map<string, Asked>;
  /** By currency and month. */
  readonly ordered: Map<string, Map<string, { minor: number; count: number }>>;
  /** By month in which a term ends. */
  readonly ends: Map<string, number>;
}

/** So many are read at once: others get their turn in between. */
const pageSize = 500;
const minute = 60_000;
/**
 * How long it is as good as new, ms: of many deals for longer, as each of them is paid for where it is read in Cosmos DB, up
 * to 2 request units: of 100,000 once in 50 minutes.
 */
function keptFor(counts: Counts | undefined): number {
  const deals = [...(counts?.stages.values() ?? [])].flat().reduce((sum, count) => sum + count, 0);
  return Math.max(minute, deals * 30);
}

const counted = new WeakMap<OnboardingLists, { readonly at: number; readonly counts: Promise<Counts> }>();
const last = new WeakMap<OnboardingLists, Counts>();

/** What all onboardings come to: counted anew when it is no longer as good as new, once for all who ask meanwhile. */
export function countsOf(onboardings: OnboardingLists, now: number): Promise<Counts> {
  const known = counted.get(onboardings);
  if (known !== undefined && now - known.at < keptFor(last.get(onboardings))) return known.counts;
  const counts = countAll(onboardings, now);
  counted.set(onboardings, { at: now, counts });
  counts.then(
    (done) => last.set(onboardings, done),
    () => counted.delete(onboardings),
  );
  return counts;
}

/** In which currencies there are deals, as it was when it was last counted. */
export function currenciesOf(onboardings: OnboardingLists): readonly string[] {
  return [...(last.get(onboardings)?.ordered.keys() ?? [])].toSorted();
}

async function countAll(onboardings: OnboardingLists, asOf: number): Promise<Counts> {
  const counts: Counts = {
    asOf,
    stages: new Map(),
    stays: new Map(),
    invitations: new Map(),
    agreements: new Map(),
    ordered: new Map(),
    ends: new Map(),
  };
  let after: string | undefined;
  do {
    const page = await onboardings.counted({ limit: pageSize, after });
    for (const row of page.rows) add(counts, row);
    after = page.next;
    await turnOfOthers();
  } while (after !== undefined);
  return counts;
}

function add(counts: Counts, row: CountedFacts): void {
  const byAge = of(counts.stages, row.stage, () => ages.map(() => 0));
  const age = ages.findLastIndex((from) => counts.asOf - row.stageSince >= from * day);
  const place = Math.max(0, age);
  byAge[place] = (byAge[place] ?? 0) + 1;
  const stays = row.stays.map((stay) => {
    const end = stay.lastIndexOf(':');
    return { left: stay.slice(0, end), days: Number(stay.slice(end + 1)) };
  });
  for (const { left, days } of stays) addLength(staysOf(counts, left).days, days);
  for (const left of new Set(stays.map((stay) => stay.left))) staysOf(counts, left).deals += 1;
  addAsked(counts.invitations, row.invitedIn, row.invitation, row.invitationDays);
  addAsked(counts.agreements, row.agreementAskedIn, row.agreement, row.agreementDays);
  const months = row.currency === '' ? undefined : of(counts.ordered, row.currency, () => new Map());
  if (months !== undefined && row.ordered !== '' && row.amount >= 0) {
    const month = of(months, row.ordered, () => ({ minor: 0, count: 0 }));
    month.minor += row.amount;
    month.count += 1;
  }
  for (const month of row.ends) counts.ends.set(month, (counts.ends.get(month) ?? 0) + 1);
}

function addAsked(months: Map<string, Asked>, month: string, standing: string, days: number): void {
  if (standing === '' || month === '') return;
  const asked = of(months, month, (): Asked => ({ asked: 0, answered: 0, days: new Map() }));
  asked.asked += 1;
  if (standing !== 'answered') return;
  asked.answered += 1;
  if (days >= 0) addLength(asked.days, days);
}

function staysOf({ stays }: Counts, left: string): Stays {
  return of(stays, left, () => ({ deals: 0, days: new Map() }));
}

function addLength(lengths: Lengths, days: number): void {
  const tenths = Math.round(days * 10);
  if (Number.isFinite(tenths)) lengths.set(tenths, (lengths.get(tenths) ?? 0) + 1);
}

function of<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/** The median of all of these, in days: of an even number the middle of the two in the middle; null = there is none. */
export function medianOf(all: readonly Lengths[]): number | null {
  const together: Lengths = new Map();
  for (const lengths of all) {
    for (const [tenths, times] of lengths) together.set(tenths, (together.get(tenths) ?? 0) + times);
  }
  const sorted = [...together].toSorted(([one], [other]) => one - other);
  const total = sorted.reduce((sum, [, times]) => sum + times, 0);
  /** The length at this place, from 1 on. */
  const at = (place: number): number => {
    let seen = 0;
    for (const [tenths, times] of sorted) {
      seen += times;
      if (seen >= place) return tenths;
    }
    return 0;
  };
  return total === 0 ? null : Math.round((at(Math.ceil(total / 2)) + at(Math.floor(total / 2) + 1)) / 2) / 10;
}

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Log } from '../bot/log/log.ts';
import { createOnboardings, type Onboardings } from '../bot/store/onboardings.ts';
import { countsOf } from '../bot/tab/api/counts.ts';
import { conditionsOf, selectionOf } from '../bot/tab/api/selection.ts';
import { DealsQuery } from '../tab/api/filter.ts';
import type { Figure } from './figures.ts';
import { filterGoal, heldUpGoal } from './goals.ts';
import { fill, many } from './lookups.ts';

/** What somebody may ask of all deals. */
const asked: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'all, the newest first': {},
  'all, by amount': { sort: 'amount' },
  'of a stage': { stage: 'completed' },
  'of a name, which few have': { text: 'customer 500' },
  'of a name, which all have, by name': { text: 'customer', sort: 'name' },
  'of an owner, by name': { owner: 'rep-7', sort: 'name' },
  'that wait for somebody': { waits: 'agreement,verification,approval', sort: 'stage-since' },
  'by five things at once': {
    ...{ stage: 'completed,provisioning', minAmount: '1', maxAmount: '100000000', currency: 'USD' },
    ...{ text: 'customer 9', maxDays: '100000', sort: 'amount' },
  },
};

const rounds = 9;

/** How long the first page of each filter takes, with its count, and how long the counting for charts holds others up. */
export async function measureFilters(log: Log): Promise<readonly Figure[]> {
  const store = await fill(many, log);
  const onboardings = createOnboardings(store, log);
  const figures: Figure[] = [];
  for (const [name, query] of Object.entries(asked)) {
    const values: number[] = [];
    for (let round = -1; round < rounds; round++) {
      const start = performance.now();
      await look(onboardings, query);
      if (round >= 0) values.push(performance.now() - start);
    }
    figures.push({ name: `100,000 deals ${name}`, values, unit: 'ms', goal: filterGoal });
  }
  figures.push(...(await measureCounting(onboardings)));
  await store.close();
  return figures;
}

async function look(onboardings: Onboardings, query: Readonly<Record<string, string>>): Promise<void> {
  const { sort, direction, limit, after: _, ...filter } = DealsQuery.parse(query);
  await onboardings.select(selectionOf(conditionsOf(filter, Date.now()), sort, direction), { limit });
}

async function measureCounting(onboardings: Onboardings): Promise<readonly Figure[]> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const start = performance.now();
  await countsOf(onboardings, Date.now());
  const took = performance.now() - start;
  delay.disable();
  return [
    { name: '100,000 deals counted for charts', values: [took], unit: 'ms', goal: undefined },
    { name: 'longest that this holds others up', values: [delay.max / 1e6], unit: 'ms', goal: heldUpGoal },
  ];
}

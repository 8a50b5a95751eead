import { itemFrom } from '../bot/store/cosmos-item.ts';
import { openSqliteStore } from '../bot/store/sqlite.ts';
import type { DocumentToWrite, Store } from '../bot/store/store.ts';
import { noTelemetry, type Telemetry } from '../bot/telemetry/telemetry.ts';
import {
  approveTheirTenant,
  existingTenantFromMailToOrder,
  newTenantFromCommandToOrder,
  slowPartnerCenter,
} from '../test/flow/journeys.ts';
import { type Product, type ProductOptions, people, startProduct } from '../test/flow/start-product.ts';
import { atDesk } from '../test/tab/ask-tab.ts';
import type { Figure } from './figures.ts';

/**
 * A model: no Cosmos DB can be had here. What Microsoft documents is taken as it is, what it does not is taken at its dearest:
 * - a point read: 1 RU for 1 KB, 10 for 100 KB; a first write 5 and 50 without indexes (Learn, "Azure Cosmos DB as a key
 *   value store");
 * - indexes: 5.5 for 1 KB with five indexed values, so 0.1 for each; a replace is twice a first write of the same (Learn,
 *   "Optimize the cost of your requests", reads and writes);
 * - a query that names no partition: 2.5 for each physical partition, of which 50 GB take one (Learn, "Troubleshoot query
 *   issues", cross-partition); for each document that it takes something from, what reading it would cost.
 * What the service really charges is `csp.store.units`, by operation.
 */
const perKilobyte = (first: number, bytes: number) => first * (1 + (9 * Math.max(0, bytes / 1024 - 1)) / 99);
const toRead = (bytes: number) => perKilobyte(1, bytes);
type Item = ReturnType<typeof itemFrom>;
const toCreate = (item: Item) => perKilobyte(5, sizeOf(item)) + indexed(item) / 10;
const toReplace = (item: Item) => 2 * toCreate(item);
const toQuery = 2.5;

const hour = 60 * 60_000;
const looks = 20;
const looked = /"task":"check-relationship".*"result":"still-waiting"/;

/** What a deal of each branch costs in the store, from the command to the order; each look while a customer is waited for; and the tab. */
export async function measureCharge(): Promise<readonly Figure[]> {
  return [
    ...(await ofDeal('new tenant', newTenantFromCommandToOrder, slowPartnerCenter)),
    ...(await ofDeal('their own tenant', existingTenantFromMailToOrder)),
    ...(await ofWaiting()),
  ];
}

async function ofDeal(
  branch: string,
  journey: (product: Product) => Promise<void>,
  options: ProductOptions = {},
): Promise<readonly Figure[]> {
  const { counted, product } = await start(options);
  try {
    const spent = await counted.during(() => journey(product));
    return [
      figure(`${branch}: reads of a deal, command to order`, spent.reads, ''),
      figure(`${branch}: writes of it`, spent.writes, ''),
      figure(`${branch}: queries of it`, spent.queries, ''),
      figure(`${branch}: request units of it`, spent.units, 'RU'),
      figure(`${branch}: its size in the store then, indexes included`, counted.largest() / 1024, 'KB'),
      figure(`${branch}: spans of it`, spent.spans, ''),
    ];
  } finally {
    await product.close();
  }
}

async function ofWaiting(): Promise<readonly Figure[]> {
  const { counted, product } = await start({});
  try {
    await untilWaiting(product);
    const size = counted.largest();
    const spent = await counted.during(() => lookAgain(product));
    const figures = [
      figure('each look while a customer is waited for: request units', spent.units / looks, 'RU'),
      figure('each look while a customer is waited for: spans', spent.spans / looks, ''),
      figure(
        'each look while a customer is waited for: bytes by which the deal grows',
        (counted.largest() - size) / looks,
        '',
      ),
    ];
    const tab = atDesk(product, people.manager);
    for (const view of ['work', 'deals', 'approvals', 'operations'] as const) {
      const { units, queries } = await counted.during(async () => void (await tab.ask(`/api/tab/${view}`)));
      figures.push(figure(`the tab, ${view}: queries of a look`, queries, ''));
      figures.push(figure(`the tab, ${view}: request units of a look`, units, 'RU'));
    }
    return figures;
  } finally {
    await product.close();
  }
}

function figure(name: string, value: number, unit: string): Figure {
  return { name, values: [Math.round(value)], unit, goal: undefined };
}

/** A customer with a tenant who does not accept us. */
async function untilWaiting(product: Product): Promise<void> {
  await approveTheirTenant(product);
  await product.untilLogged(looked);
}

async function lookAgain(product: Product): Promise<void> {
  for (let look = 2; look < looks + 2; look++) {
    product.later(hour);
    await product.untilLogged(looked, look);
  }
}

interface Spent {
  readonly reads: number;
  readonly writes: number;
  readonly queries: number;
  readonly units: number;
  readonly spans: number;
}

async function start(options: ProductOptions) {
  const sums = { reads: 0, writes: 0, queries: 0, units: 0, spans: 0 };
  const sizes = new Map<string, number>();
  const telemetry: Telemetry = {
    ...noTelemetry,
    traced: (_, work) => {
      sums.spans += 1;
      return work(() => undefined);
    },
  };
  const store = counting(openSqliteStore({ file: ':memory:' }), sums, sizes);
  const product = await startProduct({
    ...options,
    store,
    telemetry,
    settings: { OPERATORS: people.manager.aadObjectId },
  });
  const counted = {
    async during(work: () => Promise<void>): Promise<Spent> {
      const before = { ...sums };
      await work();
      return {
        reads: sums.reads - before.reads,
        writes: sums.writes - before.writes,
        queries: sums.queries - before.queries,
        units: sums.units - before.units,
        spans: sums.spans - before.spans,
      };
    },
    largest: () => Math.max(...sizes.values()),
  };
  return { counted, product };
}

const sizeOf = (item: unknown) => JSON.stringify(item ?? '').length;

/** How many values of it the container's indexes hold (`cosmos-container.ts`). */
function indexed({ index, sorted, facts, ordered }: Item): number {
  const values = Object.values(facts ?? {}).flatMap((fact) => (Array.isArray(fact) ? fact : [fact]));
  const alone = ['kind', 'place', 'schema', 'dueAt'].length;
  return alone + index.length + Object.keys(sorted).length + values.length + Object.keys(ordered ?? {}).length;
}

function counting(store: Store, sums: Record<keyof Spent, number>, sizes: Map<string, number>): Store {
  const write = (document: DocumentToWrite, charge: (item: Item) => number) => {
    const item = itemFrom(document, Date.now());
    sizes.set(`${document.kind} ${document.id}`, sizeOf(item));
    sums.writes += 1;
    sums.units += charge(item);
  };
  const queried = (kind: string, ids: readonly { readonly id: string }[], queries = 1) => {
    sums.queries += queries;
    sums.units += queries * toQuery;
    for (const { id } of ids) sums.units += toRead(sizes.get(`${kind} ${id}`) ?? 0);
  };
  return {
    ...store,
    async get(kind, id) {
      sums.reads += 1;
      sums.units += toRead(sizes.get(`${kind} ${id}`) ?? 0);
      return store.get(kind, id);
    },
    create(document) {
      write(document, toCreate);
      return store.create(document);
    },
    replace(document, etag) {
      write(document, toReplace);
      return store.replace(document, etag);
    },
    async due(kind, of) {
      const found = await store.due(kind, of);
      queried(kind, found);
      return found;
    },
    // All that are found are counted where they are not all on the page.
    async page(kind, search, page) {
      const found = await store.page(kind, search, page);
      queried(kind, found.items, page.after === undefined && found.next === undefined ? 1 : 2);
      return found;
    },
    async select(kind, selection, page) {
      const found = await store.select(kind, selection, page);
      queried(kind, found.items, 2);
      return found;
    },
  };
}

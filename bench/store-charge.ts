import { openSqliteStore } from '../bot/store/sqlite.ts';
import type { Store } from '../bot/store/store.ts';
import { noTelemetry, type Telemetry } from '../bot/telemetry/telemetry.ts';
import { acceptContract, answerNo, orderSeats, startAccount } from '../test/flow/fill-in.ts';
import { newTenantFromCommandToOrder, pat, slowPartnerCenter } from '../test/flow/journeys.ts';
import { type Product, startProduct } from '../test/flow/start-product.ts';
import type { Figure } from './figures.ts';

/**
 * Request units by the service's own table (Microsoft Learn, "Azure Cosmos DB as a key value store": 1 KB is 1 to read and
 * 5 to write, 100 KB 10 and 50), what is indexed on top (half as much again), and 3 for a query that answers with a page.
 * What the service really charges is `csp.store.units`.
 */
const perKilobyte = (first: number, kilobytes: number) => first * (1 + (9 * Math.max(0, kilobytes - 1)) / 99);
const toRead = (bytes: number) => perKilobyte(1, bytes / 1024);
const toWrite = (bytes: number) => perKilobyte(5, bytes / 1024) * 1.5;
const toQuery = 3;

interface Counted {
  reads: number;
  writes: number;
  queries: number;
  units: number;
}

/** What a deal costs in the store, from the command to the order, and each look while it waits; and how many spans it leaves. */
export async function measureCharge(): Promise<readonly Figure[]> {
  const counted: Counted = { reads: 0, writes: 0, queries: 0, units: 0 };
  let spans = 0;
  const telemetry: Telemetry = {
    ...noTelemetry,
    traced: (_, work) => {
      spans += 1;
      return work(() => undefined);
    },
  };
  const product = await startProduct({
    ...slowPartnerCenter,
    store: counting(openSqliteStore({ file: ':memory:' }), counted),
    telemetry,
  });
  try {
    const before = { ...counted };
    await newTenantFromCommandToOrder(product);
    const spent = (name: keyof Counted) => counted[name] - before[name];
    const ofDeal = [
      figure('store: reads of a deal, command to order', spent('reads'), ''),
      figure('store: writes of a deal', spent('writes'), ''),
      figure('store: queries of a deal', spent('queries'), ''),
      figure('store: request units of a deal', spent('units'), 'RU'),
      figure('telemetry: spans of a deal', spans, ''),
    ];
    await untilWaiting(product);
    const [units, traced] = [counted.units, spans];
    await lookAgain(product);
    return [
      ...ofDeal,
      figure('store: request units of each look while a customer is waited for', (counted.units - units) / looks, 'RU'),
      figure('telemetry: spans of each look', (spans - traced) / looks, ''),
    ];
  } finally {
    await product.close();
  }
}

const hour = 60 * 60_000;
const looks = 20;
const looked = /"task":"check-relationship".*"result":"still-waiting"/;

/** A customer with a tenant who does not accept us. */
async function untilWaiting(product: Product): Promise<void> {
  const { rep, manager } = product;
  await startAccount(rep, 'Fabrikam', pat);
  await answerNo(rep);
  await rep.press('Send now');
  await acceptContract(rep);
  await orderSeats(rep);
  await rep.press('Submit for approval');
  await manager.until(/Approval wanted/);
  await manager.press('Approve');
  await product.untilLogged(looked);
}

async function lookAgain(product: Product): Promise<void> {
  for (let look = 2; look < looks + 2; look++) {
    product.later(hour);
    await product.untilLogged(looked, look);
  }
}

function figure(name: string, value: number, unit: string): Figure {
  return { name, values: [Math.round(value)], unit, goal: undefined };
}

function counting(store: Store, counted: Counted): Store {
  const sizeOf = (body: unknown) => JSON.stringify(body ?? '').length;
  const write = (document: { readonly body: unknown; readonly summary?: unknown }) => {
    counted.writes += 1;
    counted.units += toWrite(sizeOf(document.body) + sizeOf(document.summary));
  };
  return {
    ...store,
    async get(kind, id) {
      const found = await store.get(kind, id);
      counted.reads += 1;
      counted.units += toRead(sizeOf(found?.body));
      return found;
    },
    create(document) {
      write(document);
      return store.create(document);
    },
    replace(document, etag) {
      write(document);
      return store.replace(document, etag);
    },
    due(kind, of) {
      counted.queries += 1;
      counted.units += toQuery;
      return store.due(kind, of);
    },
    page(kind, search, page) {
      counted.queries += 1;
      counted.units += toQuery;
      return store.page(kind, search, page);
    },
  };
}

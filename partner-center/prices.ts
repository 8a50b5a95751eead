import { type Api, unlessNotFound } from './api.ts';
import { csvRecords } from './csv.ts';
import { isPublicCloud } from './public-cloud.ts';

/** One row of the price sheet. Prices are decimal strings in `currency`, for one seat and one billing period. */
export interface Price {
  readonly productId: string;
  readonly skuId: string;
  /** `P1M`, `P1Y`, `P3Y`. */
  readonly termDuration: string;
  /** Lower case: `monthly`, `annual`, `triennial`. */
  readonly billingPlan: string;
  /** Lower case: `commercial`, `education`…; empty where the sheet does not say. */
  readonly segment: string;
  readonly currency: string;
  /** What the partner pays Microsoft. */
  readonly unitPrice: string;
  /** Microsoft's suggested retail price; empty where the sheet has none. */
  readonly erpPrice: string;
  /** Since when it counts, ms UTC; -Infinity where the sheet does not say. */
  readonly from: number;
}

export interface WantedPrice {
  readonly productId: string;
  readonly skuId: string;
  readonly termDuration: string;
  /** Any case. */
  readonly billingPlan: string;
  readonly segment?: string | undefined;
  /** Seats, for products whose price depends on them; 1 unless told. */
  readonly quantity?: number | undefined;
}

export interface Prices {
  /** How many prices are known: 0 when Microsoft gave no sheet. */
  readonly size: number;
  /** ISO 4217; undefined when Microsoft gave no sheet. */
  readonly currency: string | undefined;
  find(wanted: WantedPrice): Price | undefined;
  /** Those that will count later, the next first. */
  later(wanted: WantedPrice): readonly Price[];
}

/** A price with what it depends on besides product, term and plan. */
interface PriceRow extends Price {
  readonly fromQuantity: number;
  readonly toQuantity: number;
  readonly until: number;
}

export const noPrices: Prices = { size: 0, currency: undefined, find: () => undefined, later: () => [] };

const PUBLIC_PRICES = 'https://api.partner.microsoft.com';
const DEADLINE_MS = 60_000;

export interface PriceOperations {
  /** The price sheet of a market (ISO 3166 alpha-2); empty (and logged) when Microsoft does not give it. */
  prices(market: string): Promise<Prices>;
  /** What has been announced for later, in the same form; empty when nothing has (404), or Microsoft does not give it. */
  announcedPrices(market: string): Promise<Prices>;
}

/** The prices that count, and those that are announced. */
export type Timeline = 'current' | 'future';

/**
 * The new-commerce licence prices of a market (Microsoft Learn: get-a-price-sheet). Microsoft's own cloud serves them
 * from another host, which wants a token of its own.
 */
export async function priceSheet(api: Api, market: string, timeline: Timeline, now: () => number): Promise<Prices> {
  const sheet = api.ask({
    method: 'GET',
    path: `/v1.0/sales/pricesheets(Market='${encodeURIComponent(market)}',PricesheetView='updatedlicensebased')/$value`,
    operation: 'prices',
    ...(timeline === 'current' ? {} : { query: { timeline } }),
    ...(isPublicCloud(api.url) ? { origin: PUBLIC_PRICES } : {}),
    // Asked for compression, this one answers with a zip archive.
    headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
    deadlineMs: DEADLINE_MS,
  });
  // Nothing is announced: that is told by 404.
  const found = await (timeline === 'future' ? unlessNotFound(sheet) : sheet);
  return found === undefined ? noPrices : pricesFrom(found.text, now);
}

function pricesFrom(csv: string, now: () => number): Prices {
  const all = [...priceRows(csv)];
  const byProduct = Map.groupBy(all, (row) => `${row.productId}:${row.skuId}`);
  const rowsFor = ({ productId, skuId, termDuration, billingPlan, segment, quantity = 1 }: WantedPrice) =>
    (byProduct.get(`${productId}:${skuId}`) ?? []).filter(
      (row) =>
        row.termDuration === termDuration &&
        row.billingPlan === billingPlan.toLowerCase() &&
        (!segment || !row.segment || row.segment === segment.toLowerCase()) &&
        row.fromQuantity <= quantity &&
        quantity <= row.toQuantity,
    );
  return {
    size: all.length,
    currency: all[0]?.currency,
    // A sheet can hold the price before and after a change within the month.
    find(wanted) {
      const rows = rowsFor(wanted);
      return rows.find((row) => row.from <= now() && now() < row.until) ?? rows.at(-1);
    },
    later: (wanted) =>
      rowsFor(wanted)
        .filter(({ from }) => from > now())
        .toSorted((one, other) => one.from - other.from),
  };
}

function* priceRows(csv: string): Generator<PriceRow> {
  const records = csvRecords(csv);
  const [...titles] = records.next().value ?? [];
  const column = (title: string) => titles.indexOf(title);
  const columns = {
    productId: column('ProductId'),
    skuId: column('SkuId'),
    termDuration: column('TermDuration'),
    billingPlan: column('BillingPlan'),
    segment: column('Segment'),
    currency: column('Currency'),
    unitPrice: column('UnitPrice'),
    erpPrice: column('ERP Price'),
    fromQuantity: column('PricingTierRangeMin'),
    toQuantity: column('PricingTierRangeMax'),
    from: column('EffectiveStartDate'),
    until: column('EffectiveEndDate'),
  };
  for (const record of records) {
    const at = (name: keyof typeof columns) => record[columns[name]] ?? '';
    if (at('productId') === '' || at('unitPrice') === '') continue;
    yield {
      productId: at('productId'),
      skuId: at('skuId'),
      termDuration: at('termDuration'),
      billingPlan: at('billingPlan').toLowerCase(),
      segment: at('segment').toLowerCase(),
      currency: at('currency'),
      unitPrice: at('unitPrice'),
      erpPrice: at('erpPrice'),
      fromQuantity: Number(at('fromQuantity')) || 0,
      toQuantity: Number(at('toQuantity')) || Number.POSITIVE_INFINITY,
      from: timeOf(at('from')) ?? Number.NEGATIVE_INFINITY,
      until: timeOf(at('until')) ?? Number.POSITIVE_INFINITY,
    };
  }
}

/** The sheet writes dates in the American way and in UTC: `2/1/2019 12:00:00 AM`. */
function timeOf(written: string): number | undefined {
  const time = Date.parse(`${written} UTC`);
  return Number.isNaN(time) ? undefined : time;
}

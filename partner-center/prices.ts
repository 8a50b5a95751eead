import { type Api, unlessNotFound } from './api.ts';
import { csvRecords } from './csv.ts';
import { isPublicCloud } from './public-cloud.ts';

/** One row of the price sheet. Prices are decimal strings in `currency`, for one seat and one billing period. */
export interface Price {
  readonly productId: string;
  readonly skuId: string;
  readonly skuTitle: string;
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

/** A price, and from how many seats on it counts. */
export interface Tier extends Price {
  readonly fromQuantity: number;
}

export interface Prices {
  /** How many prices are known: 0 when Microsoft gave no sheet. */
  readonly size: number;
  /** ISO 4217; undefined when Microsoft gave no sheet. */
  readonly currency: string | undefined;
  find(wanted: WantedPrice): Price | undefined;
  /** The prices that count now for more seats than those, the fewest first; none where they do not depend on it. */
  tiersBeyond(wanted: WantedPrice): readonly Tier[];
  /** All that count now of a product, whatever their SKU. */
  ofProduct(productId: string): readonly Price[];
  /** Those that will count later, the next first. */
  later(wanted: WantedPrice): readonly Price[];
}

/** A price with what it depends on besides product, term and plan. */
interface PriceRow extends Tier {
  readonly toQuantity: number;
  readonly until: number;
}

export const noPrices: Prices = {
  size: 0,
  currency: undefined,
  find: () => undefined,
  tiersBeyond: () => [],
  ofProduct: () => [],
  later: () => [],
};

const PUBLIC_PRICES = 'https://api.partner.microsoft.com';
const DEADLINE_MS = 60_000;

export interface PriceOperations {
  /** The price sheet of a market (ISO 3166 alpha-2); empty (and logged) when Microsoft does not give it. */
  prices(market: string): Promise<Prices>;
  /**
   * The same read anew, also where another is kept: at most a minute old, so that many orders at once read it once.
   * @throws OnboardingError when Microsoft does not give it
   */
  pricesNow(market: string): Promise<Prices>;
  /** What has been announced for later, in the same form; empty when nothing has (404), or Microsoft does not give it. */
  announcedPrices(market: string): Promise<Prices>;
  /**
   * What going on month by month after a term costs, in the same form under SKUs of its own (view `licensebasedest`, which
   * clients in use name); empty when Microsoft does not give it.
   */
  extendedPrices(market: string): Promise<Prices>;
}

/** The prices that count, those that are announced, and those of the time after a term. */
export type Sheet = 'current' | 'future' | 'extended';

/**
 * The new-commerce licence prices of a market (Microsoft Learn: get-a-price-sheet). Microsoft's own cloud serves them
 * from another host, which wants a token of its own.
 */
export async function priceSheet(api: Api, market: string, sheet: Sheet, now: () => number): Promise<Prices> {
  const view = sheet === 'extended' ? 'licensebasedest' : 'updatedlicensebased';
  const asked = api.ask({
    method: 'GET',
    path: `/v1.0/sales/pricesheets(Market='${encodeURIComponent(market)}',PricesheetView='${view}')/$value`,
    operation: 'prices',
    ...(sheet === 'future' ? { query: { timeline: sheet } } : {}),
    ...(isPublicCloud(api.url) ? { origin: PUBLIC_PRICES } : {}),
    // Asked for compression, this one answers with a zip archive.
    headers: { Accept: '*/*', 'Accept-Encoding': 'identity' },
    deadlineMs: DEADLINE_MS,
  });
  // Nothing is announced: that is told by 404.
  const found = await (sheet === 'future' ? unlessNotFound(asked) : asked);
  return found === undefined ? noPrices : pricesFrom(found.text, now);
}

function pricesFrom(csv: string, now: () => number): Prices {
  const all = [...priceRows(csv)];
  const byProduct = Map.groupBy(all, (row) => `${row.productId}:${row.skuId}`);
  const ofAnyQuantity = ({ productId, skuId, termDuration, billingPlan, segment }: WantedPrice) =>
    (byProduct.get(`${productId}:${skuId}`) ?? []).filter(
      (row) =>
        row.termDuration === termDuration &&
        row.billingPlan === billingPlan.toLowerCase() &&
        (!segment || !row.segment || row.segment === segment.toLowerCase()),
    );
  const rowsFor = (wanted: WantedPrice) => {
    const { quantity = 1 } = wanted;
    return ofAnyQuantity(wanted).filter((row) => row.fromQuantity <= quantity && quantity <= row.toQuantity);
  };
  const countsNow = ({ from, until }: PriceRow) => from <= now() && now() < until;
  return {
    size: all.length,
    currency: all[0]?.currency,
    // A sheet can hold the price before and after a change within the month.
    find(wanted) {
      const rows = rowsFor(wanted);
      return rows.find(countsNow) ?? rows.at(-1);
    },
    tiersBeyond: (wanted) =>
      ofAnyQuantity(wanted)
        .filter((row) => countsNow(row) && row.fromQuantity > (wanted.quantity ?? 1))
        .toSorted((one, other) => one.fromQuantity - other.fromQuantity),
    ofProduct: (productId) => all.filter((row) => row.productId === productId && countsNow(row)),
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
    skuTitle: column('SkuTitle'),
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
      skuTitle: at('skuTitle'),
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

import { zipSync } from 'fflate';
import type { Call } from '../call.ts';
import { type Answer, fault } from '../respond.ts';
import type { State } from '../state.ts';
import {
  currencyOf,
  extendedSkuId,
  extendedTitle,
  type Plan,
  priceOf,
  products,
  roundToCents,
  type Term,
  termsOf,
  titleOf,
} from './catalog.ts';
import { countryOf } from './countries.ts';
import { type Period, pricePeriods } from './price-changes.ts';

const columns =
  'ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,BillingPlan,Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price'.split(
    ',',
  );

type RowsOf = (market: string, state: State, isShown: (period: Period) => boolean) => string[][];

/** The views that Microsoft Learn and clients in use name. What nobody can buy here has a heading and no rows. */
const views: Readonly<Record<string, RowsOf>> = {
  updatedlicensebased: licenseRows,
  licensebasedest: extendedServiceTermRows,
  licensebasedeos: () => [],
  azure_consumption: () => [],
  azure_reservations: () => [],
  marketplace: () => [],
  software: () => [],
};

/**
 * `GET /v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value`: the partner's cost
 * (UnitPrice) and the recommended price for one seat and one bill, as CSV, or as a zip of it to who sends
 * `Accept-Encoding: deflate` (Microsoft Learn: get-a-price-sheet).
 */
export function getPriceSheet(call: Call): Answer {
  const market = call.param('market').toUpperCase();
  const rowsOf = views[call.param('view').toLowerCase()];
  if (!rowsOf || !countryOf(market)) throw fault(404, 1000, 'Not found');
  const rows = [columns, ...rowsOf(market, call.world.state, periodsShown(call))];
  const body = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  return asFile(`${body}\r\n`, call.headers['accept-encoding']?.toString());
}

/**
 * Which prices stand in the sheet that is asked for: those of this month, of an earlier one, or those announced; a sheet
 * of the future without changes answers 404. A month in which prices change has those before and after.
 */
function periodsShown({ query, world }: Call): (period: Period) => boolean {
  const timeline = query.get('timeline')?.toLowerCase() ?? 'current';
  if (!['current', 'future', 'history'].includes(timeline)) throw fault(400, 3000, 'Invalid property. timeline');
  const now = world.now();
  if (timeline === 'future') {
    if (world.state.priceChanges.every(({ from }) => from <= now)) throw fault(404, 1000, 'Not found');
    return ({ from }) => from > now;
  }
  const thisMonth = new Date(now).toISOString().slice(0, 7).replace('-', '');
  const month = timeline === 'current' ? thisMonth : (query.get('month') ?? '');
  if (!/^\d{4}(0[1-9]|1[0-2])$/.test(month) || month > thisMonth) throw fault(400, 3000, 'Invalid property. month');
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(4))];
  return ({ from, until }) => from < Date.UTC(year, number) && until > Date.UTC(year, number - 1);
}

/** The zip is the file itself: no `Content-Encoding` says so, and no client unpacks it by itself. */
function asFile(csv: string, acceptEncoding = ''): Answer {
  const isZipped = /\bdeflate\b(?!\s*;\s*q=0(\.0+)?\s*(,|$))/i.test(acceptEncoding);
  const headers = (name: string) => ({
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename=${name}`,
  });
  if (!isZipped) return { status: 200, headers: headers('sheets.csv'), body: csv };
  const zip = zipSync({ 'sheets.csv': Buffer.from(csv) });
  return { status: 200, headers: headers('sheets.zip'), body: Buffer.from(zip).toString('base64'), encoding: 'base64' };
}

function licenseRows(...[market, state, isShown]: Parameters<RowsOf>): string[][] {
  return plans().flatMap(({ product, sku }) => {
    const periods = pricePeriods(state, `${product.id}:${sku.id}`).filter(isShown);
    return termsOf(sku).flatMap((term) => periods.map((period) => priceRow(market, { product, sku }, term, period)));
  });
}

const month: Term = { duration: 'P1M', billingCycle: 'Monthly', monthsPerBill: 1, bills: 1 };
const monthOfYear: Term = { ...month, duration: 'P1Y', bills: 12 };

/**
 * Where a subscription goes on month by month after its term: three percent above the price of a month at a time, or
 * 23 above the month of a year where no month can be bought (Microsoft Learn: extended-service-terms).
 */
function extendedServiceTermRows(...[market, state, isShown]: Parameters<RowsOf>): string[][] {
  const offers = plans().filter(({ sku }) => !sku.isTrial);
  return offers.flatMap(({ product, sku }) => {
    const extended = { ...sku, id: extendedSkuId(sku.id), title: extendedTitle(titleOf(product, sku)) };
    const [base, uplift] = sku.terms.includes('P1M/Monthly')
      ? ([month, 1.03] as const)
      : ([monthOfYear, 1.23] as const);
    const periods = pricePeriods(state, `${product.id}:${sku.id}`).filter(isShown);
    return periods.map((period) => priceRow(market, { product, sku: extended }, base, period, uplift));
  });
}

function plans(): Plan[] {
  return products.flatMap((product) => product.skus.map((sku) => ({ product, sku })));
}

/** @param uplift of what goes on month by month */
function priceRow(market: string, { product, sku }: Plan, term: Term, period: Period, uplift?: number): string[] {
  const currency = currencyOf(market);
  const { cost, retail } = priceOf(sku, term, currency, period.factor);
  const [unitPrice, erpPrice] = [cost, retail].map((price) => String(roundToCents(price * (uplift ?? 1))));
  const title = titleOf(product, sku);
  return [
    ...[product.title, product.id, sku.id, title, 'Microsoft Corporation', product.description, ''],
    ...[
      uplift === undefined ? term.duration : month.duration,
      term.billingCycle,
      market,
      currency.code,
      unitPrice ?? '',
      '',
      '',
    ],
    ...[written(period.from, firstDay), written(period.until - 1000, lastDay), 'License', erpPrice ?? ''],
  ];
}

const firstDay = '1/1/2026 12:00:00 AM';
const lastDay = '12/31/9999 11:59:59 PM';

/** In the American way and in UTC; the last moment of a price stands a second before the first of the next. */
function written(at: number, without: string): string {
  if (!Number.isFinite(at)) return without;
  const day = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: '2-digit', second: '2-digit', hour12: true } as const;
  return new Date(at)
    .toLocaleString('en-US', { ...day, ...time, timeZone: 'UTC' })
    .replace(', ', ' ')
    .replace(/\u202f/g, ' ');
}

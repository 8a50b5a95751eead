import { zipSync } from 'fflate';
import type { Call } from '../call.ts';
import { type Answer, fault } from '../respond.ts';
import { currencyOf, type Plan, priceOf, products, roundToCents, type Term, termsOf, titleOf } from './catalog.ts';
import { countryOf } from './countries.ts';

const columns =
  'ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,BillingPlan,Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price'.split(
    ',',
  );

/** The views that Microsoft Learn and clients in use name. What nobody can buy here has a heading and no rows. */
const views: Readonly<Record<string, (market: string) => string[][]>> = {
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
  checkTimeline(call);
  const rows = [columns, ...rowsOf(market)];
  const body = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  return asFile(`${body}\r\n`, call.headers['accept-encoding']?.toString());
}

/** Prices here never changed, so that a month's are today's, and no others are announced, for which the page has 404. */
function checkTimeline({ query, world }: Call): void {
  const timeline = query.get('timeline')?.toLowerCase() ?? 'current';
  if (timeline === 'future') throw fault(404, 1000, 'Not found');
  if (!['current', 'history'].includes(timeline)) throw fault(400, 3000, 'Invalid property. timeline');
  const thisMonth = new Date(world.now()).toISOString().slice(0, 7).replace('-', '');
  const month = query.get('month') ?? '';
  const isMonth = /^\d{4}(0[1-9]|1[0-2])$/.test(month) && month <= thisMonth;
  if (timeline === 'history' && !isMonth) throw fault(400, 3000, 'Invalid property. month');
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

function licenseRows(market: string): string[][] {
  return plans().flatMap((plan) => termsOf(plan.sku).map((term) => priceRow(market, plan, term)));
}

/**
 * Where a subscription goes on month by month after its term: SKUs of their own, three percent above the price of a
 * month at a time. The form of their ids and titles is not documented.
 */
function extendedServiceTermRows(market: string): string[][] {
  const month: Term = { duration: 'P1M', billingCycle: 'Monthly', monthsPerBill: 1, bills: 1 };
  const offers = plans().filter(({ sku }) => !sku.isTrial);
  return offers.map((plan) => {
    const named = { id: `E${plan.sku.id.slice(1)}`, title: `${titleOf(plan.product, plan.sku)} Extended Service Term` };
    return priceRow(market, { ...plan, sku: { ...plan.sku, ...named } }, month, 1.03);
  });
}

function plans(): Plan[] {
  return products.flatMap((product) => product.skus.map((sku) => ({ product, sku })));
}

function priceRow(market: string, { product, sku }: Plan, term: Term, factor = 1): string[] {
  const currency = currencyOf(market);
  const { cost, retail } = priceOf(sku, term, currency);
  const [unitPrice, erpPrice] = [cost, retail].map((price) => String(roundToCents(price * factor)));
  const title = titleOf(product, sku);
  return [
    ...[product.title, product.id, sku.id, title, 'Microsoft Corporation', product.description, ''],
    ...[term.duration, term.billingCycle, market, currency.code, unitPrice ?? '', '', ''],
    ...['1/1/2026 12:00:00 AM', '12/31/9999 11:59:59 PM', 'License', erpPrice ?? ''],
  ];
}

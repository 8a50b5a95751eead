import type { Call } from '../call.ts';
import { type Answer, fault } from '../respond.ts';
import { currencyOf, priceOf, products, termsOf, titleOf } from './catalog.ts';
import { countryOf } from './countries.ts';

const columns =
  'ProductTitle,ProductId,SkuId,SkuTitle,Publisher,SkuDescription,UnitOfMeasure,TermDuration,BillingPlan,Market,Currency,UnitPrice,PricingTierRangeMin,PricingTierRangeMax,EffectiveStartDate,EffectiveEndDate,Tags,ERP Price'.split(
    ',',
  );

const views = ['azure_consumption', 'azure_reservations', 'updatedlicensebased', 'marketplace', 'software'];

/**
 * `GET /v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value`: the partner's cost
 * (UnitPrice) and the recommended price for one seat and one bill, as CSV (Microsoft Learn: get-a-price-sheet).
 */
export function getPriceSheet(call: Call): Answer {
  const market = call.param('market').toUpperCase();
  const view = call.param('view').toLowerCase();
  if (!views.includes(view)) throw fault(404, 1000, 'Not found');
  if (view !== 'updatedlicensebased' || call.query.has('timeline')) {
    const text = 'The simulator has the present price sheet of licenses only.';
    throw fault(501, 501, text, [], 'Simulator');
  }
  if (!countryOf(market)) throw fault(404, 1000, 'Not found');
  const rows = [columns, ...priceRows(market)];
  const body = rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n');
  return { status: 200, headers: { 'Content-Type': 'text/csv; charset=utf-8' }, body: `${body}\r\n` };
}

function priceRows(market: string): string[][] {
  const currency = currencyOf(market);
  return products.flatMap((product) =>
    product.skus.flatMap((sku) =>
      termsOf(sku).map((term) => {
        const { cost, retail } = priceOf(sku, term, currency);
        const title = titleOf(product, sku);
        const offer = [product.title, product.id, sku.id, title, 'Microsoft Corporation', product.description, ''];
        const price = [term.duration, term.billingCycle, market, currency.code, String(cost), '', ''];
        const validity = ['1/1/2026 12:00:00 AM', '12/31/9999 11:59:59 PM', 'License', String(retail)];
        return [...offer, ...price, ...validity];
      }),
    ),
  );
}

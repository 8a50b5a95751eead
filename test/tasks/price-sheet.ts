/** The price sheet of the United States, as a scripted server is asked for it. */
export const sheetPath = "GET /v1.0/sales/pricesheets(Market='US',PricesheetView='updatedlicensebased')/$value";

const columns =
  'ProductId,SkuId,TermDuration,BillingPlan,Segment,Currency,UnitPrice,ERP Price,PricingTierRangeMin,PricingTierRangeMax';

/** One in which a seat of Business Basic for a year, paid by the month, costs so much; without rows it is empty. */
export function sheetWith(...rows: readonly { cost: string; product?: string; currency?: string; tier?: string }[]) {
  const lines = rows.map(
    ({ cost, product = 'CFQ7TTC0LH18', currency = 'USD', tier = ',' }) =>
      `${product},0001,P1Y,Monthly,Commercial,${currency},${cost},12.5,${tier}`,
  );
  return { body: [columns, ...lines, ''].join('\r\n') };
}

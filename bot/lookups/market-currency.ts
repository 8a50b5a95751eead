import { currencyOf } from '../../onboarding/countries.ts';
import type { Market } from '../../onboarding/steps/market.ts';
import type { Catalog } from '../providers/ports.ts';
import type { IfInTime } from './if-in-time.ts';

/** In which currency the customer buys: that of its market's price sheet; where there is none, the regions table's. */
export async function marketCurrency(
  catalog: Catalog,
  ifInTime: IfInTime,
  market: Market | undefined,
): Promise<string> {
  const country = market?.country ?? 'US';
  const usual = currencyOf(country);
  const sheet = catalog.prices(country).then(({ currency }) => currency ?? usual);
  return ifInTime('currency', sheet, usual);
}

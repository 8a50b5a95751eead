import type { Market } from '../../onboarding/steps/market.ts';
import type { Catalog, Offers } from '../providers/ports.ts';
import type { IfInTime } from './if-in-time.ts';

/** Who is asked, for whom. */
export interface Asking {
  readonly catalog: Catalog;
  readonly offers: Offers;
  readonly ifInTime: IfInTime;
  readonly market: Market;
  /** The customer at Partner Center; undefined as long as there is none. */
  readonly customerId: string | undefined;
}

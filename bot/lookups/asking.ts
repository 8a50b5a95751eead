import type { Market } from '../../onboarding/steps/market.ts';
import type { Log } from '../log/log.ts';
import type { Catalog, Offers } from '../providers/ports.ts';

/** Who is asked, for whom. */
export interface Asking {
  readonly catalog: Catalog;
  readonly offers: Offers;
  readonly log: Pick<Log, 'warn'>;
  readonly market: Market;
  /** The customer at Partner Center; undefined as long as there is none. */
  readonly customerId: string | undefined;
}

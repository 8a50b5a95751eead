import type { Account } from './account.ts';
import type { Market } from './market.ts';

/**
 * What a part may be read by besides what was typed. A part that needs no more than this, and on which no other rests,
 * is simple: its row says how it is read, and its card has one button, `save-<part>`.
 */
export interface Circumstances {
  readonly accountName: string;
  readonly account: Account | null;
  /** Where the customer buys; undefined as long as nobody has said. */
  readonly market: Market | undefined;
}

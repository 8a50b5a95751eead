import type { SimulatorOptions } from '../../../simulator/start-simulator.ts';

/** Refusals that only some operations get, by Partner Center's code; all come with 403. */
export const specialRefusals = ['13605', '20002', '600006', '800073', '800075'] as const;
export type SpecialRefusal = (typeof specialRefusals)[number];

/** Stand in the words of a refusal that nobody knows, and must not go on to a person. */
export const tellTales = ['tania@abccorp.com', 'Tattle4Tale', 'eyJhbGciOiJub25lIn0.e30.c2ln'] as const;
const [mail, password, token] = tellTales;
const tellTale = `Access denied for ${mail} with password=${password} and Bearer ${token}`;

/** How the simulator is told of each trouble: its header `Simulator-Fault`, and on which requests of a call it stands. */
const orders = {
  'drop before': { header: 'drop-before', on: 'first' },
  'drop after': { header: 'drop-after', on: 'first' },
  slow: { header: 'slow', on: 'first' },
  '500 once': { header: '500', on: 'first' },
  '503 once': { header: '503', on: 'first' },
  '503 always': { header: '503', on: 'every' },
  HTML: { header: 'html', on: 'first' },
  '429 short': { header: '429 1', on: 'first' },
  '429 long': { header: '429 57', on: 'first' },
  '429 fault': { header: '429-fault', on: 'first' },
  '401 once': { header: '401', on: 'first' },
  '401 always': { header: '401', on: 'every' },
  '401 MFA': { header: '401-mfa', on: 'every' },
  '403 900329': { header: 'refuse 403 900329', on: 'first' },
  '403 900308': { header: 'refuse 403 900308', on: 'first' },
  '403 900309': { header: 'refuse 403 900309', on: 'first' },
  '403 13605': { header: 'newer-fault 403 13605', on: 'first' },
  '403 20002': { header: 'refuse 403 20002', on: 'first' },
  '403 600006': { header: 'refuse 403 600006', on: 'first' },
  '403 800073': { header: 'newer-fault 403 800073', on: 'first' },
  '403 800075': { header: 'newer-fault 403 800075', on: 'first' },
  '403 other': { header: `refuse 403 1 ${tellTale}`, on: 'first' },
  '404 late': { header: 'refuse 404 1000', on: 'first' },
  '409 once': { header: 'refuse 409 409', on: 'first' },
  BOM: { header: 'byte-order-mark', on: 'first' },
  doubled: { header: 'doubled-headers', on: 'first' },
} as const;

/** What goes wrong with a call of one operation. */
export type Trouble = keyof typeof orders;

export const troubles = Object.keys(orders).filter((name): name is Trouble => name in orders);

export interface TroubleDetails {
  /** The code of the 409, where the operation has one of its own. */
  readonly conflict?: string | undefined;
  /** How late a slow answer is, in ms. */
  readonly slowMs: number;
}

/** The header that orders the trouble for the nth request of a call (from 0); undefined for a request without. */
export function troubleHeader(trouble: Trouble, nth: number, { conflict, slowMs }: TroubleDetails): string | undefined {
  const { header, on } = orders[trouble];
  if (on === 'first' && nth > 0) return undefined;
  if (trouble === 'slow') return `slow ${slowMs}`;
  if (trouble === '409 once' && conflict !== undefined) return `refuse 409 ${conflict}`;
  return header;
}

export type Switches = Pick<SimulatorOptions, 'sandbox' | 'partnerType'>;

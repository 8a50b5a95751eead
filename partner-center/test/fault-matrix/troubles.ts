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

/** The heads of the narrow columns, where the name is too long. */
export const heads: Partial<Record<Trouble, string>> = {
  'drop before': 'before',
  'drop after': 'after',
  '500 once': '500',
  '503 once': '503',
  '503 always': '503…',
  '429 short': '429 s',
  '429 long': '429 l',
  '429 fault': '429 f',
  '401 once': '401',
  '401 always': '401…',
  '401 MFA': 'MFA',
  '403 other': '403',
  '404 late': '404',
  '409 once': '409',
};

/** What each trouble is, for the reader of the table. */
export const meanings: Readonly<Record<Trouble, string>> = {
  'drop before': 'the connection is cut before anything is done',
  'drop after': 'the work is done, then the connection is cut in place of the answer',
  slow: 'the work is done, but later than the deadline',
  '500 once': '500 in the classic fault shape',
  '503 once': '503 with an empty body',
  '503 always': '503 as long as it is asked',
  HTML: "a proxy's page (502) in place of JSON, once",
  '429 short': '429 in the shape of the gateway, `Retry-After: 1`',
  '429 long': '429 in the shape of the gateway, `Retry-After: 57`',
  '429 fault': '429 in the classic fault shape, without `Retry-After`',
  '401 once': 'an empty 401, once',
  '401 always': 'an empty 401, whatever the token',
  '401 MFA': '401 code 900421, whatever the token',
  '403 900329': 'an app-only token where a user is wanted',
  '403 900308': 'the user lacks a role',
  '403 900309': 'a Conditional Access policy blocks the user',
  '403 13605': 'no Microsoft Customer Agreement',
  '403 20002': 'no relationship with the customer',
  '403 600006': 'the account may not do this',
  '403 800073': "the customer's account is under review",
  '403 800075': "the customer's account was not approved",
  '403 other': 'a code that nobody knows, with an e-mail address, a password and a token in its words',
  '404 late': '404 at first, there at the next call',
  '409 once': '409 with the code that fits the operation',
  BOM: 'the answer begins with a byte order mark',
  doubled: 'headers of the answer come twice, with a comma',
};

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

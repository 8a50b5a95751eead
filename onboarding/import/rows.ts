import { z } from 'zod';
import { accountKey, isOnlyAlike, readAccountName } from '../account-name.ts';
import type { FieldErrors, Inputs } from '../form.ts';
import { Proposed } from '../proposed.ts';
import { personCalled } from '../signature/people.ts';
import { countryIn } from '../signature/places.ts';
import { Account, maxContacts, readAccountForm } from '../steps/account.ts';
import type { Columns, Meaning } from './columns.ts';
import type { TableRow } from './table.ts';

/** What is wrong with a row: what stands in a cell is left out, or, of a name, the row cannot be begun. */
export const RowMistake = z.object({
  line: z.number(),
  code: z.enum(['no-name', 'name', 'left-out', 'too-many-cells', 'same-email']),
  label: z.enum(['accountName', 'email', 'phone', 'website', 'firstName', 'lastName', 'country']),
  /** What stood there, in short. */
  text: z.string(),
});
export type RowMistake = z.infer<typeof RowMistake>;

/** A customer in a list, as far as they can be begun. */
export const ImportRow = z.object({
  line: z.number(),
  name: z.string(),
  known: Proposed,
  /** Where nothing of it is missing; else it is asked for. */
  account: Account.nullable(),
  /** The line of the same customer before it in the list; null = it is the first. */
  doubles: z.number().nullable(),
});
export type ImportRow = z.infer<typeof ImportRow>;

export interface ReadRows {
  readonly rows: readonly ImportRow[];
  readonly mistakes: RowMistake[];
}

/** The customers in a table, and what is wrong with it. */
/** @param width how many columns there are: a row with more has a comma that separates nothing */
export function readRows(table: readonly TableRow[], columns: Columns, width = Number.POSITIVE_INFINITY): ReadRows {
  const mistakes: RowMistake[] = [];
  const rows: ImportRow[] = [];
  const byKey = new Map<string, ImportRow[]>();
  for (const { line, cells } of table) {
    if (cells.slice(width).some((each) => each !== '')) {
      mistakes.push({ line, code: 'too-many-cells', label: 'accountName', text: '' });
      continue;
    }
    const cell = (meaning: Meaning) =>
      (columns.all.get(meaning) ?? [])
        .map((at) => cells[at] ?? '')
        .find((each) => each !== '' && (meaning === 'customer' || !spreadsheetError.test(each))) ?? '';
    const typed = cell('customer');
    const name = spreadsheetError.test(typed) ? undefined : readAccountName(typed);
    if (typeof name !== 'string') {
      mistakes.push({ line, code: typed === '' ? 'no-name' : 'name', label: 'accountName', text: short(typed) });
      continue;
    }
    const { known, account, wrong } = readCells(cell, name);
    mistakes.push(...wrong.map((each) => ({ line, code: 'left-out' as const, ...each })));
    const before = byKey.get(accountKey(name)) ?? [];
    const same = before.find((other) => !isOnlyAlike(other.name, name));
    if (same !== undefined && joins(rows, same, known)) continue;
    const row = { line, name, known, account, doubles: same?.line ?? null };
    byKey.set(accountKey(name), [...before, row]);
    const email = known.contacts[0]?.email ?? '';
    if (
      same === undefined &&
      email !== '' &&
      rows.some((one) => one.known.contacts.some((each) => each.email === email))
    ) {
      mistakes.push({ line, code: 'same-email', label: 'email', text: short(email) });
    }
    rows.push(row);
  }
  return { rows, mistakes };
}

/** What Excel shows where a formula comes to nothing. */
const spreadsheetError = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!)$/i;

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Somebody else of a customer before them in the list is a further contact there. */
function joins(rows: ImportRow[], same: ImportRow, { contacts: [contact] }: Proposed): boolean {
  const at = rows.findIndex(({ line }) => line === same.line);
  const there = rows[at];
  const isElse = contact !== undefined && contact.email !== '' && contact.firstName !== '' && contact.lastName !== '';
  if (there === undefined || !isElse || there.known.contacts.length >= maxContacts) return false;
  if (there.known.contacts.length === 0 || there.known.contacts.some(({ email }) => email === contact.email))
    return false;
  const contacts = [...there.known.contacts, contact];
  const account: Account | null = there.account && { ...there.account, contacts: [...there.account.contacts, contact] };
  rows[at] = { ...there, known: { ...there.known, contacts }, account };
  return true;
}

/** Spreadsheets take the zero in front of a number: `2134` is 02134 in Allston. */
function wholeZip(country: string, postalCode: string): string {
  return country === 'US' && /^\d{3,4}$/.test(postalCode) ? postalCode.padStart(5, '0') : postalCode;
}

type Wrong = Pick<RowMistake, 'label' | 'text'>;

function readCells(cell: (meaning: Meaning) => string, name: string) {
  const wrong: Wrong[] = [];
  const full = cell('fullName') === '' ? undefined : personCalled(cell('fullName'), [cell('email').toLowerCase()]);
  const inputs = {
    contact0FirstName: cell('firstName') || (full?.firstName ?? ''),
    contact0LastName: cell('lastName') || (full?.lastName ?? ''),
    contact0Email: cell('email'),
    contact0Phone: cell('phone'),
    website: cell('website'),
  };
  const read = readAccountForm(inputs);
  const kept = read.ok ? inputs : withoutMistakes(inputs, read.errors, wrong);
  const contact = {
    firstName: kept.contact0FirstName ?? '',
    lastName: kept.contact0LastName ?? '',
    email: (kept.contact0Email ?? '').toLowerCase(),
    phone: kept.contact0Phone ?? '',
  };
  const again = readAccountForm(kept);
  const country = countryOf(cell('country'), wrong);
  const address = {
    addressLine1: cell('street').slice(0, 200),
    addressLine2: cell('street2').slice(0, 200),
    city: cell('city').slice(0, 100),
    state: cell('state').slice(0, 50),
    postalCode: wholeZip(country, cell('postalCode').slice(0, 20)),
    country,
  };
  const isPlaced = Object.values(address).some((part) => part !== '');
  const legalName = cell('legalName').slice(0, 100);
  const known: Proposed = {
    contacts: Object.values(contact).some((part) => part !== '') ? [contact] : [],
    website: (kept.website ?? '').toLowerCase(),
    market: country === '' ? null : { country, segment: 'commercial' },
    company:
      isPlaced || legalName !== ''
        ? {
            legalName: legalName || name,
            address,
            culture: '',
            registrationNumber: cell('registrationNumber').slice(0, 50),
          }
        : null,
  };
  return { known, account: again.ok ? again.value : null, wrong };
}

const labelOf: Readonly<Record<string, Wrong['label']>> = {
  contact0FirstName: 'firstName',
  contact0LastName: 'lastName',
  contact0Email: 'email',
  contact0Phone: 'phone',
  website: 'website',
};

/** What is missing is asked for; what is wrong is told, and asked for as well. */
function withoutMistakes(inputs: Inputs, errors: FieldErrors, wrong: Wrong[]): Inputs {
  return Object.fromEntries(
    Object.entries(inputs).map(([id, typed]) => {
      const label = labelOf[id];
      if (errors[id] === undefined || typed === '' || label === undefined) return [id, typed];
      wrong.push({ label, text: short(typed) });
      return [id, ''];
    }),
  );
}

function countryOf(typed: string, wrong: Wrong[]): string {
  const country = typed === '' ? '' : (countryIn(typed) ?? '');
  if (typed !== '' && country === '') wrong.push({ label: 'country', text: short(typed) });
  return country;
}

import { z } from 'zod';
import { accountKey, isOnlyAlike, readAccountName } from '../account-name.ts';
import type { FieldErrors, Inputs } from '../form.ts';
import { Proposed } from '../proposed.ts';
import { personCalled } from '../signature/people.ts';
import { countryIn } from '../signature/places.ts';
import { Account, readAccountForm } from '../steps/account.ts';
import type { Columns, Meaning } from './columns.ts';
import type { TableRow } from './table.ts';

/** What is wrong with a row: what stands in a cell is left out, or, of a name, the row cannot be begun. */
export const RowMistake = z.object({
  line: z.number(),
  code: z.enum(['no-name', 'name', 'left-out']),
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
export function readRows(table: readonly TableRow[], columns: Columns): ReadRows {
  const mistakes: RowMistake[] = [];
  const rows: ImportRow[] = [];
  const byKey = new Map<string, ImportRow[]>();
  for (const { line, cells } of table) {
    const cell = (meaning: Meaning) => cells[columns.places.get(meaning) ?? -1] ?? '';
    const typed = cell('customer');
    const name = readAccountName(typed);
    if (typeof name !== 'string') {
      mistakes.push({ line, code: typed === '' ? 'no-name' : 'name', label: 'accountName', text: short(typed) });
      continue;
    }
    const { known, account, wrong } = readCells(cell, name);
    mistakes.push(...wrong.map((each) => ({ line, code: 'left-out' as const, ...each })));
    const before = byKey.get(accountKey(name)) ?? [];
    const same = before.find((other) => !isOnlyAlike(other.name, name));
    const row = { line, name, known, account, doubles: same?.line ?? null };
    byKey.set(accountKey(name), [...before, row]);
    rows.push(row);
  }
  return { rows, mistakes };
}

function short(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
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
    postalCode: cell('postalCode').slice(0, 20),
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

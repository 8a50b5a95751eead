import type { Onboardings } from '../store/onboardings.ts';
import { byteOrderMark, csvLine } from './csv.ts';
import { everySummary } from './every-summary.ts';
import { columns, type Row, rowsOf } from './rows.ts';

export const formats = ['csv', 'json'] as const;
export type Format = (typeof formats)[number];

/**
 * Everything that happened, in pieces, so that it never stands in memory as a whole: CSV by RFC 4180 with a byte order
 * mark, by which Excel knows UTF-8, or a JSON array.
 */
export async function* exportRecords(
  onboardings: Pick<Onboardings, 'every' | 'get'>,
  format: Format,
): AsyncGenerator<string> {
  if (format === 'csv') {
    yield `${byteOrderMark}${csvLine(columns)}`;
    for await (const row of everyRow(onboardings)) yield rowLine(row);
    return;
  }
  let opening = '[\n';
  for await (const row of everyRow(onboardings)) {
    yield `${opening}${JSON.stringify(row)}`;
    opening = ',\n';
  }
  yield opening === '[\n' ? '[]\n' : '\n]\n';
}

async function* everyRow(onboardings: Pick<Onboardings, 'every' | 'get'>): AsyncGenerator<Row> {
  for await (const { id } of everySummary(onboardings)) {
    const read = await onboardings.get(id);
    if (read !== undefined) yield* rowsOf(read.record);
  }
}

export function rowLine(row: Row): string {
  return csvLine(
    columns.map((column) => {
      const value = row[column];
      return typeof value === 'object' ? (Object.keys(value).length === 0 ? '' : JSON.stringify(value)) : String(value);
    }),
  );
}

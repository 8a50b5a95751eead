import type { Onboardings } from '../store/onboardings.ts';
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
    yield `\uFEFF${line(columns)}`;
    for await (const row of everyRow(onboardings)) yield csvLine(row);
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

export function csvLine(row: Row): string {
  return line(
    columns.map((column) => {
      const value = row[column];
      return typeof value === 'object' ? (Object.keys(value).length === 0 ? '' : JSON.stringify(value)) : String(value);
    }),
  );
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
}

/**
 * A text that no spreadsheet takes for a formula (OWASP: CSV Injection). Where cells are parted by semicolons, as in
 * half of Europe, one may begin behind each of them; so with tabs and line breaks.
 */
function harmless(text: string): string {
  const first = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return first.replace(/([;\t\r\n] ?)(?=[=+\-@＝＋－＠])/g, "$1'");
}

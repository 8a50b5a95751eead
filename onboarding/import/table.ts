import { CsvError, parse } from 'csv-parse/sync';
import { z } from 'zod';
import { cleanText } from '../form.ts';

/** More is not begun at once. */
export const mostRows = 200;
/** Longer cells are cut, and further columns are not read. */
const longestCell = 500;
const mostColumns = 100;

/** A row, and on which line of the text it begins. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type ReadTable =
  | { readonly outcome: 'read'; readonly header: readonly string[]; readonly rows: readonly TableRow[] }
  | { readonly outcome: 'too-many-rows' | 'empty' }
  /** Such as a quoted cell that never ends. */
  | { readonly outcome: 'unreadable'; readonly line: number };

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }));

/** A CSV text as a table: comma, semicolon, tab or bar, whichever its first line has most of. Cells are cleaned as what is typed is. */
export function readTable(text: string): ReadTable {
  const { body, delimiter, skipped } = delimited(text.replace(/^\uFEFF/, ''));
  try {
    const records = Records.parse(
      parse(body, {
        delimiter,
        info: true,
        relax_column_count: true,
        relax_quotes: true,
        skip_empty_lines: true,
        to: mostRows + 2,
      }),
    );
    const rows = records
      .map(({ record, info }) => ({
        // The parser tells where a record ends.
        line: skipped + info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0),
        cells: record.slice(0, mostColumns).map((cell) => cleanText(cell.slice(0, longestCell))),
      }))
      .filter(({ cells }) => cells.some((cell) => cell !== ''));
    const [header, ...others] = rows;
    if (header === undefined) return { outcome: 'empty' };
    if (others.length > mostRows) return { outcome: 'too-many-rows' };
    return { outcome: 'read', header: header.cells, rows: others };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { outcome: 'unreadable', line: skipped + z.number().catch(1).parse(error.lines) };
  }
}

const delimiters = [';', ',', '\t', '|'] as const;

/** Excel may say in a line of its own what it separates by. */
function delimited(text: string): { body: string; delimiter: string; skipped: number } {
  const [, told, end = ''] = /^sep=(.)(\r\n|\r|\n)/i.exec(text) ?? [];
  if (told !== undefined) return { body: text.slice(5 + end.length), delimiter: told, skipped: 1 };
  const first = (/^\s*([^\r\n]*)/.exec(text)?.[1] ?? '').replace(/"[^"]*"/g, '');
  const count = (delimiter: string) => first.split(delimiter).length;
  const delimiter = delimiters.toSorted((one, other) => count(other) - count(one))[0] ?? ',';
  return { body: text, delimiter, skipped: 0 };
}

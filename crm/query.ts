import { noSuchColumn, unread } from './refusal.ts';

/** A row as it is answered: columns by their names. */
type Row = Readonly<Record<string, unknown>>;

/** The columns that are wanted of a row, by `$select`; all of them where it is not given. */
export function selected(row: Row, select: string | null, type: string, hidden: readonly string[] = []): Row {
  const names = select === null ? Object.keys(row) : select.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !(name in row) || hidden.includes(name));
  if (select !== null && unknown !== undefined) throw noSuchColumn(unknown, type);
  return Object.fromEntries(names.filter((name) => !hidden.includes(name)).map((name) => [name, row[name]]));
}

const condition = /^(?:(contains|startswith)\((\w+),'((?:[^']|'')*)'\)|(\w+) eq (?:'((?:[^']|'')*)'|(\d+)))(?: and |$)/;

/** Whether a row is meant by `$filter`, of which this reads what the bot asks: conditions joined by `and`. */
export function matches(row: Row, filter: string | null): boolean {
  let rest = filter ?? '';
  while (rest !== '') {
    const found = condition.exec(rest);
    if (found === null) throw unread(`$filter=${rest}`);
    const [whole, operator, column = '', text = '', equal = '', quoted, number] = found;
    const isRight =
      operator === undefined
        ? lower(row[equal]) === lower(quoted === undefined ? number : unquoted(quoted))
        : isLike(String(row[column] ?? ''), unquoted(text), operator === 'contains');
    if (!isRight) return false;
    rest = rest.slice(whole.length);
  }
  return true;
}

const unquoted = (text: string) => text.replaceAll("''", "'");
const lower = (value: unknown) => String(value ?? '').toLowerCase();

/**
 * As the SQL `LIKE` that it becomes: no case, `%`, `_` and `[…]` are wildcards (Microsoft Learn: "Use wildcard
 * characters in conditions for string values").
 */
function isLike(value: string, pattern: string, anywhere: boolean): boolean {
  const written = pattern.replace(/\[([^\]])\]|[%_]|[\\^$.*+?()[\]{}|]/g, (sign, literal: string | undefined) => {
    if (literal !== undefined) return `\\u{${(literal.codePointAt(0) ?? 0).toString(16)}}`;
    if (sign === '%') return '.*';
    return sign === '_' ? '.' : `\\${sign}`;
  });
  return new RegExp(`${anywhere ? '' : '^'}${written}`, 'isu').test(value);
}

/** `primarycontactid($select=firstname,lastname)`: what is expanded, and which columns of it. */
export function expanded(expand: string | null): { readonly name: string; readonly select: string } | undefined {
  if (expand === null) return undefined;
  const [, name = '', select = ''] = /^(\w+)\(\$select=([\w,]+)\)$/.exec(expand) ?? [];
  if (name === '') throw unread(`$expand=${expand}`);
  return { name, select };
}

// biome-ignore-all lint/a11y/noRedundantRoles: a browser may forget what a cell is once it is displayed as a box
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useHiddenStyles } from './hidden.ts';

/** By a column all rows are sorted. */
interface Sorting {
  readonly now: 'up' | 'down' | null;
  readonly label: string;
  readonly press: () => void;
}

export interface Column<Row> {
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  /** What the row is about. */
  readonly isHead?: boolean;
  readonly isNumber?: boolean;
  /** Of the whole, such as `20%`; without it as its contents ask for. */
  readonly width?: string;
  readonly sorting?: Sorting;
}

/** Below this there is no room for columns: each row is a box. */
const narrow = '@media (max-width: 640px)';
const useStyles = makeStyles({
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: tokens.fontSizeBase300,
    [narrow]: { display: 'block' },
  },
  heads: {
    [narrow]: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  },
  body: { [narrow]: { display: 'block' } },
  row: {
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    ':last-child': { borderBlockEndStyle: 'none' },
    [narrow]: { display: 'block', paddingBlock: tokens.spacingVerticalS },
  },
  // By more than its colour, as each theme has it.
  marked: {
    '& > :first-child': { position: 'relative' },
    '& > :first-child a': { fontWeight: tokens.fontWeightSemibold },
    '& > :first-child::before': {
      content: '""',
      position: 'absolute',
      insetBlock: 0,
      insetInlineStart: `calc(-1 * ${tokens.spacingHorizontalM})`,
      width: '3px',
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
  },
  cell: {
    textAlign: 'start',
    verticalAlign: 'top',
    fontWeight: tokens.fontWeightRegular,
    paddingBlock: tokens.spacingVerticalS,
    paddingInlineStart: 0,
    paddingInlineEnd: tokens.spacingHorizontalM,
    ':last-child': { paddingInlineEnd: 0 },
    overflowWrap: 'anywhere',
    minWidth: '5em',
    [narrow]: {
      display: 'flex',
      gap: tokens.spacingHorizontalS,
      paddingBlock: tokens.spacingVerticalXXS,
      paddingInlineEnd: 0,
    },
  },
  head: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    verticalAlign: 'bottom',
    overflowWrap: 'normal',
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  number: {
    textAlign: 'end',
    minWidth: 'auto',
    fontVariantNumeric: 'tabular-nums',
    overflowWrap: 'normal',
    [narrow]: { textAlign: 'start' },
  },
  short: { whiteSpace: 'nowrap' },
  label: {
    display: 'none',
    color: tokens.colorNeutralForeground2,
    [narrow]: { display: 'block', flexShrink: 0, width: '40%' },
  },
  content: { minWidth: 0, [narrow]: { flexGrow: 1 } },
  sort: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    padding: 0,
    minHeight: '24px',
    // As large as a finger needs it, it stands on the line of the others.
    marginBlock: '-2px',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'inherit',
    backgroundColor: 'transparent',
    border: 'none',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, borderRadius: tokens.borderRadiusSmall },
  },
});

interface TableProps<Row> {
  /** What the table is, for who does not see what it stands under. */
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string | number;
  /** The row that is open beside it. */
  readonly isMarked?: (row: Row) => boolean;
}

/** Rows and columns. The roles are said: a table whose rows are boxes is still one. */
export function Table<Row>({ caption, columns, rows, keyOf, isMarked }: TableProps<Row>) {
  const styles = useStyles();
  const hidden = useHiddenStyles();
  return (
    <table className={styles.table} role="table">
      <caption className={hidden.hidden}>{caption}</caption>
      <thead className={styles.heads} role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <Head key={column.name} column={column} />
          ))}
        </tr>
      </thead>
      <tbody className={styles.body} role="rowgroup">
        {rows.map((row) => (
          <tr key={keyOf(row)} className={mergeClasses(styles.row, isMarked?.(row) && styles.marked)} role="row">
            {columns.map((column) => (
              <Cell key={column.name} column={column}>
                {column.cell(row)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A name of any length leaves the others their room. */
const headWidth = '30%';

const ariaSorts = { up: 'ascending', down: 'descending' } as const;

function Head<Row>({ column: { name, isHead, isNumber, sorting, width } }: { readonly column: Column<Row> }) {
  const styles = useStyles();
  const now = sorting?.now ?? null;
  return (
    <th
      className={mergeClasses(styles.cell, styles.head, isNumber && styles.number, isNumber && styles.short)}
      style={{ width: width ?? (isHead === true ? headWidth : undefined) }}
      scope="col"
      role="columnheader"
      aria-sort={now === null ? undefined : ariaSorts[now]}
    >
      {sorting === undefined ? (
        name
      ) : (
        <button type="button" className={styles.sort} title={sorting.label} onClick={sorting.press}>
          {name}
          {now === 'up' && <ArrowUpRegular />}
          {now === 'down' && <ArrowDownRegular />}
        </button>
      )}
    </th>
  );
}

function Cell<Row>({ column, children }: { readonly column: Column<Row>; readonly children: ReactNode }) {
  const styles = useStyles();
  const { name, isHead, isNumber } = column;
  const content = (
    <>
      {isHead !== true && (
        <span className={styles.label} aria-hidden>
          {name}
        </span>
      )}
      <div className={styles.content}>{children}</div>
    </>
  );
  const className = mergeClasses(styles.cell, isHead && styles.title, isNumber && styles.number);
  return isHead ? (
    <th className={className} scope="row" role="rowheader">
      {content}
    </th>
  ) : (
    <td className={className} role="cell">
      {content}
    </td>
  );
}

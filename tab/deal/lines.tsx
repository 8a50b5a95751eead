import { makeStyles, tokens } from '@fluentui/react-components';
import type { LineCost, LineRow, Total } from '../api/lines.ts';
import { type Column, Table } from '../parts/table.tsx';
import { useTab } from '../shell/tab.ts';
import type { Say } from '../shell/words.ts';

const useStyles = makeStyles({
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  below: { color: tokens.colorStatusDangerForeground3 },
  total: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'end',
    textAlign: 'end',
    paddingBlockStart: tokens.spacingVerticalS,
    borderBlockStartWidth: '2px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke1,
  },
  sum: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
});

interface LinesProps {
  readonly lines: readonly LineRow[];
  readonly total: Total | null;
}

/** What is ordered, line by line; what we pay stands there for whoever may see it. */
export function Lines({ lines, total }: LinesProps) {
  const { say } = useTab();
  return (
    <div>
      <Table caption={say('tab.deal.lines')} columns={columnsOf(say, lines)} rows={lines} keyOf={keyOf} />
      {total !== null && <TotalShown total={total} />}
    </div>
  );
}

/** Two lines may be the same product. */
const keyOf = (line: LineRow) => JSON.stringify(line);

function columnsOf(say: Say, lines: readonly LineRow[]): readonly Column<LineRow>[] {
  const cost: Column<LineRow> = {
    name: say('tab.deal.cost'),
    cell: ({ cost }) => cost !== undefined && <CostShown cost={cost} />,
  };
  return [
    { name: say('tab.deal.product'), isHead: true, cell: (line) => <Product line={line} /> },
    { name: say('tab.deal.price'), cell: ({ price }) => price },
    ...(lines.some((line) => line.cost !== undefined) ? [cost] : []),
    { name: say('tab.deal.lineTotal'), isNumber: true, cell: (line) => <LineTotal line={line} /> },
  ];
}

function Product({ line: { title, plan, end, remarks } }: { readonly line: LineRow }) {
  const styles = useStyles();
  return (
    <>
      {title}
      {[plan, end, ...remarks]
        .filter((text) => text !== '')
        .map((text) => (
          <div key={text} className={styles.quiet}>
            {text}
          </div>
        ))}
    </>
  );
}

function LineTotal({ line: { total, over, isAtMost } }: { readonly line: LineRow }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <>
      {isAtMost ? say('tab.deal.upTo', { amount: total.text }) : total.text}
      <div className={styles.quiet}>{over}</div>
    </>
  );
}

function CostShown({ cost: { text, isBelowCost } }: { readonly cost: LineCost }) {
  const styles = useStyles();
  return <span className={isBelowCost ? styles.below : undefined}>{text}</span>;
}

function TotalShown({ total: { total, yearly, discountPercent, isAtMost, cost } }: { readonly total: Total }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <div className={styles.total}>
      <div>
        {say('tab.deal.total')}{' '}
        <span className={styles.sum}>{isAtMost ? say('tab.deal.upTo', { amount: total.text }) : total.text}</span>
      </div>
      {yearly !== null && <div className={styles.quiet}>{say('tab.deal.yearly', { amount: yearly.text })}</div>}
      {discountPercent > 0 && (
        <div className={styles.quiet}>{say('tab.deal.discount', { percent: discountPercent })}</div>
      )}
      {cost !== undefined && (
        <div className={cost.isBelowCost ? styles.below : styles.quiet}>
          {say('tab.deal.margin', { margin: cost.text })}
        </div>
      )}
    </div>
  );
}

import { makeStyles, tokens } from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons';
import type { DealRow } from '../../api/deals.ts';
import type { Sort } from '../../api/filter.ts';
import { Clamped } from '../../parts/clamped.tsx';
import { Framed } from '../../parts/framed.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { useMe, useTab } from '../../shell/tab.ts';
import type { Asked, ChangeAsked } from './filters.ts';
import { pressSort, sortedBy } from './sorting.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  troubled: { color: tokens.colorStatusDangerForeground3 },
});

interface DealsTableProps {
  readonly rows: readonly DealRow[];
  readonly asked: Asked;
  readonly change: ChangeAsked;
  /** Others are on their way. */
  readonly isOld: boolean;
}

export function DealsTable({ rows, asked, change, isOld }: DealsTableProps) {
  const { say } = useTab();
  const { sees, filters } = useMe();
  const now = sortedBy(asked);
  const sorting = (sort: Sort, column: string) => ({
    now: now.sort === sort ? now.direction : null,
    label: say('tab.deals.sortedBy', { column }),
    press: () => pressSort(sort, now, change),
  });
  const sorted = (sort: Sort, name: string) => ({ name, sorting: sorting(sort, name) });
  const owner: Column<DealRow> = { name: say('tab.deals.owner'), cell: (row) => row.owner.name };
  const provider: Column<DealRow> = { name: say('tab.deals.provider'), cell: (row) => row.provider.name };
  const columns: readonly Column<DealRow>[] = [
    { ...sorted('name', say('tab.deals.name')), isHead: true, width: '26%', cell: (row) => <Name row={row} /> },
    { name: say('tab.deals.stands'), width: '26%', cell: (row) => <Stands row={row} /> },
    ...(sees.deals === 'all' ? [owner] : []),
    ...(filters.providers.length > 1 ? [provider] : []),
    { ...sorted('amount', say('tab.deals.amount')), isNumber: true, cell: ({ amount }) => amount?.text ?? '–' },
    { ...sorted('stage-since', say('tab.deals.since')), cell: ({ stageSince }) => stageSince.text },
    { ...sorted('age', say('tab.deals.begun')), width: '11%', cell: (row) => <Begun row={row} /> },
  ];
  return (
    <Framed isOld={isOld}>
      <Table caption={say('tab.deals.title')} columns={columns} rows={rows} keyOf={({ id }) => id} />
    </Framed>
  );
}

function Name({ row: { id, name } }: { readonly row: DealRow }) {
  return (
    <Clamped text={name}>
      <GoLink to={{ view: 'deal', id, filters: {} }}>{name}</GoLink>
    </Clamped>
  );
}

function Stands({ row: { stage, stands, needsAttention } }: { readonly row: DealRow }) {
  const styles = useStyles();
  return (
    <>
      <Clamped text={stands} className={needsAttention ? styles.troubled : undefined}>
        {needsAttention && <WarningFilled aria-hidden />} {stands}
      </Clamped>
      <div className={styles.quiet}>{stage.label}</div>
    </>
  );
}

function Begun({ row: { begun, age } }: { readonly row: DealRow }) {
  const styles = useStyles();
  return (
    <>
      {begun.text}
      <div className={styles.quiet}>{age}</div>
    </>
  );
}

import { Badge } from '@fluentui/react-components';
import type { ApprovalRow } from '../../api/approvals.ts';
import { Actions } from '../../deal/actions.tsx';
import { Clamped } from '../../parts/clamped.tsx';
import { Framed } from '../../parts/framed.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { ChangedBadge } from '../../shell/changed-badge.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { useTab } from '../../shell/tab.ts';
import type { Acting } from '../../shell/use-acting.ts';
import type { Change } from '../../shell/use-changes.ts';
import type { Say } from '../../shell/words.ts';

interface ApprovalsTableProps {
  readonly rows: readonly ApprovalRow[];
  readonly changes: ReadonlyMap<string, Change>;
  /** The one whose review is open: beside it there is room for what tells the rows apart. */
  readonly open: string | undefined;
  readonly acting: Acting;
}

export function ApprovalsTable({ rows, changes, open, acting }: ApprovalsTableProps) {
  const { say } = useTab();
  const customer: Column<ApprovalRow> = {
    name: say('tab.approvals.customer'),
    isHead: true,
    ...(open !== undefined && { width: '70%' }),
    cell: (row) => <Customer row={row} change={changes.get(row.id)} isOpen={row.id === open} />,
  };
  const columns = open === undefined ? [customer, ...whatIsAsked(say), decision(say, acting)] : [customer, total(say)];
  return (
    <Framed>
      <Table
        caption={say('tab.approvals.list')}
        columns={columns}
        rows={rows}
        keyOf={({ id }) => id}
        isMarked={({ id }) => id === open}
      />
    </Framed>
  );
}

function whatIsAsked(say: Say): readonly Column<ApprovalRow>[] {
  return [
    { name: say('tab.approvals.requester'), cell: ({ requester }) => requester },
    { name: say('tab.approvals.since'), cell: ({ since }) => since.text },
    total(say),
    { name: say('tab.approvals.margin'), isNumber: true, cell: (row) => <Margin row={row} /> },
    { name: say('tab.approvals.checks'), cell: (row) => <Checks row={row} /> },
  ];
}

function total(say: Say): Column<ApprovalRow> {
  return { name: say('tab.approvals.total'), isNumber: true, cell: (row) => row.total.text };
}

/** It is decided here only where there is nothing to look at first; the others are opened. */
function decision(say: Say, acting: Acting): Column<ApprovalRow> {
  return {
    name: say('tab.approvals.decide'),
    cell: (row) =>
      row.actions.length > 0 ? (
        <Actions deal={row} amount={row.total.text} offers={row.actions.slice(0, 1)} acting={acting} size="small" />
      ) : (
        <GoLink
          to={{ view: 'approvals', id: row.id, filters: {} }}
          label={say('tab.act.hint', { action: say('tab.approvals.review'), name: row.name })}
        >
          {say('tab.approvals.review')}
        </GoLink>
      ),
  };
}

function Customer({
  row: { id, name, about },
  change,
  isOpen,
}: {
  readonly row: ApprovalRow;
  readonly change: Change | undefined;
  readonly isOpen: boolean;
}) {
  const { say } = useTab();
  return (
    <>
      <Clamped text={name}>
        <GoLink to={{ view: 'approvals', id, filters: {} }} id={linkIdOf(id)} isCurrent={isOpen}>
          {name}
        </GoLink>
      </Clamped>
      {about === 'change' && (
        <Badge appearance="tint" color="warning">
          {say('tab.approvals.change')}
        </Badge>
      )}{' '}
      <ChangedBadge change={change} />
    </>
  );
}

/** To which the focus returns from the review. */
export function linkIdOf(id: string): string {
  return `approval-${id}`;
}

function Margin({ row: { marginPercent, isBelowCost } }: { readonly row: ApprovalRow }) {
  const { say } = useTab();
  return (
    <>
      {marginPercent === null
        ? say(isBelowCost ? 'tab.approvals.givenAway' : 'tab.approvals.unknown')
        : say('tab.approvals.percent', { percent: marginPercent })}
      {isBelowCost && (
        <div>
          <Badge appearance="tint" color="danger">
            {say('tab.approvals.belowCost')}
          </Badge>
        </div>
      )}
    </>
  );
}

function Checks({ row: { checks, decided } }: { readonly row: ApprovalRow }) {
  const { say } = useTab();
  if (decided !== '') return <>{decided}</>;
  if (checks.length === 0) return <>{say('tab.approvals.nothing')}</>;
  return (
    <>
      {checks.map((check) => (
        <div key={check}>⚠ {check}</div>
      ))}
    </>
  );
}

import { Button, makeStyles } from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons';
import { type ReactNode, useState } from 'react';
import type { FilterAddress } from '../../api/filter.ts';
import { filtersOf } from '../../parts/filters-of.ts';
import { useHiddenStyles } from '../../parts/hidden.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { useTab } from '../../shell/tab.ts';

/** A number of the table; `filter` leads to the deals behind it. */
export interface Cell {
  readonly text: string;
  readonly filter: FilterAddress | null;
}

export interface Row {
  readonly head: string;
  readonly cells: readonly Cell[];
}

/** The numbers of a chart: the first column is what the rows are. */
export interface Numbers {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const useStyles = makeStyles({ place: { position: 'relative' } });

interface FigureProps {
  readonly title: string;
  /** What the chart tells, in a sentence; '' = nothing. */
  readonly sentence: string;
  readonly numbers: Numbers;
  readonly children: ReactNode;
}

/** A chart with its numbers. Who hears it finds the table always; who sees it, when they want it. */
export function Figure({ title, sentence, numbers, children }: FigureProps) {
  const { say } = useTab();
  const styles = useStyles();
  const hidden = useHiddenStyles();
  const [isShown, setShown] = useState(false);
  return (
    <Section
      title={title}
      aside={
        <Button
          size="small"
          appearance="subtle"
          icon={<TableRegular />}
          aria-label={say(isShown ? 'tab.charts.hideTableOf' : 'tab.charts.showTableOf', { chart: title })}
          onClick={() => setShown(!isShown)}
        >
          {say(isShown ? 'tab.charts.hideTable' : 'tab.charts.showTable')}
        </Button>
      }
    >
      {sentence !== '' && <Quiet>{sentence}</Quiet>}
      {children}
      <div className={styles.place}>
        <div className={isShown ? undefined : hidden.hidden}>
          <Table
            caption={say('tab.charts.tableOf', { chart: title })}
            columns={columnsOf(numbers.columns, isShown)}
            rows={numbers.rows}
            keyOf={({ head }) => head}
          />
        </div>
      </div>
    </Section>
  );
}

/** What is not seen has no place among what Tab goes through. */
function columnsOf([first = '', ...names]: readonly string[], isShown: boolean): readonly Column<Row>[] {
  return [
    { name: first, isHead: true, cell: ({ head }) => head },
    ...names.map((name, index) => ({
      name,
      isNumber: true,
      cell: ({ cells }: Row) => {
        const cell = cells[index];
        if (cell === undefined || cell.filter === null) return cell?.text;
        const to = { view: 'deals', filters: filtersOf(cell.filter) } as const;
        return (
          <GoLink to={to} isUnseen={!isShown}>
            {cell.text}
          </GoLink>
        );
      },
    })),
  ];
}

import { makeStyles, Select } from '@fluentui/react-components';
import { useTab } from '../../shell/tab.ts';
import type { Asked, ChangeAsked } from './filters.ts';
import { sortedBy } from './sorting.ts';

const useStyles = makeStyles({
  // Where there are heads of columns, these are pressed.
  field: { display: 'none', '@media (max-width: 640px)': { display: 'inline-flex' } },
});

const choices = {
  'age down': 'newestFirst',
  'age up': 'oldestFirst',
  'name up': 'byName',
  'name down': 'byNameBack',
  'amount down': 'mostFirst',
  'amount up': 'leastFirst',
  'stage-since down': 'longestAtStage',
  'stage-since up': 'shortestAtStage',
} as const;

/** By what deals are sorted, where their table has no heads. */
export function SortField({ asked, change }: { readonly asked: Asked; readonly change: ChangeAsked }) {
  const { say } = useTab();
  const styles = useStyles();
  const { sort, direction } = sortedBy(asked);
  return (
    <Select
      className={styles.field}
      aria-label={say('tab.deals.sort')}
      value={`${sort} ${direction}`}
      onChange={(_, { value }) => {
        const [chosen = '', way = ''] = value.split(' ');
        change({ sort: chosen, direction: way });
      }}
    >
      {Object.entries(choices).map(([choice, name]) => (
        <option key={choice} value={choice}>
          {say(`tab.deals.${name}`)}
        </option>
      ))}
    </Select>
  );
}

import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons';
import { useTab } from '../../shell/tab.ts';
import type { FilterShown } from './filter-words.ts';
import { type ChangeAsked, noFilters } from './filters.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  list: { display: 'contents', listStyleType: 'none' },
  chip: { fontWeight: tokens.fontWeightRegular, textAlign: 'start', overflowWrap: 'anywhere', maxWidth: '100%' },
});

interface FilterChipsProps {
  readonly shown: readonly FilterShown[];
  readonly change: ChangeAsked;
  /** What was pressed is gone: who pressed it goes on elsewhere. */
  readonly removed: () => void;
}

/** What is filtered by, each to be taken away. */
export function FilterChips({ shown, change, removed }: FilterChipsProps) {
  const { say } = useTab();
  const styles = useStyles();
  if (shown.length === 0) return null;
  const remove = ({ names }: FilterShown) => {
    change(Object.fromEntries(names.map((name) => [name, ''])));
    removed();
  };
  return (
    <div className={styles.row}>
      <ul className={styles.list}>
        {shown.map((filter) => (
          <li key={filter.names[0]}>
            <Button
              className={styles.chip}
              size="small"
              shape="circular"
              icon={<DismissRegular />}
              iconPosition="after"
              aria-label={say('tab.deals.remove', { filter: filter.text })}
              onClick={() => remove(filter)}
            >
              {filter.text}
            </Button>
          </li>
        ))}
      </ul>
      <Button
        size="small"
        appearance="transparent"
        onClick={() => {
          change(noFilters);
          removed();
        }}
      >
        {say('tab.deals.clear')}
      </Button>
    </div>
  );
}

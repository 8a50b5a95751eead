import { makeStyles, tokens } from '@fluentui/react-components';
import type { Fact } from '../api/said.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    display: 'grid',
    // All values begin at one line, however long the longest name is.
    gridTemplateColumns: 'fit-content(40%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalS,
  },
  fact: { display: 'contents' },
  name: { minWidth: '7.5em', color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  value: { margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** What is known, each by its name. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(({ name, value }) => (
        <div key={name} className={styles.fact}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

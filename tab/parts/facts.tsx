import { makeStyles, tokens } from '@fluentui/react-components';
import type { Fact } from '../api/said.ts';

const useStyles = makeStyles({
  list: { margin: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  fact: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  name: { flex: '0 0 7.5em', color: tokens.colorNeutralForeground2 },
  value: { flex: '1 1 12em', minWidth: 0, margin: 0, whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
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

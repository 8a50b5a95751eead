import { makeStyles, tokens } from '@fluentui/react-components';
import type { WaitShown } from '../../api/deal.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { useTab } from '../../shell/tab.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
});

/** Whom it waits for, for what, and since when. */
export function Waits({ waits }: { readonly waits: readonly WaitShown[] }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <Section title={say('tab.deal.waits')}>
      <ul className={styles.list}>
        {waits.map(({ whom, what, since, mailed }) => (
          <li key={`${whom} ${what}`}>
            {say('tab.deal.waitsRow', { whom, what })}
            <Quiet>{[since.text, mailed].filter((text) => text !== '').join(' · ')}</Quiet>
          </li>
        ))}
      </ul>
    </Section>
  );
}

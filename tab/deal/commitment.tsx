import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons';
import type { Clock, Commitment } from '../api/lines.ts';
import { Facts } from '../parts/facts.tsx';
import { useTab } from '../shell/tab.ts';

const useStyles = makeStyles({
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  clocks: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalXS },
  clock: { display: 'flex', gap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, marginBlockStart: '2px' },
  text: { whiteSpace: 'pre-line' },
  over: { color: tokens.colorNeutralForeground2 },
});

/** What the order binds the customer to, and until when it can be taken back. */
export function CommitmentShown({ commitment: { facts, clocks } }: { readonly commitment: Commitment }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <>
      <Facts facts={facts} />
      {clocks.length > 0 && (
        <>
          <h3 className={styles.title}>{say('tab.deal.clocks')}</h3>
          <ul className={styles.clocks}>
            {clocks.map((clock) => (
              <ClockRow key={clock.text} clock={clock} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function ClockRow({ clock: { text, isOver } }: { readonly clock: Clock }) {
  const styles = useStyles();
  return (
    <li className={mergeClasses(styles.clock, isOver && styles.over)}>
      <ClockRegular className={styles.icon} fontSize={16} aria-hidden />
      <span className={styles.text}>{text}</span>
    </li>
  );
}

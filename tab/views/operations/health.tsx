import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleFilled,
  ErrorCircleFilled,
  QuestionCircleRegular,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { HealthRow } from '../../api/operations.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { useTab } from '../../shell/tab.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM },
  row: { display: 'flex', gap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, marginBlockStart: '2px' },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  good: { color: tokens.colorStatusSuccessForeground1 },
  trouble: { color: tokens.colorStatusDangerForeground3 },
  unknown: { color: tokens.colorNeutralForeground2 },
  off: { color: tokens.colorNeutralForeground2 },
});

const icons = {
  good: CheckmarkCircleFilled,
  trouble: ErrorCircleFilled,
  unknown: QuestionCircleRegular,
  off: SubtractCircleRegular,
};

/** Whether what the bot needs works: webhook, sign-in, mail, store. */
export function Health({ rows }: { readonly rows: readonly HealthRow[] }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <Section title={say('tab.operations.health')}>
      <ul className={styles.list}>
        {rows.map(({ about, name, state, stateLabel, text, since }) => {
          const Icon = icons[state];
          return (
            <li key={`${about} ${name}`} className={styles.row}>
              <Icon className={mergeClasses(styles.icon, styles[state])} fontSize={16} aria-hidden />
              <div className={styles.text}>
                {say('tab.operations.healthRow', { name, state: stateLabel })}
                <Quiet>{[text, since?.text ?? ''].filter((part) => part !== '').join(' · ')}</Quiet>
              </div>
            </li>
          );
        })}
      </ul>
    </Section>
  );
}

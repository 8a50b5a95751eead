import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import {
  ArrowCircleRightFilled,
  CheckmarkCircleFilled,
  CircleRegular,
  ClockRegular,
  ErrorCircleFilled,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import type { StepShown } from '../../api/deal.ts';
import { useHiddenStyles } from '../../parts/hidden.ts';
import { useTab } from '../../shell/tab.ts';

const narrow = '@media (max-width: 700px)';
const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridAutoFlow: 'column',
    gridAutoColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalS,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    [narrow]: { gridAutoFlow: 'row', gap: tokens.spacingVerticalXS },
  },
  step: {
    minWidth: 0,
    paddingBlockStart: tokens.spacingVerticalS,
    borderBlockStartWidth: '3px',
    borderBlockStartStyle: 'solid',
    borderBlockStartColor: tokens.colorNeutralStroke2,
    [narrow]: {
      paddingBlock: tokens.spacingVerticalXS,
      paddingInlineStart: tokens.spacingHorizontalS,
      borderBlockStartStyle: 'none',
      borderInlineStartWidth: '3px',
      borderInlineStartStyle: 'solid',
      borderInlineStartColor: tokens.colorNeutralStroke2,
    },
  },
  reached: {
    borderBlockStartColor: tokens.colorCompoundBrandStroke,
    [narrow]: { borderInlineStartColor: tokens.colorCompoundBrandStroke },
  },
  troubled: {
    borderBlockStartColor: tokens.colorStatusDangerBorder2,
    [narrow]: { borderInlineStartColor: tokens.colorStatusDangerBorder2 },
  },
  label: { display: 'flex', alignItems: 'start', gap: tokens.spacingHorizontalXS },
  icon: { flexShrink: 0, marginBlockStart: '2px' },
  name: { minWidth: 0, overflowWrap: 'anywhere' },
  current: { fontWeight: tokens.fontWeightSemibold },
  good: { color: tokens.colorStatusSuccessForeground1 },
  problem: { color: tokens.colorStatusDangerForeground3 },
  brand: { color: tokens.colorCompoundBrandForeground1 },
  about: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** How far the deal is. */
export function Stepper({ steps }: { readonly steps: readonly StepShown[] }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <ol className={styles.list} aria-label={say('tab.deal.steps')}>
      {steps.map((step) => (
        <Step key={step.step} step={step} />
      ))}
    </ol>
  );
}

function Step({ step: { label, state, stateLabel, text, since } }: { readonly step: StepShown }) {
  const styles = useStyles();
  const hidden = useHiddenStyles();
  const isCurrent = state === 'now' || state === 'waiting' || state === 'problem';
  const { Icon, color, mark } = looks[state];
  return (
    <li className={mergeClasses(styles.step, mark && styles[mark])} aria-current={isCurrent ? 'step' : undefined}>
      <div className={mergeClasses(styles.label, isCurrent && styles.current)}>
        <Icon className={mergeClasses(styles.icon, color && styles[color])} fontSize={16} aria-hidden />
        <span className={styles.name}>{label}</span>
      </div>
      <div className={styles.about}>
        {text === '' ? (
          stateLabel
        ) : (
          <>
            <span className={hidden.hidden}>{stateLabel}: </span>
            {text}
          </>
        )}
        {since !== null && <div>{since.text}</div>}
      </div>
    </li>
  );
}

/** Never by its colour alone. */
const looks = {
  done: { Icon: CheckmarkCircleFilled, color: 'good', mark: 'reached' },
  now: { Icon: ArrowCircleRightFilled, color: 'brand', mark: 'reached' },
  waiting: { Icon: ClockRegular, color: 'brand', mark: 'reached' },
  problem: { Icon: ErrorCircleFilled, color: 'problem', mark: 'troubled' },
  ahead: { Icon: CircleRegular, color: undefined, mark: undefined },
  'left-out': { Icon: SubtractCircleRegular, color: undefined, mark: undefined },
} as const;

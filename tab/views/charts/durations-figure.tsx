import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowTrendingFilled, CheckmarkFilled } from '@fluentui/react-icons';
import type { StageDurations } from '../../api/figures.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { useMe, useTab } from '../../shell/tab.ts';
import { Bars } from './bars.tsx';
import { barColor } from './colors.ts';
import { Figure } from './figure.tsx';
import { monthLabels } from './month-labels.ts';

const useStyles = makeStyles({
  stages: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(260px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
  },
  stage: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  median: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  trend: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  grows: { color: tokens.colorStatusDangerForeground3 },
});

/** How long deals are at each stage, and where that grows. */
export function DurationsFigure({ durations }: { readonly durations: readonly StageDurations[] }) {
  const { say } = useTab();
  const styles = useStyles();
  const months = durations[0]?.months ?? [];
  const numbers = {
    columns: [say('tab.charts.month'), ...durations.map(({ label }) => label)],
    rows: months.map(({ label }, index) => ({
      head: label,
      cells: durations.map(({ months: each }) => {
        const month = each[index];
        const isCounted = month !== undefined && month.count > 0;
        return { text: month?.text ?? '', filter: isCounted ? month.filter : null };
      }),
    })),
  };
  return (
    <Figure title={say('tab.charts.durations')} sentence={say('tab.charts.durationsSay')} numbers={numbers}>
      <div className={styles.stages}>
        {durations.map((one) => (
          <Stage key={one.stage} durations={one} />
        ))}
      </div>
    </Figure>
  );
}

function Stage({ durations: { label, text, months, trend } }: { readonly durations: StageDurations }) {
  const { say } = useTab();
  const { locale } = useMe();
  const styles = useStyles();
  const labels = monthLabels(months, locale);
  const bars = months.map(({ medianDays, text: days, filter }, index) => ({
    label: labels[index] ?? '',
    pieces: [{ name: label, value: medianDays ?? 0, text: days, color: barColor, filter }],
  }));
  return (
    <div className={styles.stage}>
      <h3 className={styles.name}>{label}</h3>
      <div className={styles.median}>{text}</div>
      {trend !== null && (
        <div className={mergeClasses(styles.trend, trend.grows && styles.grows)}>
          {trend.grows ? <ArrowTrendingFilled aria-hidden /> : <CheckmarkFilled aria-hidden />}
          {trend.text}
        </div>
      )}
      {months.some(({ medianDays }) => medianDays !== null) ? (
        <Bars title={label} bars={bars} height={160} />
      ) : (
        <Quiet>{say('tab.charts.noneYet')}</Quiet>
      )}
    </div>
  );
}

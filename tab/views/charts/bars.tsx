import { VerticalStackedBarChart, type VSChartDataPoint } from '@fluentui/react-charts';
import { makeStyles, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import type { FilterAddress } from '../../api/filter.ts';
import { filtersOf } from '../../parts/filters-of.ts';
import { go } from '../../shell/place.ts';
import { useMe, useTab } from '../../shell/tab.ts';
import { ticksTo } from './ticks.ts';

/** A part of a bar, and the deals behind it. */
export interface Piece {
  /** What it counts. */
  readonly name: string;
  readonly value: number;
  /** The value as it is said. */
  readonly text: string;
  readonly color: string;
  readonly filter: FilterAddress;
}

export interface Bar {
  /** Under it; no two have the same. */
  readonly label: string;
  readonly pieces: readonly Piece[];
}

const useStyles = makeStyles({
  chart: { minWidth: 0, '& [role="option"]': { cursor: 'pointer' } },
  callout: { display: 'grid', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  value: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
});

interface BarsProps {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly height?: number;
  /** Of months each second may go unnamed; other names are wrapped. */
  readonly hasMonths?: boolean;
  /** What the scale ends with, at least; without it as much as there is. */
  readonly most?: number;
}

/**
 * Bars that lead to the deals behind them, by mouse and by Enter. Fluent's chart brings English words for screen readers
 * along: each is replaced by ours.
 */
export function Bars({ title, bars, height = 220, hasMonths = true, most = 0 }: BarsProps) {
  const { say } = useTab();
  const { locale } = useMe();
  const styles = useStyles();
  const ticks = ticksTo(Math.max(most, ...bars.map(({ pieces }) => pieces.reduce((sum, { value }) => sum + value, 0))));
  const compact = new Intl.NumberFormat(locale, { notation: 'compact' });
  const data = bars.map(({ label, pieces }) => ({
    xAxisPoint: label,
    stackCallOutAccessibilityData: { ariaLabel: label },
    chartData: pieces.map(({ name, value, text, color }) => ({
      data: value,
      legend: name,
      color,
      xAxisCalloutData: label,
      yAxisCalloutData: text,
      callOutAccessibilityData: { ariaLabel: say('tab.charts.bar', { bar: label, part: name, value: text }) },
    })),
  }));
  const open = ({ xAxisCalloutData, legend }: VSChartDataPoint) => {
    const bar = bars.find(({ label }) => label === xAxisCalloutData);
    const piece = bar?.pieces.find(({ name }) => name === legend);
    if (piece !== undefined) go({ view: 'deals', filters: filtersOf(piece.filter) });
  };
  const callout = (piece?: VSChartDataPoint) => (
    <div className={styles.callout}>
      <span className={styles.quiet}>{piece?.xAxisCalloutData}</span>
      <span>{piece?.legend}</span>
      <span className={styles.value}>{piece?.yAxisCalloutData}</span>
    </div>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed are the bars in it
    <div className={styles.chart} onKeyDown={pressByEnter}>
      <VerticalStackedBarChart
        data={data}
        height={height}
        hideLegend
        hideLabels
        barWidth="auto"
        maxBarWidth={48}
        barGapMax={2}
        xAxisInnerPadding={0.4}
        xAxis={{ tickLayout: hasMonths ? 'default' : 'auto' }}
        yMaxValue={ticks.at(-1) ?? 1}
        yAxisTickValues={[...ticks]}
        yAxisTickFormat={(value: number) => compact.format(value)}
        svgProps={{ role: 'group', 'aria-label': title }}
        onRenderCalloutPerDataPoint={callout}
        onBarClick={(_, pressed) => 'legend' in pressed && open(pressed)}
      />
    </div>
  );
}

/** What has the focus in a picture is no button. */
function pressByEnter({ key, target }: KeyboardEvent) {
  if (key !== 'Enter' || !(target instanceof SVGElement)) return;
  target.dispatchEvent(new MouseEvent('click', { bubbles: true }));
}

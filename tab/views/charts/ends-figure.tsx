import type { MonthCount } from '../../api/figures.ts';
import { useMe, useTab } from '../../shell/tab.ts';
import { Bars } from './bars.tsx';
import { barColor } from './colors.ts';
import { Figure } from './figure.tsx';
import { monthLabels } from './month-labels.ts';

/** Terms of subscriptions that end in the months ahead. */
export function EndsFigure({ ends }: { readonly ends: readonly MonthCount[] }) {
  const { say } = useTab();
  const { locale } = useMe();
  const title = say('tab.charts.ends');
  const total = ends.reduce((sum, { count }) => sum + count, 0);
  const labels = monthLabels(ends, locale);
  const bars = ends.map(({ count, filter }, index) => ({
    label: labels[index] ?? '',
    pieces: [
      {
        name: say('tab.charts.termsEnding'),
        value: count,
        text: String(count),
        color: barColor,
        filter,
      },
    ],
  }));
  const numbers = {
    columns: [say('tab.charts.month'), say('tab.charts.termsEnding')],
    rows: ends.map(({ label, count, filter }) => ({
      head: label,
      cells: [{ text: String(count), filter: count > 0 ? filter : null }],
    })),
  };
  return (
    <Figure title={title} sentence={say('tab.charts.endsSay', { count: total })} numbers={numbers}>
      {total > 0 && <Bars title={title} bars={bars} />}
    </Figure>
  );
}

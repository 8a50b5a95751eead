import type { CommittedFigures } from '../../api/figures.ts';
import { useMe, useTab } from '../../shell/tab.ts';
import { minorPerUnit } from '../deals/money.ts';
import { Bars } from './bars.tsx';
import { barColor } from './colors.ts';
import { Figure } from './figure.tsx';
import { monthLabels } from './month-labels.ts';

/** What was ordered, by month. */
export function CommittedFigure({ committed: { currency, total, months } }: { readonly committed: CommittedFigures }) {
  const { say } = useTab();
  const { locale } = useMe();
  const title = say('tab.charts.committed', { currency });
  const labels = monthLabels(months, locale);
  const bars = months.map(({ amount, filter }, index) => ({
    label: labels[index] ?? '',
    pieces: [
      {
        name: say('tab.charts.ordered'),
        value: amount.minor / minorPerUnit(currency),
        text: amount.text,
        color: barColor,
        filter,
      },
    ],
  }));
  const numbers = {
    columns: [say('tab.charts.month'), say('tab.charts.dealsHead'), say('tab.charts.amount')],
    rows: months.map(({ label, count, amount, filter }) => ({
      head: label,
      cells: [
        { text: String(count), filter: count > 0 ? filter : null },
        { text: amount.text, filter: count > 0 ? filter : null },
      ],
    })),
  };
  return (
    <Figure title={title} sentence={say('tab.charts.committedSay', { total: total.text })} numbers={numbers}>
      <Bars title={title} bars={bars} />
    </Figure>
  );
}

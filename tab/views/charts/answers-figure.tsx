import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AnswerFigures, Counted } from '../../api/figures.ts';
import { filtersOf } from '../../parts/filters-of.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { useMe, useTab } from '../../shell/tab.ts';
import { Bars } from './bars.tsx';
import { barColor } from './colors.ts';
import { Figure } from './figure.tsx';
import { monthLabels } from './month-labels.ts';

const useStyles = makeStyles({
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalXXL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface AnswersFigureProps {
  readonly title: string;
  readonly answers: AnswerFigures;
}

/** How many customers answer what they are asked by mail, and how soon. */
export function AnswersFigure({ title, answers }: AnswersFigureProps) {
  const { say } = useTab();
  const { locale } = useMe();
  const styles = useStyles();
  const { asked, answered, open, ratePercent, time, months } = answers;
  const rateText = (rate: number | null) =>
    rate === null ? say('tab.charts.noRate') : new Intl.NumberFormat(locale, { style: 'percent' }).format(rate / 100);
  const labels = monthLabels(months, locale);
  const bars = months.map((one, index) => ({
    label: labels[index] ?? '',
    pieces: [
      {
        name: say('tab.charts.answered'),
        value: one.ratePercent ?? 0,
        text: rateText(one.ratePercent),
        color: barColor,
        filter: one.filter,
      },
    ],
  }));
  const numbers = {
    columns: [say('tab.charts.month'), say('tab.charts.asked'), say('tab.charts.answered'), say('tab.charts.time')],
    rows: months.map(({ label, count, filter, ratePercent: rate, text }) => ({
      head: label,
      cells: [
        { text: String(count), filter: count > 0 ? filter : null },
        { text: rateText(rate), filter: null },
        { text, filter: null },
      ],
    })),
  };
  return (
    <Figure title={title} sentence={asked.count === 0 ? say('tab.charts.noneAsked') : ''} numbers={numbers}>
      {asked.count > 0 && (
        <>
          <dl className={styles.facts}>
            <Fact name={say('tab.charts.answered')}>{rateText(ratePercent)}</Fact>
            <Fact name={say('tab.charts.time')}>{time.text}</Fact>
            <Fact name={say('tab.charts.asked')}>
              <CountLink counted={asked} />
            </Fact>
            <Fact name={say('tab.charts.haveAnswered')}>
              <CountLink counted={answered} />
            </Fact>
            <Fact name={say('tab.charts.open')}>
              <CountLink counted={open} />
            </Fact>
          </dl>
          <Quiet>{say('tab.charts.rateByMonth')}</Quiet>
          <Bars title={title} bars={bars} height={160} most={100} />
        </>
      )}
    </Figure>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>{children}</dd>
    </div>
  );
}

function CountLink({ counted: { count, filter } }: { readonly counted: Counted }) {
  return count === 0 ? count : <GoLink to={{ view: 'deals', filters: filtersOf(filter) }}>{count}</GoLink>;
}

import { makeStyles, tokens } from '@fluentui/react-components';
import type { StageFigures } from '../../api/figures.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { useTab } from '../../shell/tab.ts';
import { Bars } from './bars.tsx';
import { shades } from './colors.ts';
import { Figure } from './figure.tsx';

const useStyles = makeStyles({
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    fontSize: tokens.fontSizeBase200,
  },
  entry: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  swatch: { width: '12px', height: '12px', border: `1px solid ${tokens.colorNeutralStroke1}` },
});

/** How many deals are at each stage, and for how long. */
export function StagesFigure({ stages }: { readonly stages: readonly StageFigures[] }) {
  const { say } = useTab();
  const styles = useStyles();
  const ages = stages[0]?.ages ?? [];
  const colors = shades(ages.length);
  const total = stages.reduce((sum, { count }) => sum + count, 0);
  const title = say('tab.charts.stages');
  const bars = stages.map(({ label, ages: counted }) => ({
    label,
    pieces: counted.map(({ label: name, count, filter }, index) => ({
      ...{ name, value: count, filter },
      text: say('tab.charts.deals', { count }),
      color: colors[index] ?? '',
    })),
  }));
  const numbers = {
    columns: [say('tab.charts.stage'), ...ages.map(({ label }) => label), say('tab.charts.all')],
    rows: stages.map(({ label, ages: counted, count, filter }) => ({
      head: label,
      cells: [...counted, { count, filter }].map((one) => ({ text: String(one.count), filter: one.filter })),
    })),
  };
  return (
    <Figure title={title} sentence={say('tab.charts.stagesSay', { count: total })} numbers={numbers}>
      {total === 0 ? (
        <Quiet>{say('tab.charts.none')}</Quiet>
      ) : (
        <>
          <Bars title={title} bars={bars} hasMonths={false} />
          <ul className={styles.legend}>
            {ages.map(({ label }, index) => (
              <li key={label} className={styles.entry}>
                <span className={styles.swatch} style={{ backgroundColor: colors[index] }} aria-hidden />
                {label}
              </li>
            ))}
          </ul>
        </>
      )}
    </Figure>
  );
}

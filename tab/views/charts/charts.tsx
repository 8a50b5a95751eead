import { makeStyles, tokens } from '@fluentui/react-components';
import type { Figures } from '../../api/figures.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { useTab } from '../../shell/tab.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { ViewFrame } from '../../shell/view-frame.tsx';
import { AnswersFigure } from './answers-figure.tsx';
import { CommittedFigure } from './committed-figure.tsx';
import { DurationsFigure } from './durations-figure.tsx';
import { EndsFigure } from './ends-figure.tsx';
import { StagesFigure } from './stages-figure.tsx';

const useStyles = makeStyles({
  all: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    alignItems: 'start',
    gap: tokens.spacingVerticalL,
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  half: { minWidth: 0 },
  wide: { gridColumn: '1 / -1', minWidth: 0 },
});

/** Where deals wait, what is committed, and what comes to its end. */
export default function Charts() {
  const { say } = useTab();
  const known = useAnswer({ path: '/api/tab/figures' });
  return (
    <ViewFrame title={say('tab.views.charts')} known={known}>
      {(figures) => <All figures={figures} />}
    </ViewFrame>
  );
}

function All({ figures }: { readonly figures: Figures }) {
  const { say } = useTab();
  const styles = useStyles();
  const { asOf, stages, durations, invitations, agreements, committed, ends } = figures;
  return (
    <>
      <Quiet>{say('tab.charts.asOf', { when: asOf.text })}</Quiet>
      <div className={styles.all}>
        <StagesFigure stages={stages} />
        <EndsFigure ends={ends} />
        <div className={styles.wide}>
          <DurationsFigure durations={durations} />
        </div>
        <AnswersFigure title={say('tab.charts.invitations')} answers={invitations} />
        <AnswersFigure title={say('tab.charts.agreements')} answers={agreements} />
        {committed.map((one) => (
          <div key={one.currency} className={committed.length === 1 ? styles.wide : styles.half}>
            <CommittedFigure committed={one} />
          </div>
        ))}
      </div>
    </>
  );
}

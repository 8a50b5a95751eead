import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { Operations } from '../../api/operations.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { OutcomeBar } from '../../shell/outcome-bar.tsx';
import { useTab } from '../../shell/tab.ts';
import { type Acting, useActing } from '../../shell/use-acting.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { ViewFrame } from '../../shell/view-frame.tsx';
import { BouncedMails } from './bounced-mails.tsx';
import { CauseShown } from './cause-shown.tsx';
import { Health } from './health.tsx';
import { QueueShown } from './queue-shown.tsx';
import { TroubledDeals } from './troubled-deals.tsx';

const useStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
    alignItems: 'start',
    gap: tokens.spacingVerticalL,
  },
});

/** What is broken, since when, and why. */
export default function OperationsView() {
  const { say } = useTab();
  const known = useAnswer({ path: '/api/tab/operations' });
  const acting = useActing(known.refresh);
  return (
    <ViewFrame title={say('tab.views.operations')} known={known}>
      {(operations) => <Shown operations={operations} acting={acting} />}
    </ViewFrame>
  );
}

interface ShownProps {
  readonly operations: Operations;
  readonly acting: Acting;
}

function Shown({ operations, acting }: ShownProps) {
  const { say } = useTab();
  const styles = useStyles();
  const { causes, failing, paused, queue, health, bounced, bouncedFilter } = operations;
  return (
    <>
      <OutcomeBar acting={acting} />
      {paused.map(({ provider, text, since }) => (
        <MessageBar key={provider} intent="error" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{say('tab.operations.pausedTitle', { provider })}</MessageBarTitle>
            {text} {since.text}
          </MessageBarBody>
        </MessageBar>
      ))}
      <Section title={say('tab.operations.causes')}>
        {causes.length === 0 ? (
          <Quiet>{say('tab.operations.allWell')}</Quiet>
        ) : (
          causes.map((cause) => <CauseShown key={cause.cause} cause={cause} acting={acting} />)
        )}
      </Section>
      {failing.length > 0 && (
        <Section title={say('tab.operations.failing')}>
          <TroubledDeals deals={failing} acting={acting} />
        </Section>
      )}
      <div className={styles.pair}>
        <Health rows={health} />
        <QueueShown queue={queue} />
      </div>
      <BouncedMails mails={bounced} filter={bouncedFilter} />
    </>
  );
}

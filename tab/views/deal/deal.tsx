import { Link, makeStyles, tokens } from '@fluentui/react-components';
import type { Deal } from '../../api/deal.ts';
import { CommitmentShown } from '../../deal/commitment.tsx';
import { Lines } from '../../deal/lines.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { CopyLink } from '../../shell/copy-link.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { OutcomeBar } from '../../shell/outcome-bar.tsx';
import type { Place } from '../../shell/place.ts';
import { useTab } from '../../shell/tab.ts';
import { useActing } from '../../shell/use-acting.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { ViewFrame } from '../../shell/view-frame.tsx';
import { DealHead } from './deal-head.tsx';
import { Documents } from './documents.tsx';
import { Mails } from './mails.tsx';
import { Stepper } from './stepper.tsx';
import { Timeline } from './timeline.tsx';
import { Waits } from './waits.tsx';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)',
    alignItems: 'start',
    gap: tokens.spacingVerticalL,
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
});

/** All that the viewer may see of a deal, and do with it. */
export default function DealView({ place: { id = '' } }: { readonly place: Place }) {
  const { say } = useTab();
  const known = useAnswer({ path: '/api/tab/deals/:id', named: { id } });
  const acting = useActing(known.refresh);
  const isMissing = known.failed !== undefined && known.answer === undefined;
  return (
    <ViewFrame
      title={known.answer?.name ?? say('tab.deal.title')}
      known={isMissing ? { ...known, answer: null } : known}
    >
      {(deal) =>
        deal === null ? (
          <GoLink to={{ view: 'deals', filters: {} }}>{say('tab.deal.toDeals')}</GoLink>
        ) : (
          <>
            <DealHead deal={deal} acting={acting} />
            <OutcomeBar acting={acting} />
            <Stepper steps={deal.steps} />
            <Parts deal={deal} />
          </>
        )
      }
    </ViewFrame>
  );
}

/** What there is to decide and to do on one side, what is known on the other; on a phone one after the other. */
function Parts({ deal }: { readonly deal: Deal }) {
  const { say } = useTab();
  const styles = useStyles();
  const { waits, lines, total, commitment, parts, facts, documents, mails, timeline, link, pack } = deal;
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        {waits.length > 0 && <Waits waits={waits} />}
        <Section title={say('tab.deal.lines')}>
          {lines.length === 0 ? <Quiet>{say('tab.deal.linesNone')}</Quiet> : <Lines lines={lines} total={total} />}
        </Section>
        {commitment !== null && (
          <Section title={say('tab.deal.commitment')}>
            <CommitmentShown commitment={commitment} />
          </Section>
        )}
        <Timeline entries={timeline} />
      </div>
      <div className={styles.column}>
        {facts.length > 0 && (
          <Section title={say('tab.deal.facts')}>
            <Facts facts={facts} />
          </Section>
        )}
        <Section title={say('tab.deal.form')}>
          {parts.length === 0 ? <Quiet>{say('tab.deal.formNone')}</Quiet> : <Facts facts={parts} />}
        </Section>
        <Documents documents={documents} />
        <Mails mails={mails} />
        <Section title={say('tab.deal.link')}>
          <CopyLink href={link} />
          {pack !== '' && (
            <Link href={pack} target="_blank" rel="noreferrer">
              {say('tab.deal.pack')}
            </Link>
          )}
        </Section>
      </div>
    </div>
  );
}

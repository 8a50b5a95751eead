import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Quiet } from '../../parts/quiet.tsx';
import { useLast } from '../../parts/use-last.ts';
import { OutcomeBar } from '../../shell/outcome-bar.tsx';
import { PageButtons, usePages } from '../../shell/pages.tsx';
import type { Place } from '../../shell/place.ts';
import { useTab } from '../../shell/tab.ts';
import { useActing } from '../../shell/use-acting.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { ViewFrame } from '../../shell/view-frame.tsx';
import { ApprovalsTable } from './approvals-table.tsx';
import { ReviewPanel } from './review-panel.tsx';

/** Below this there is no room for both: the review is over the list. */
const narrow = '@media (max-width: 1000px)';
const useStyles = makeStyles({
  both: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 3fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  under: { [narrow]: { display: 'none' } },
});

/** What waits for the viewer's decision, and beside it the review of the one that is open. */
export default function Approvals({ place: { id } }: { readonly place: Place }) {
  const { say } = useTab();
  const styles = useStyles();
  const pages = usePages('');
  const known = useLast(useAnswer({ path: '/api/tab/approvals', query: { after: pages.after } }));
  const acting = useActing(known.refresh);
  const changes = useChanges(pages.after, known.isOld ? undefined : known.answer?.rows, acting.own);
  const isOpen = id !== undefined;
  return (
    <ViewFrame title={say('tab.views.approvals')} known={known}>
      {(list) =>
        list !== null && (
          <div className={mergeClasses(isOpen && styles.both)}>
            <div className={mergeClasses(styles.list, isOpen && styles.under)}>
              {!isOpen && <OutcomeBar acting={acting} />}
              <Quiet>{say('tab.approvals.waiting', { count: list.total, more: list.isMore ? 'yes' : 'no' })}</Quiet>
              {list.rows.length > 0 && <ApprovalsTable rows={list.rows} changes={changes} open={id} acting={acting} />}
              <PageButtons pages={pages} page={list} what={say('tab.views.approvals')} />
            </div>
            {isOpen && <ReviewPanel key={id} id={id} acting={acting} told={known.failed?.text} />}
          </div>
        )
      }
    </ViewFrame>
  );
}

import { makeStyles } from '@fluentui/react-components';
import { LateInput } from '../../parts/late-input.tsx';
import { Quiet } from '../../parts/quiet.tsx';
import { useLast } from '../../parts/use-last.ts';
import { OutcomeBar } from '../../shell/outcome-bar.tsx';
import { go, type Place } from '../../shell/place.ts';
import { useTab } from '../../shell/tab.ts';
import { useActing } from '../../shell/use-acting.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { ViewFrame } from '../../shell/view-frame.tsx';
import { WorkGroupList } from './work-group.tsx';

const useStyles = makeStyles({ search: { width: '320px', maxWidth: '100%' } });

const search = (text: string) => go({ view: 'my-work', filters: { text } }, 'replace');

/** One's own deals: what is for oneself to do, what others do, what is done. */
export function MyWork({ place: { filters } }: { readonly place: Place }) {
  const { say } = useTab();
  const styles = useStyles();
  const { text = '' } = filters;
  const known = useLast(useAnswer({ path: '/api/tab/work', query: { text } }));
  const acting = useActing(known.refresh);
  return (
    <ViewFrame title={say('tab.views.my-work')} known={known}>
      {(work) => (
        <>
          <LateInput
            className={styles.search}
            type="search"
            aria-label={say('tab.work.search')}
            placeholder={say('tab.work.search')}
            text={text}
            maxLength={100}
            changed={search}
          />
          <OutcomeBar acting={acting} />
          {text !== '' && work?.groups.every(({ total }) => total === 0) && (
            <Quiet>{say('tab.work.noneFound', { text })}</Quiet>
          )}
          {work?.groups.map((group) => (
            <WorkGroupList key={group.group} first={group} text={text} isOld={known.isOld} acting={acting} />
          ))}
        </>
      )}
    </ViewFrame>
  );
}

import { Input, makeStyles } from '@fluentui/react-components';
import { OutcomeBar } from '../../shell/outcome-bar.tsx';
import { go, type Place } from '../../shell/place.ts';
import { useTab } from '../../shell/tab.ts';
import { useActing } from '../../shell/use-acting.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { ViewFrame } from '../../shell/view-frame.tsx';
import { WorkGroupList } from './work-group.tsx';

const useStyles = makeStyles({ search: { width: '320px', maxWidth: '100%' } });

/** One's own deals: what is for oneself to do, what others do, what is done. */
export function MyWork({ place }: { readonly place: Place }) {
  const { say } = useTab();
  const styles = useStyles();
  const { text = '' } = place.filters;
  const known = useAnswer({ path: '/api/tab/work', query: { text } });
  const acting = useActing(known.refresh);
  return (
    <ViewFrame title={say('tab.views.my-work')} known={known}>
      {({ groups }) => (
        <>
          <Input
            className={styles.search}
            type="search"
            aria-label={say('tab.work.search')}
            placeholder={say('tab.work.search')}
            value={text}
            maxLength={100}
            onChange={(_, { value }) => go({ ...place, filters: { text: value } }, 'replace')}
          />
          <OutcomeBar acting={acting} />
          {text !== '' && groups.every(({ rows }) => rows.length === 0) && <p>{say('tab.work.noneFound', { text })}</p>}
          {groups.map((group) => (
            <WorkGroupList key={group.group} first={group} text={text} acting={acting} />
          ))}
        </>
      )}
    </ViewFrame>
  );
}

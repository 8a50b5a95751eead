import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { ChangedBadge } from '../../shell/changed-badge.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { OutcomeBar } from '../../shell/outcome-bar.tsx';
import { go } from '../../shell/place.ts';
import { useTab } from '../../shell/tab.ts';
import { Trouble } from '../../shell/trouble.tsx';
import type { Acting } from '../../shell/use-acting.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { linkIdOf } from './approvals-table.tsx';
import { ReviewShown } from './review-shown.tsx';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: {
    margin: 0,
    flexGrow: 1,
    flexBasis: '200px',
    minWidth: 0,
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    ':focus': { outlineStyle: 'none' },
  },
});

interface ReviewPanelProps {
  readonly id: string;
  readonly acting: Acting;
  /** What is wrong, as the view says it already; undefined = nothing. */
  readonly told: string | undefined;
}

/** All that is decided on, what is not as usual first; opened from the list, it has the focus, and gives it back. */
export function ReviewPanel({ id, acting, told }: ReviewPanelProps) {
  const { say } = useTab();
  const styles = useStyles();
  const known = useAnswer({ path: '/api/tab/approvals/:id', named: { id } });
  const { answer: review, failed, refresh } = known;
  const changes = useChanges(id, review && [review], acting.own);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (acting.outcome !== undefined) refresh();
  }, [acting.outcome, refresh]);
  const isThere = review !== undefined;
  useEffect(() => {
    if (isThere) title.current?.focus();
  }, [isThere]);
  useEffect(() => () => document.getElementById(linkIdOf(id))?.focus(), [id]);

  const close = () => go({ view: 'approvals', filters: {} });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isDefaultPrevented()) close();
  };
  return (
    <section className={styles.panel} aria-labelledby="review" onKeyDown={onKeyDown}>
      <div className={styles.head}>
        <h2 id="review" ref={title} className={styles.title} tabIndex={-1}>
          {review === undefined ? (
            say('tab.page.loading')
          ) : (
            <GoLink to={{ view: 'deal', id, filters: {} }}>{review.name}</GoLink>
          )}{' '}
          <ChangedBadge change={changes.get(id)} />
        </h2>
        <Button onClick={close}>{say('tab.approvals.close')}</Button>
      </div>
      <OutcomeBar acting={acting} />
      {failed?.text !== told && <Trouble known={known} />}
      {review !== undefined && <ReviewShown review={review} acting={acting} />}
      {review === undefined && failed === undefined && <Spinner />}
    </section>
  );
}

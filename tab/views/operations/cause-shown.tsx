import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useId, useState } from 'react';
import type { Cause } from '../../api/operations.ts';
import { filtersOf } from '../../parts/filters-of.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { PageButtons, usePages } from '../../shell/pages.tsx';
import { useTab } from '../../shell/tab.ts';
import type { Acting } from '../../shell/use-acting.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { RetryAll } from './retry-all.tsx';
import { TroubledDeals } from './troubled-deals.tsx';

const useStyles = makeStyles({
  cause: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBlockEnd: tokens.spacingVerticalM,
    borderBlockEndWidth: '1px',
    borderBlockEndStyle: 'solid',
    borderBlockEndColor: tokens.colorNeutralStroke2,
    ':last-child': { borderBlockEndStyle: 'none', paddingBlockEnd: 0 },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface CauseProps {
  readonly cause: Cause;
  readonly acting: Acting;
}

/** Why deals wait for a person, how many, and how all of them are set going again. */
export function CauseShown({ cause, acting }: CauseProps) {
  const { say } = useTab();
  const styles = useStyles();
  const list = useId();
  const [isOpen, setOpen] = useState(false);
  const { text, count, isMore, since, helps, mayRetry, filter } = cause;
  return (
    <article className={styles.cause}>
      <h3 className={styles.title}>{text}</h3>
      <div className={styles.row}>
        <Badge color="danger" appearance="tint">
          {say(isMore ? 'tab.operations.countAtLeast' : 'tab.operations.count', { count })}
        </Badge>
        <Quiet>{say('tab.operations.since', { when: since.text })}</Quiet>
        <GoLink
          to={{ view: 'deals', filters: filtersOf(filter) }}
          label={say('tab.operations.seeDealsOf', { cause: text })}
        >
          {say('tab.operations.seeDeals')}
        </GoLink>
      </div>
      {helps !== '' && <Quiet>{helps}</Quiet>}
      <div className={styles.row}>
        {mayRetry && <RetryAll cause={cause} acting={acting} />}
        <Button
          appearance="subtle"
          icon={isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />}
          aria-expanded={isOpen}
          aria-controls={isOpen ? list : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          {say(isOpen ? 'tab.operations.hide' : 'tab.operations.show')}
        </Button>
      </div>
      {isOpen && (
        <div id={list}>
          <CauseDeals cause={cause} acting={acting} />
        </div>
      )}
    </article>
  );
}

/** The first come with their cause, the next are asked for. */
function CauseDeals({ cause: { cause, text, deals, count, isMore }, acting }: Pick<CauseProps, 'cause' | 'acting'>) {
  const pages = usePages(cause);
  const isWhole = !isMore && deals.length >= count;
  const { after } = pages;
  const known = useAnswer(
    isWhole ? null : { path: '/api/tab/operations/causes/:cause', named: { cause }, query: { after } },
  );
  return (
    <>
      <TroubledDeals deals={known.answer?.deals ?? deals} acting={acting} />
      {known.answer !== undefined && <PageButtons pages={pages} page={known.answer} what={text} />}
    </>
  );
}

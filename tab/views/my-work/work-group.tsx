import { makeStyles, tokens } from '@fluentui/react-components';
import type { WorkShown } from '../../api/work.ts';
import { PageButtons, usePages } from '../../shell/pages.tsx';
import { useTab } from '../../shell/tab.ts';
import type { Acting } from '../../shell/use-acting.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { useChanges } from '../../shell/use-changes.ts';
import { WorkItem } from './work-item.tsx';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  none: { margin: 0, color: tokens.colorNeutralForeground2 },
});

/** A group of one's deals: its first page comes with the others', the next are asked for. */
export function WorkGroupList({
  first,
  text,
  isOld,
  acting,
}: {
  readonly first: WorkShown;
  readonly text: string;
  /** It is of the search before. */
  readonly isOld: boolean;
  readonly acting: Acting;
}) {
  const { say } = useTab();
  const styles = useStyles();
  const pages = usePages(text);
  const { after } = pages;
  const { group } = first;
  const later = useAnswer(after === '' ? null : { path: '/api/tab/work', query: { text, group, after } });
  const current = after === '' ? first : later.answer?.groups.find((one) => one.group === group);
  const changes = useChanges(`${text} ${after}`, isOld ? undefined : current?.rows, acting.own);
  const shown = current ?? first;
  const { label, rows, total, isMore } = shown;
  const heading = `group-${group}`;
  return (
    <section className={styles.group} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {label} ({say('tab.list.count', { total, more: isMore ? 'yes' : 'no' })})
      </h2>
      {rows.length === 0 ? (
        <p className={styles.none}>{say('tab.work.none')}</p>
      ) : (
        <ul className={styles.list}>
          {rows.map((row) => (
            <WorkItem key={row.id} row={row} change={changes.get(row.id)} acting={acting} />
          ))}
        </ul>
      )}
      <PageButtons pages={pages} page={shown} what={label} />
    </section>
  );
}

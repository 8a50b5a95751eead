import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { HappenedShown } from '../../api/deal.ts';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { useTab } from '../../shell/tab.ts';
import type { Say } from '../../shell/words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  entry: {
    position: 'relative',
    paddingInlineStart: tokens.spacingHorizontalXL,
    paddingBlockEnd: tokens.spacingVerticalM,
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
    marginInlineStart: '5px',
    '::before': {
      content: '""',
      position: 'absolute',
      insetInlineStart: '-6px',
      insetBlockStart: '6px',
      width: '10px',
      height: '10px',
      borderRadius: '50%',
      backgroundColor: tokens.colorCompoundBrandBackground,
    },
    ':last-child': { borderInlineStartColor: 'transparent', paddingBlockEnd: 0 },
  },
  about: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  summary: { cursor: 'pointer', minHeight: '24px', color: tokens.colorBrandForegroundLink },
  changes: { paddingBlockStart: tokens.spacingVerticalXS },
});

/** The newest of them; who wants to know more presses for more. */
const shownAtFirst = 10;

/** Who did what and when, the newest first. */
export function Timeline({ entries }: { readonly entries: readonly HappenedShown[] }) {
  const { say } = useTab();
  const styles = useStyles();
  const list = useId();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? entries : entries.slice(0, shownAtFirst);
  return (
    <Section title={say('tab.deal.timeline')}>
      <ol id={list} className={styles.list}>
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
      {entries.length > shownAtFirst && (
        <div>
          <Button aria-expanded={isWhole} aria-controls={list} onClick={() => setWhole(!isWhole)}>
            {isWhole ? say('tab.deal.showFewer') : say('tab.deal.showAll', { count: entries.length })}
          </Button>
        </div>
      )}
    </Section>
  );
}

function Entry({ entry: { at, who, text, changes } }: { readonly entry: HappenedShown }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <li className={styles.entry}>
      <div>{text}</div>
      <div className={styles.about}>
        {[who === '' ? say('tab.deal.itself') : who, at.text].filter((each) => !text.includes(each)).join(' · ')}
      </div>
      {changes.length > 0 && (
        <details>
          <summary className={styles.summary}>{say('tab.deal.changes', { count: changes.length })}</summary>
          <div className={styles.changes}>
            <Table
              caption={say('tab.deal.changes', { count: changes.length })}
              columns={columnsOf(say)}
              rows={changes}
              keyOf={(change) => JSON.stringify(change)}
            />
          </div>
        </details>
      )}
    </li>
  );
}

function columnsOf(say: Say): readonly Column<HappenedShown['changes'][number]>[] {
  const orNothing = (text: string) => (text === '' ? say('tab.deal.nothing') : text);
  return [
    { name: say('tab.deal.field'), isHead: true, cell: ({ field }) => field },
    { name: say('tab.deal.before'), cell: ({ before }) => orNothing(before) },
    { name: say('tab.deal.after'), cell: ({ after }) => orNothing(after) },
  ];
}

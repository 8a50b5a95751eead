import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons';
import type { WorkRow } from '../../api/work.ts';
import { ChangedBadge } from '../../shell/changed-badge.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { go } from '../../shell/place.ts';
import { useTab } from '../../shell/tab.ts';
import type { Acting } from '../../shell/use-acting.ts';
import type { Change } from '../../shell/use-changes.ts';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingBlock: tokens.spacingVerticalM,
    paddingInline: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  text: { flexGrow: 1, flexBasis: '220px', minWidth: 0, overflowWrap: 'anywhere' },
  name: { fontWeight: tokens.fontWeightSemibold },
  line: { margin: 0 },
  about: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** A deal of one's own, in the words of the chat, with what comes next. */
export function WorkItem({
  row,
  change,
  acting,
}: {
  readonly row: WorkRow;
  readonly change: Change | undefined;
  readonly acting: Acting;
}) {
  const { say, host } = useTab();
  const styles = useStyles();
  const { id, name, lines, amount, age, next } = row;
  const deal = { view: 'deal', id, filters: {} } as const;
  const press = async () => {
    if (next.by === 'chat' && next.chat !== null) await host.open(next.chat);
    else if (next.by === 'act') await acting.act(row, next.verb);
    else go(deal);
  };
  return (
    <li className={styles.item}>
      <div className={styles.text}>
        <GoLink to={deal} className={styles.name}>
          {name}
        </GoLink>{' '}
        <ChangedBadge change={change} />
        {lines.map((line) => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
        <p className={styles.about}>
          {amount === null ? age : say('tab.work.amountAndAge', { amount: amount.text, age })}
        </p>
      </div>
      <Button
        disabledFocusable={acting.underWay === `${next.verb} ${id}`}
        {...(next.by === 'chat' && next.chat !== null && { icon: <OpenRegular />, iconPosition: 'after' })}
        aria-label={say(next.by === 'chat' ? 'tab.act.chatHint' : 'tab.act.hint', { action: next.title, name })}
        onClick={() => void press()}
      >
        {next.title}
      </Button>
    </li>
  );
}

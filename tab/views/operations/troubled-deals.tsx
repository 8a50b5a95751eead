import { makeStyles, tokens } from '@fluentui/react-components';
import type { TroubledDeal } from '../../api/operations.ts';
import { Actions } from '../../deal/actions.tsx';
import { Quiet } from '../../parts/quiet.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { useTab } from '../../shell/tab.ts';
import type { Acting } from '../../shell/use-acting.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    paddingInlineStart: tokens.spacingHorizontalM,
    borderInlineStartWidth: '3px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
  },
  text: { flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' },
});

/** Deals that do not go on, each with what can be done about it. */
export function TroubledDeals({ deals, acting }: { readonly deals: readonly TroubledDeal[]; readonly acting: Acting }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {deals.map((deal) => (
        <li key={deal.id} className={styles.row}>
          <div className={styles.text}>
            <GoLink to={{ view: 'deal', id: deal.id, filters: {} }}>{deal.name}</GoLink>{' '}
            {say('tab.operations.with', { owner: deal.owner })}
            <Quiet>{say('tab.operations.failed', { task: deal.task, since: deal.since.text })}</Quiet>
            {deal.detail !== '' && <Quiet>{deal.detail}</Quiet>}
            {deal.reference !== '' && <Quiet>{say('tab.operations.reference', { reference: deal.reference })}</Quiet>}
          </div>
          <Actions deal={deal} offers={deal.actions} acting={acting} size="small" />
        </li>
      ))}
    </ul>
  );
}

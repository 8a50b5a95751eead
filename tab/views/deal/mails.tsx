import { makeStyles, tokens } from '@fluentui/react-components';
import { MailErrorRegular, MailRegular } from '@fluentui/react-icons';
import type { MailShown } from '../../api/deal.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { useTab } from '../../shell/tab.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM },
  row: { display: 'flex', gap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, marginBlockStart: '2px' },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
  bounced: { color: tokens.colorStatusDangerForeground3 },
});

/** What the customer was mailed, and whether it arrived. */
export function Mails({ mails }: { readonly mails: readonly MailShown[] }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <Section title={say('tab.deal.mails')}>
      {mails.length === 0 ? (
        <Quiet>{say('tab.deal.mailsNone')}</Quiet>
      ) : (
        <ul className={styles.list}>
          {mails.map(({ title, to, at, bounced }) => (
            <li key={`${at.at} ${title} ${to}`} className={styles.row}>
              {bounced === '' ? (
                <MailRegular className={styles.icon} fontSize={16} aria-hidden />
              ) : (
                <MailErrorRegular className={styles.icon} fontSize={16} aria-hidden />
              )}
              <div className={styles.text}>
                {title}
                <Quiet>
                  {say('tab.deal.mailTo', { address: to })} · {at.text}
                </Quiet>
                {bounced !== '' && <div className={styles.bounced}>{say('tab.deal.bounced', { why: bounced })}</div>}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

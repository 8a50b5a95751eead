import { makeStyles, tokens } from '@fluentui/react-components';
import { DocumentRegular } from '@fluentui/react-icons';
import type { DocumentShown } from '../../api/deal.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { useTab } from '../../shell/tab.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM },
  row: { display: 'flex', gap: tokens.spacingHorizontalS },
  icon: { flexShrink: 0, marginBlockStart: '2px' },
  text: { minWidth: 0, overflowWrap: 'anywhere' },
});

/** What proves something: the acceptance, the agreement, orders. */
export function Documents({ documents }: { readonly documents: readonly DocumentShown[] }) {
  const { say } = useTab();
  const styles = useStyles();
  return (
    <Section title={say('tab.deal.documents')}>
      {documents.length === 0 ? (
        <Quiet>{say('tab.deal.documentsNone')}</Quiet>
      ) : (
        <ul className={styles.list}>
          {documents.map(({ kind, title, text, at }) => (
            <li key={`${kind} ${title} ${text}`} className={styles.row}>
              <DocumentRegular className={styles.icon} fontSize={16} aria-hidden />
              <div className={styles.text}>
                {title}
                <Quiet>{[text, at?.text ?? ''].filter((part) => part !== '').join(' · ')}</Quiet>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

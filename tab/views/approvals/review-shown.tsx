import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components';
import type { Review } from '../../api/approvals.ts';
import { Actions } from '../../deal/actions.tsx';
import { CommitmentShown } from '../../deal/commitment.tsx';
import { Lines } from '../../deal/lines.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { useTab } from '../../shell/tab.ts';
import type { Acting } from '../../shell/use-acting.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalL },
  line: { margin: 0 },
});

/** What there is to check, what can be done, and then all else. */
export function ReviewShown({ review, acting }: { readonly review: Review; readonly acting: Acting }) {
  const { say } = useTab();
  const styles = useStyles();
  const { question, asked, checks, moves, reasons, remarks, about, lines, total, commitment, facts, details } = review;
  return (
    <>
      <p className={styles.line}>
        <strong>{question}</strong> {asked}
      </p>
      {checks.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {say('tab.approvals.checks')}
            <ul className={styles.list}>
              {checks.map((check) => (
                <li key={check}>{check}</li>
              ))}
            </ul>
          </MessageBarBody>
        </MessageBar>
      )}
      {[moves, reasons, ...remarks]
        .filter((text) => text !== '')
        .map((text) => (
          <Quiet key={text}>{text}</Quiet>
        ))}
      <Actions deal={review} amount={total?.total.text} offers={review.actions} acting={acting} />
      {about === 'change' && (
        <Section title={say('tab.approvals.takenBack')}>
          <Facts facts={facts} />
        </Section>
      )}
      {lines.length > 0 && (
        <Section title={say('tab.approvals.lines')}>
          <Lines lines={lines} total={total} />
        </Section>
      )}
      {commitment !== null && (
        <Section title={say('tab.approvals.commitment')}>
          <CommitmentShown commitment={commitment} />
        </Section>
      )}
      <Section title={say('tab.approvals.details')}>
        <Facts facts={about === 'change' ? details : [...facts, ...details]} />
      </Section>
    </>
  );
}

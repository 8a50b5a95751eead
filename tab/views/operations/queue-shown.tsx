import type { Queue } from '../../api/operations.ts';
import { Quiet } from '../../parts/quiet.tsx';
import { Section } from '../../parts/section.tsx';
import { GoLink } from '../../shell/go-link.tsx';
import { useTab } from '../../shell/tab.ts';

/** Whether the bot keeps up with what there is to do. */
export function QueueShown({ queue: { oldest, next, text } }: { readonly queue: Queue }) {
  const { say } = useTab();
  return (
    <Section title={say('tab.operations.queue')}>
      <div>{text}</div>
      {oldest !== null && (
        <div>
          <GoLink to={{ view: 'deal', id: oldest.dealId, filters: {} }}>{say('tab.operations.openDeal')}</GoLink>
        </div>
      )}
      {next !== null && <Quiet>{say('tab.operations.nextDue', { when: next.text })}</Quiet>}
    </Section>
  );
}

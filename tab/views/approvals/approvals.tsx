import { useTab } from '../../shell/tab.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { ViewFrame } from '../../shell/view-frame.tsx';

/** What waits for the viewer to decide on. */
export default function Approvals() {
  const { say } = useTab();
  const known = useAnswer({ path: '/api/tab/approvals' });
  return (
    <ViewFrame title={say('tab.views.approvals')} known={known}>
      {({ rows }) => rows.map(({ id, name }) => <p key={id}>{name}</p>)}
    </ViewFrame>
  );
}

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { CopyLink } from './copy-link.tsx';
import { useTab } from './tab.ts';
import { type Acting, type Outcome, outcomeWords } from './use-acting.ts';

/** What came of the last action. It gets the focus where what was pressed is gone. */
export function OutcomeBar({ acting: { outcome, forget } }: { readonly acting: Acting }) {
  const { say } = useTab();
  const bar = useRef<HTMLDivElement>(null);
  const last = useRef<Outcome>(undefined);
  // What was pressed may go only once the list is there anew; later the focus is elsewhere because somebody wants it so.
  useEffect(() => {
    if (outcome === undefined || outcome === last.current || document.activeElement !== document.body) return;
    last.current = outcome;
    bar.current?.focus();
  });
  if (outcome === undefined) return null;
  const isDone = outcome.kind === 'done';
  const href = isDone ? outcome.done.href : null;
  return (
    <div ref={bar} tabIndex={-1}>
      <MessageBar intent={isDone ? 'success' : 'error'} layout="multiline">
        <MessageBarBody>
          {outcomeWords(say, outcome)}
          {href !== null && <CopyLink href={href} />}
        </MessageBarBody>
        <MessageBarActions>
          <Button onClick={forget}>{say('tab.act.close')}</Button>
        </MessageBarActions>
      </MessageBar>
    </div>
  );
}

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  MessageBar,
  MessageBarBody,
} from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { Cause, Retried } from '../../api/operations.ts';
import { useSurfaceStyles } from '../../parts/surface.ts';
import { asFailed, type Failed } from '../../shell/failed.ts';
import { useTab } from '../../shell/tab.ts';

interface RetryAllProps {
  readonly cause: Cause;
  readonly refresh: () => void;
}

type Outcome =
  | { readonly kind: 'done'; readonly retried: Retried }
  | { readonly kind: 'failed'; readonly failed: Failed };

/** Sets all deals of a cause going again, once that is confirmed. */
export function RetryAll({ cause: { cause, text, count }, refresh }: RetryAllProps) {
  const { say, api, announce } = useTab();
  const { surface } = useSurfaceStyles();
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();
  // Pressed again without an answer to the first press, it is the same press.
  const press = useRef('');

  const retry = async () => {
    setBusy(true);
    if (press.current === '') press.current = crypto.randomUUID();
    const came = await api.act('/api/tab/operations/retry', {}, { cause, requestId: press.current }).then(
      (retried): Outcome => ({ kind: 'done', retried }),
      (error: unknown): Outcome => ({ kind: 'failed', failed: asFailed(error, say) }),
    );
    if (came.kind === 'done') press.current = '';
    setBusy(false);
    setAsking(false);
    setOutcome(came);
    announce(came.kind === 'done' ? came.retried.text : came.failed.text);
    refresh();
  };

  return (
    <>
      <Dialog open={isAsking} onOpenChange={(_, { open }) => setAsking(open)}>
        <DialogTrigger disableButtonEnhancement>
          <Button aria-label={say('tab.operations.retryOf', { cause: text })}>{say('tab.operations.retry')}</Button>
        </DialogTrigger>
        <DialogSurface className={surface}>
          <DialogBody>
            <DialogTitle>{say('tab.operations.retryTitle')}</DialogTitle>
            <DialogContent>{say('tab.operations.retryText', { count })}</DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{say('tab.actions.cancel')}</Button>
              </DialogTrigger>
              <Button appearance="primary" disabledFocusable={isBusy} onClick={() => void retry()}>
                {isBusy ? say('tab.actions.busy') : say('tab.operations.retry')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
      {outcome !== undefined && <RetryOutcome outcome={outcome} />}
    </>
  );
}

function RetryOutcome({ outcome }: { readonly outcome: Outcome }) {
  const { say } = useTab();
  if (outcome.kind === 'failed') {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{outcome.failed.text}</MessageBarBody>
      </MessageBar>
    );
  }
  const { text, isMore } = outcome.retried;
  return (
    <MessageBar intent="success" layout="multiline">
      <MessageBarBody>
        {text} {isMore && say('tab.operations.retryMore')}
      </MessageBarBody>
    </MessageBar>
  );
}

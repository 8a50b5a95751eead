import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Cause } from '../../api/operations.ts';
import { useSurfaceStyles } from '../../parts/surface.ts';
import { useTab } from '../../shell/tab.ts';
import type { Acting } from '../../shell/use-acting.ts';

interface RetryAllProps {
  readonly cause: Cause;
  readonly acting: Acting;
}

/** Sets all deals of a cause going again, once that is confirmed. */
export function RetryAll({ cause: { cause, text, count }, acting }: RetryAllProps) {
  const { say, api } = useTab();
  const { surface } = useSurfaceStyles();
  const [isAsking, setAsking] = useState(false);
  const what = `retry-all ${cause}`;
  const isBusy = acting.underWay === what;

  const retry = async () => {
    await acting.send(what, what, async (requestId) => {
      const { text } = await api.act('/api/tab/operations/retry', {}, { cause, requestId });
      return { text, deal: null, href: null };
    });
    setAsking(false);
  };

  return (
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
  );
}

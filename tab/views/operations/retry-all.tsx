import { Button, useRestoreFocusTarget } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActionOffer } from '../../api/actions.ts';
import type { Cause } from '../../api/operations.ts';
import { ActionDialog } from '../../deal/action-dialog.tsx';
import { useTab } from '../../shell/tab.ts';
import type { Acting } from '../../shell/use-acting.ts';

interface RetryAllProps {
  readonly cause: Cause;
  readonly acting: Acting;
}

/** Sets all deals of a cause going again, once that is confirmed. */
export function RetryAll({ cause: { cause, text, count }, acting }: RetryAllProps) {
  const { say, api } = useTab();
  const [isAsking, setAsking] = useState(false);
  const opener = useRestoreFocusTarget();
  const what = `retry-all ${cause}`;
  const title = say('tab.operations.retry');
  const offer: ActionOffer = {
    ...{ verb: 'retry-all', title, style: 'default', by: 'act', chat: null, inputs: [] },
    confirm: {
      title: say('tab.operations.retryTitle'),
      text: say('tab.operations.retryText', { count }),
      items: [],
      button: title,
    },
  };
  const retry = () =>
    acting.send(what, what, async (requestId) => {
      const { text: told } = await api.act('/api/tab/operations/retry', {}, { cause, requestId });
      return { text: told, deal: null, href: null };
    });

  return (
    <>
      <Button aria-label={say('tab.operations.retryOf', { cause: text })} onClick={() => setAsking(true)} {...opener}>
        {title}
      </Button>
      {isAsking && (
        <ActionDialog
          id={null}
          about={text}
          offer={offer}
          isBusy={acting.underWay === what}
          perform={retry}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}

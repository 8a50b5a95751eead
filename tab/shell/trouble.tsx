import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import { isClosed } from './failed.ts';
import { useTab } from './tab.ts';
import type { Known } from './use-answer.ts';

/** Why something is not shown, or not as new as it could be; it is tried on by itself, and at once where that may help. */
export function Trouble({ known: { failed, answer, asOf, refresh } }: { readonly known: Known<unknown> }) {
  const { say, announce } = useTab();
  const text = failed?.text;
  useEffect(() => {
    if (text !== undefined) announce(text);
  }, [text, announce]);
  if (failed === undefined) return null;
  const isShown = answer !== undefined && answer !== null;
  const time =
    asOf === 0 ? '' : new Date(asOf).toLocaleTimeString(document.documentElement.lang, { timeStyle: 'short' });
  return (
    <MessageBar intent={isShown ? 'warning' : 'error'} layout="multiline">
      <MessageBarBody>
        {failed.text} {time !== '' && isShown && say('tab.trouble.asOf', { time })}
      </MessageBarBody>
      {!isClosed(failed) && (
        <MessageBarActions>
          <Button onClick={refresh}>{say('tab.trouble.again')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  );
}

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { Component, type ReactNode } from 'react';
import type { Say } from './words.ts';

/** What stands in the place of a part that cannot be shown, such as one of a version that is no longer there. */
export class Unbroken extends Component<{ readonly say: Say; readonly children: ReactNode }, { isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true };
  }

  override render(): ReactNode {
    const { say, children } = this.props;
    if (!this.state.isBroken) return children;
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>{say('tab.trouble.broken')}</MessageBarBody>
        <MessageBarActions>
          <Button onClick={() => location.reload()}>{say('tab.trouble.reload')}</Button>
        </MessageBarActions>
      </MessageBar>
    );
  }
}

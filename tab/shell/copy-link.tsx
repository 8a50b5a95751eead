import { Button, Input } from '@fluentui/react-components';
import { useTab } from './tab.ts';

/** A link to give to others: in Teams a page may not write into the clipboard everywhere, so it can be marked, too. */
export function CopyLink({ href }: { readonly href: string }) {
  const { say, announce } = useTab();
  const copy = () =>
    navigator.clipboard.writeText(href).then(
      () => announce(say('tab.act.copied')),
      () => undefined,
    );
  return (
    <Input
      readOnly
      value={href}
      aria-label={say('tab.act.linkToCopy')}
      onFocus={(event) => event.target.select()}
      contentAfter={
        <Button size="small" onClick={copy}>
          {say('tab.act.copy')}
        </Button>
      }
    />
  );
}

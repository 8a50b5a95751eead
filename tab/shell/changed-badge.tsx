import { Badge } from '@fluentui/react-components';
import { useTab } from './tab.ts';
import type { Change } from './use-changes.ts';

export function ChangedBadge({ change }: { readonly change: Change | undefined }) {
  const { say } = useTab();
  if (change === undefined) return null;
  return (
    <Badge appearance="tint" color="informative">
      {say(`tab.list.${change}`)}
    </Badge>
  );
}

import { Link } from '@fluentui/react-components';
import type { MouseEvent, ReactNode } from 'react';
import { addressOf, go, type Place } from './place.ts';

/** A link within the tab. Pressed with a key that opens another window, it is the browser's. */
export function GoLink({
  to,
  className,
  children,
}: {
  readonly to: Place;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  return (
    <Link className={className} href={addressOf(to)} onClick={(event: MouseEvent) => followed(event, to)}>
      {children}
    </Link>
  );
}

export function followed(event: MouseEvent, to: Place): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(to);
}

import { Link } from '@fluentui/react-components';
import type { MouseEvent, ReactNode } from 'react';
import { addressOf, go, type Place } from './place.ts';

/** A link within the tab. Pressed with a key that opens another window, it is the browser's. */
export function GoLink({
  to,
  id,
  className,
  isCurrent,
  label,
  isUnseen = false,
  children,
}: {
  readonly to: Place;
  readonly id?: string;
  readonly className?: string;
  /** What it leads to is shown already. */
  readonly isCurrent?: boolean;
  /** For who hears it without what it stands beside. */
  readonly label?: string;
  /** Only heard: Tab does not come to it. */
  readonly isUnseen?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <Link
      id={id}
      className={className}
      href={addressOf(to)}
      aria-label={label}
      tabIndex={isUnseen ? -1 : undefined}
      aria-current={isCurrent ? 'true' : undefined}
      onClick={(event: MouseEvent) => followed(event, to)}
    >
      <bdi>{children}</bdi>
    </Link>
  );
}

export function followed(event: MouseEvent, to: Place): void {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
  event.preventDefault();
  go(to);
}

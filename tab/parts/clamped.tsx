import { makeStyles, mergeClasses } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  text: { display: '-webkit-box', WebkitLineClamp: 3, WebkitBoxOrient: 'vertical', overflow: 'hidden' },
});

interface ClampedProps {
  /** All of it, for who points at it. */
  readonly text: string;
  readonly className?: string | undefined;
  readonly children?: ReactNode;
}

/** Text of any length where it is one of many: all of it is said where the deal is. */
export function Clamped({ text, className, children = text }: ClampedProps) {
  return (
    <div className={mergeClasses(useStyles().text, className)} title={text}>
      {children}
    </div>
  );
}

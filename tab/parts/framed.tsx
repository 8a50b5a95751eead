import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  frame: {
    paddingInline: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  old: { opacity: 0.6 },
});

/** What a list stands in. `isOld`: others are on their way. */
export function Framed({ isOld = false, children }: { readonly isOld?: boolean; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={mergeClasses(styles.frame, isOld && styles.old)} aria-busy={isOld}>
      {children}
    </div>
  );
}

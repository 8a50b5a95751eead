import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  text: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
});

/** A sentence beside what matters, such as why nothing is shown. */
export function Quiet({ children }: { readonly children: ReactNode }) {
  return <p className={useStyles().text}>{children}</p>;
}

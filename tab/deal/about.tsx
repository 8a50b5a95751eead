import { makeStyles, tokens } from '@fluentui/react-components';

export const useDialogStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, overflowWrap: 'anywhere' },
  text: { margin: 0 },
});

/** On what something is done: of a list it may be the wrong one. */
export function About({ about }: { readonly about: string }) {
  const { text } = useDialogStyles();
  return (
    <p className={text}>
      <strong>{about}</strong>
    </p>
  );
}

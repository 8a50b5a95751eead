import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTab } from './tab.ts';
import { Trouble } from './trouble.tsx';
import type { Known } from './use-answer.ts';

const useStyles = makeStyles({
  view: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    maxWidth: '1200px',
    marginInline: 'auto',
    paddingBlock: tokens.spacingVerticalL,
    paddingInline: tokens.spacingHorizontalL,
    overflowWrap: 'break-word',
    '@media (max-width: 480px)': { paddingInline: tokens.spacingHorizontalM },
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    ':focus': { outlineStyle: 'none' },
    // A name of 200 letters is not all that is seen on a phone.
    '@media (max-width: 480px)': {
      display: '-webkit-box',
      WebkitLineClamp: 3,
      WebkitBoxOrient: 'vertical',
      overflow: 'hidden',
      overflowWrap: 'anywhere',
    },
  },
});

/** The first view does not take the focus from Teams; those that follow do. */
let isFirst = true;

/**
 * A view: its title, which has the focus once the view is gone to, what is wrong, and, as soon as there is an answer, what
 * it shows. `known`: the question that the view is about.
 */
export function ViewFrame<Answer>({
  title,
  known,
  children,
}: {
  readonly title: string;
  readonly known: Known<Answer>;
  readonly children: (answer: Answer) => ReactNode;
}) {
  const { say } = useTab();
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = say('tab.page.title', { view: title });
  }, [title, say]);
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  const { answer, failed } = known;
  // What had the focus may go with what was shown.
  const isShown = answer !== undefined && answer !== null;
  const wasShown = useRef(false);
  useEffect(() => {
    if (!isShown && wasShown.current && document.activeElement === document.body) heading.current?.focus();
    wasShown.current = isShown;
  }, [isShown]);
  return (
    <main className={styles.view} aria-busy={answer === undefined && failed === undefined}>
      <h1 ref={heading} className={styles.title} title={title} tabIndex={-1}>
        {title}
      </h1>
      <Trouble known={known} />
      {answer === undefined ? failed === undefined && <Spinner label={say('tab.page.loading')} /> : children(answer)}
    </main>
  );
}
